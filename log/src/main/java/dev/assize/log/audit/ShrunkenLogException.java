package dev.assize.log.audit;

import dev.assize.log.LogException;
import java.nio.file.Path;

/** A log offers fewer entries than it had. Both checkpoints are kept, as proof. */
public final class ShrunkenLogException extends LogException {

  private static final long serialVersionUID = 1L;

  private final transient Path proof;

  ShrunkenLogException(String message, Path proof) {
    super(message + "; both checkpoints are kept in " + proof);
    this.proof = proof;
  }

  /** The folder with both checkpoints. */
  public Path proof() {
    return proof;
  }
}
