package dev.assize.log.tile;

import dev.assize.log.LogException;

/** A log's directory or server cannot be read; what it holds is not known. */
public final class SourceException extends LogException {

  private static final long serialVersionUID = 1L;

  public SourceException(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }

  public SourceException(String message) {
    super(message);
  }
}
