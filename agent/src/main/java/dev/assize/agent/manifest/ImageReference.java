package dev.assize.agent.manifest;

import dev.assize.statement.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image, pinned: its registry and name, and the digest that covers every byte of it (<a
 * href="https://github.com/distribution/reference">distribution/reference</a>).
 *
 * @param name with its registry, such as {@code registry.example/team/clerk}
 * @param digest of its manifest or index
 */
public record ImageReference(String name, Digest digest) {

  private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern PINNED =
      Pattern.compile(
          "((?:[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/)?%s(?:/%s)*)(?::[\\w][\\w.-]{0,127})?@sha256:([0-9a-f]{64})"
              .formatted(PART, PART));
  private static final int MOST = 512;

  /**
   * Reads {@code NAME@sha256:…}. A tag between the two is left out: who pulls by digest does not
   * look at it.
   *
   * @return empty if the text is none, or does not pin a digest
   */
  public static Optional<ImageReference> parse(String text) {
    Matcher matcher = text.length() > MOST ? null : PINNED.matcher(text);
    return matcher == null || !matcher.matches()
        ? Optional.empty()
        : Optional.of(new ImageReference(matcher.group(1), new Digest(matcher.group(2))));
  }

  @Override
  public String toString() {
    return name + "@" + digest;
  }
}
