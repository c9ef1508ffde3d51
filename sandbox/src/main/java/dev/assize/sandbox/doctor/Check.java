package dev.assize.sandbox.doctor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How it went to try one facility.
 *
 * @param facility its name
 * @param state whether it serves
 * @param seen what was tried, and what came of it
 * @param follows what examinations lose; null if nothing
 * @param fix what would help; null if nothing is wrong, or nothing helps
 */
public record Check(
    String facility, State state, String seen, @Nullable String follows, @Nullable Fix fix) {

  /** Whether a facility serves. */
  public enum State {
    /** It does what it is for. */
    WORKS,
    /** Something is to be known about it, but nothing less is observed. */
    NOTE,
    /** Less is observed without it. */
    REDUCES,
    /** No program can be run without it. */
    PREVENTS;

    boolean lowers() {
      return this == REDUCES || this == PREVENTS;
    }
  }

  /**
   * @throws IllegalArgumentException if something is lost though it works, or nothing though not
   */
  public Check {
    if ((follows == null) != (state == State.WORKS)) {
      throw new IllegalArgumentException("something is lost exactly if a facility does not serve");
    }
  }

  /** What would help, if anything does. */
  public Optional<Fix> help() {
    return Optional.ofNullable(fix);
  }

  static Check works(String facility, String seen) {
    return new Check(facility, State.WORKS, seen, null, null);
  }

  static Check note(String facility, String seen, String follows, @Nullable Fix fix) {
    return new Check(facility, State.NOTE, seen, follows, fix);
  }

  static Check reduces(String facility, String seen, String follows, @Nullable Fix fix) {
    return new Check(facility, State.REDUCES, seen, follows, fix);
  }

  static Check prevents(String facility, String seen, @Nullable Fix fix) {
    return new Check(facility, State.PREVENTS, seen, "programs cannot be examined", fix);
  }
}
