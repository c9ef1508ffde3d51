package dev.assize.sandbox.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one command of a job ended, and what it left.
 *
 * @param exitCode of the command, 128 + signal if a signal ended it; -1 if we ended it
 * @param stdout the first bytes, up to the limit
 * @param stderr the first bytes, up to the limit
 * @param broughtBack in the order of the asking, directories entry by entry
 * @param limitsHit limits that it was seen to reach
 * @param gone the proof that nothing of it is left
 */
public record JobResult(
    Ending ending,
    int exitCode,
    Duration took,
    Content stdout,
    Content stderr,
    List<Collected> broughtBack,
    Set<Limit> limitsHit,
    Gone gone) {

  public JobResult {
    broughtBack = List.copyOf(broughtBack);
    limitsHit = Set.copyOf(limitsHit);
  }

  /** Why it ended. */
  public enum Ending {
    /** The command ended. */
    EXITED,
    /** It was still running at its deadline and was killed. */
    DEADLINE,
    /** It wrote more than it may to one of its streams and was killed. */
    OUTPUT_LIMIT,
    /** It used more memory than it may and was killed. */
    MEMORY_LIMIT,
    /** Whoever asked for it took that back. */
    CANCELLED,
    /** Something outside killed it. */
    KILLED
  }

  /** A limit that was reached. */
  public enum Limit {
    PROCESSES,
    MEMORY,
    HOME_SPACE,
    HOME_FILES,
    TEMPORARY_SPACE,
    TEMPORARY_FILES,
    OUTPUT,
    DEADLINE
  }

  /**
   * What is left of a job.
   *
   * @param proven whether its process namespace is known to be empty; if not, nothing else in the
   *     result may be believed
   * @param took from the kill until then
   * @param leftRunning the names of the processes that were still running when the command had
   *     ended, at most 100
   */
  public record Gone(boolean proven, Duration took, List<String> leftRunning) {

    public Gone {
      leftRunning = List.copyOf(leftRunning);
    }
  }

  /** Whether the result is evidence: nothing is left that could still change it. */
  public boolean usable() {
    return gone.proven() && ending != Ending.KILLED && ending != Ending.CANCELLED;
  }

  /** What was found at a path that was to be brought back. */
  public Optional<Collected> collected(String path) {
    return broughtBack.stream().filter(found -> found.path().equals(path)).findFirst();
  }
}
