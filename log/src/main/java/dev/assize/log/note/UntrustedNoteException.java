package dev.assize.log.note;

import dev.assize.log.LogException;

/** A note has no signature of a trusted key, or a false one. */
public final class UntrustedNoteException extends LogException {

  private static final long serialVersionUID = 1L;

  public UntrustedNoteException(String message) {
    super(message);
  }
}
