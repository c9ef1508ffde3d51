package dev.assize.log.service;

import dev.assize.log.LogException;

/** A log cannot be reached or written. The message says why, and what to do. */
public final class LogUnavailableException extends LogException {

  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message) {
    super(message);
  }
}
