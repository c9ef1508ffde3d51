package dev.assize.register.entry;

/** An entry of the log that is no signed statement of a kind that Assize knows. */
public final class UnreadableEntryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what it lacks, in words that follow a colon
   */
  public UnreadableEntryException(String message) {
    super(message);
  }
}
