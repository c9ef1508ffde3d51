package dev.assize.log.storage;

import dev.assize.log.LogException;

/**
 * An entry is not acknowledged. Appending it again, later, is safe: it is never twice in the log.
 */
public final class AppendException extends LogException {

  private static final long serialVersionUID = 1L;

  private final boolean durable;

  AppendException(String message, boolean durable, Throwable cause) {
    super(message);
    initCause(cause);
    this.durable = durable;
  }

  /** Whether the entry is durable, and will be published with the next checkpoint that can be. */
  public boolean isDurable() {
    return durable;
  }
}
