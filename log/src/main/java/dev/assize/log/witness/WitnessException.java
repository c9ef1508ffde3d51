package dev.assize.log.witness;

import dev.assize.log.LogException;

/** A witness was not reached, or has not cosigned. */
public final class WitnessException extends LogException {

  private static final long serialVersionUID = 1L;

  public WitnessException(String message) {
    super(message);
  }
}
