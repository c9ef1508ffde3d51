package dev.assize.scheme.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemes.
 *
 * @param section of the scheme: {@code metadata}, {@code requirements}, {@code institution.clocks},
 *     …
 * @param path of what is different; an element of a list is named by its id: {@code
 *     institution.rules[INC-1].text}
 * @param from what one scheme says; null if nothing
 * @param to what the other says; null if nothing
 * @param direction what the other asks of agents and parties, compared with the one
 */
public record Change(
    String section, String path, @Nullable String from, @Nullable String to, Direction direction) {

  /** Whether more or less is asked for. */
  public enum Direction {
    /** More is asked for, or more follows. */
    @JsonProperty("stricter")
    STRICTER,
    /** Less. */
    @JsonProperty("laxer")
    LAXER,
    /** Neither, or it cannot be said by rule. */
    @JsonProperty("different")
    DIFFERENT;

    /** The same, seen from the other side. */
    Direction reversed() {
      return switch (this) {
        case STRICTER -> LAXER;
        case LAXER -> STRICTER;
        case DIFFERENT -> DIFFERENT;
      };
    }
  }
}
