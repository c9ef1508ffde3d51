package dev.assize.log.audit;

import dev.assize.log.LogException;
import org.jspecify.annotations.Nullable;

/** The mirror's directory cannot be used: it is something else, damaged, or cannot be written. */
public final class MirrorException extends LogException {

  private static final long serialVersionUID = 1L;

  MirrorException(String message, @Nullable Throwable cause) {
    super(message);
    initCause(cause);
  }
}
