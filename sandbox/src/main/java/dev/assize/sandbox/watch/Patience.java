package dev.assize.sandbox.watch;

/** Waits for threads that end soon and must have ended before anything else is done. */
final class Patience {

  private Patience() {}

  /** Returns when the thread has ended; an interrupt is kept for the caller. */
  static void awaitEnd(Thread thread) {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
