package dev.assize.agent.chat;

import java.time.Duration;

/** The moment on the monotonic clock when a run must be over. */
record Deadline(long nanoTime) {

  private static final Duration LONGEST = Duration.ofDays(365);

  static Deadline in(Duration length) {
    Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
    return new Deadline(System.nanoTime() + bounded.toNanos());
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  boolean passed() {
    return left().isZero();
  }
}
