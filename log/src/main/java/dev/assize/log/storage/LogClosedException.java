package dev.assize.log.storage;

import dev.assize.log.LogException;
import org.jspecify.annotations.Nullable;

/** The writer takes no more entries: it was closed, or what it wrote may not be durable. */
public final class LogClosedException extends LogException {

  private static final long serialVersionUID = 1L;

  LogClosedException(String message, @Nullable Throwable cause) {
    super(message);
    initCause(cause);
  }
}
