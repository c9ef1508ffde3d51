package dev.assize.agent.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Node.js. */
public record NodeVersion(int major, int minor, int patch) implements Comparable<NodeVersion> {

  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})(?:[-+].*)?");
  private static final Comparator<NodeVersion> ORDER =
      Comparator.comparingInt(NodeVersion::major)
          .thenComparingInt(NodeVersion::minor)
          .thenComparingInt(NodeVersion::patch);

  /**
   * Reads {@code 22.0.0} or {@code v22.0.0}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  @JsonCreator
  public static NodeVersion parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a version such as 22.0.0: " + text.strip());
    }
    return new NodeVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  @Override
  public int compareTo(NodeVersion other) {
    return ORDER.compare(this, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
