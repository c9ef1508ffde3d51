package dev.assize.log.witness;

import dev.assize.log.note.NoteSignature;

/** What a witness says to a request. */
public sealed interface Answer {

  /**
   * The witness has cosigned, and remembers the checkpoint.
   *
   * @param signature to be put below the checkpoint
   */
  record Cosigned(NoteSignature signature) implements Answer {}

  /**
   * The witness has cosigned another size last.
   *
   * @param size that it has, in entries; 0 for none
   */
  record Conflict(long size) implements Answer {}

  /**
   * The witness does not cosign.
   *
   * @param message why, in one line
   */
  record Refused(Reason reason, String message) implements Answer {}

  /** Why a witness does not cosign. */
  enum Reason {
    /** The request cannot be understood, or its old size is above its checkpoint's. */
    MALFORMED,
    /** The witness does not know the log. */
    UNKNOWN_LOG,
    /** The checkpoint is not signed by the log. */
    UNTRUSTED,
    /** It is not proven that the log has only grown. */
    INCONSISTENT
  }
}
