package dev.assize.agent.chat;

import dev.assize.agent.Run.Ending;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The model gave no answer.
 *
 * @param ending how the run ends if nothing better comes of trying again
 * @param detail one line for people: what was wrong, where, what to do
 * @param passing whether trying again may help
 * @param pause how long the server asks to wait; null if it does not
 */
record Failure(Ending ending, String detail, boolean passing, @Nullable Duration pause)
    implements Answer {

  static Failure lasting(String detail) {
    return new Failure(Ending.UNUSABLE, detail, false, null);
  }

  static Failure passing(String detail) {
    return new Failure(Ending.UNUSABLE, detail, true, null);
  }

  Failure with(String addition) {
    return new Failure(ending, detail + addition, passing, pause);
  }
}
