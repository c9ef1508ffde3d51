package dev.assize.log.storage;

import dev.assize.log.LogException;

/** What lies in a log's directory is not what was written there; nothing of it was changed. */
public final class DamagedLogException extends LogException {

  private static final long serialVersionUID = 1L;

  public DamagedLogException(String message) {
    super(message);
  }

  public DamagedLogException(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }
}
