package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Observes jobs from outside. Thread-safe. */
public interface Watcher {

  /** The key of its findings among a result's observations. */
  String name();

  /**
   * Begins to watch a job that is prepared but not started.
   *
   * @param number of the job, unique within the warden
   * @param home its home, a tmpfs of its own, with the planted files in place
   * @param decoys those of them, below the home, that the job has no reason to touch
   * @throws IOException if it cannot watch; becomes a gap in the result
   */
  Watch attach(long number, Path home, List<String> decoys) throws IOException;

  /** The observation of one job. */
  interface Watch {

    /** Whether the job must be started by {@link #start}; true for one watcher at most. */
    default boolean startsProcesses() {
      return false;
    }

    /**
     * Starts a command of the job. A watcher that has to do something in the thread that starts a
     * process, as installing a filter, does it here; the thread is the job's own and outlives the
     * command.
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
