package dev.assize.log.witness;

import dev.assize.log.LogException;

/** What a witness has cosigned cannot be remembered or recalled, so that it must not cosign. */
public final class WitnessStateException extends LogException {

  private static final long serialVersionUID = 1L;

  public WitnessStateException(String message) {
    super(message);
  }
}
