package dev.assize.log.checkpoint;

import dev.assize.log.LogException;

/** A checkpoint is not of a trusted log, or too few witnesses have cosigned it. */
public final class UntrustedCheckpointException extends LogException {

  private static final long serialVersionUID = 1L;

  public UntrustedCheckpointException(String message) {
    super(message);
  }
}
