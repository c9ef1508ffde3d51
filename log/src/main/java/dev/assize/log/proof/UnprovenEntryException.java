package dev.assize.log.proof;

import dev.assize.log.LogException;

/** A proof does not lead from the entry to its checkpoint. */
public final class UnprovenEntryException extends LogException {

  private static final long serialVersionUID = 1L;

  public UnprovenEntryException(String message) {
    super(message);
  }
}
