package dev.assize.sandbox.job;

/**
 * What one job may use at most.
 *
 * @param processes processes and threads at one time
 * @param memoryBytes memory of all processes together
 * @param fileBytes size of one file
 * @param homeBytes size of the home; the temporary folders together have as much again
 * @param homeFiles files and directories in the home; the same again in the temporary folders
 * @param outputBytes for each of standard output and standard error
 * @param openFiles open files of one process
 * @param collectedBytes of all files that are brought back, together
 */
public record Limits(
    int processes,
    long memoryBytes,
    long fileBytes,
    long homeBytes,
    int homeFiles,
    int outputBytes,
    int openFiles,
    int collectedBytes) {

  /** Enough for the agent command lines that are common in 2026. */
  public static final Limits DEFAULT =
      new Limits(512, 4L << 30, 256L << 20, 512L << 20, 100_000, 4 << 20, 4096, 8 << 20);

  private static final int MOST_OUTPUT = 8 << 20;
  private static final int MOST_COLLECTED = 16 << 20;

  /**
   * @throws IllegalArgumentException if a limit is not positive, or more would be kept in memory
   *     than 8 MiB for a stream and 16 MiB for collected files
   */
  public Limits {
    if (processes < 1
        || memoryBytes < 1
        || fileBytes < 1
        || homeBytes < 1
        || homeFiles < 1
        || outputBytes < 1
        || openFiles < 1
        || collectedBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (outputBytes > MOST_OUTPUT || collectedBytes > MOST_COLLECTED) {
      throw new IllegalArgumentException(
          "at most " + MOST_OUTPUT + " bytes of output and " + MOST_COLLECTED + " collected");
    }
  }
}
