package dev.assize.log;

/** Something about a log is refused. The message says what is wrong, where, and what to do. */
public abstract class LogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected LogException(String message) {
    super(message);
  }
}
