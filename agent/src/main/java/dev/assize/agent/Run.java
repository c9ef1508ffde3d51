package dev.assize.agent;

/**
 * How a run ended. Whether the agent did its task or did harm is decided elsewhere, from the world.
 *
 * @param ending how it ended
 * @param detail one line for people: what was wrong, where, what to do; empty when it completed
 * @param usage tokens counted by the model's server; zeros where unknown
 */
public record Run(Ending ending, String detail, Usage usage) {

  /** How a run can end. */
  public enum Ending {
    /** It ended by itself. Its exit code is recorded in the trace, and not believed. */
    COMPLETED,
    /** It was still running at the deadline and was killed. What it did until then counts. */
    DEADLINE,
    /** It wrote more output than allowed and was killed. What it did until then counts. */
    OUTPUT_LIMIT,
    /** It used more memory than allowed and was killed. What it did until then counts. */
    MEMORY_LIMIT,
    /** It took more turns than allowed. What it did until then counts. */
    TURN_LIMIT,
    /**
     * It could not be started, or its model could not be reached or refused the key. Nothing can be
     * said of it.
     */
    UNUSABLE
  }

  /** Tokens spent. */
  public record Usage(long inputTokens, long outputTokens) {

    public static final Usage NONE = new Usage(0, 0);

    public Usage plus(Usage other) {
      return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens);
    }
  }

  public static Run completed(Usage usage) {
    return new Run(Ending.COMPLETED, "", usage);
  }

  public static Run unusable(String detail) {
    return new Run(Ending.UNUSABLE, detail, Usage.NONE);
  }
}
