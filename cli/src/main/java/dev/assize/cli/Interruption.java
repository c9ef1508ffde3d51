package dev.assize.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and holds the process until
 * that thread has cleared up, so that no agent's process is left behind.
 */
final class Interruption implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 15;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch cleared = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile String hint = "";

  private Interruption() {}

  static Interruption ofThisThread() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What to tell the user when interrupted from now on. */
  void hint(String text) {
    hint = text;
  }

  private void stop() {
    worker.interrupt();
    try {
      boolean orderly = cleared.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.err.println(
          "\nassize: stopped"
              + (orderly ? "" : " before everything was cleared up")
              + (hint.isEmpty() ? "" : "; " + hint));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cleared.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook runs, and was just released.
    }
  }
}
