package dev.assize.log.storage;

/** What lies in a log's directory is not what was written there; nothing of it was changed. */
public final class DamagedLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DamagedLogException(String message) {
    super(message);
  }

  public DamagedLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
