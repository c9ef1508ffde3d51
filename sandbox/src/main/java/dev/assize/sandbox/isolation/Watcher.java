package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.nio.file.Path;

/** Observes jobs from outside. Thread-safe. */
public interface Watcher {

  /** The key of its findings among a result's observations. */
  String name();

  /**
   * Begins to watch a job that is prepared but not started.
   *
   * @param number of the job, unique within the warden
   * @param home its home, a tmpfs of its own, with the planted files in place
   * @throws IOException if it cannot watch; becomes a gap in the result
   */
  Watch attach(long number, Path home) throws IOException;

  /** The observation of one job. */
  interface Watch {

    /** Whether the job must be started by {@link #start}; true for one watcher at most. */
    default boolean startsProcesses() {
      return false;
    }

    /**
     * Starts the job. A watcher that has to do something in the thread that starts a process, as
     * installing a filter, does it here; the thread is the job's own and ends with it.
     */
    default Process start(ProcessBuilder builder) throws IOException {
      return builder.start();
    }

    /**
     * Ends the observation, once the job is gone and its home still there.
     *
     * @throws IOException if what was seen is incomplete; becomes a gap in the result
     */
    Observed close() throws IOException;
  }
}
