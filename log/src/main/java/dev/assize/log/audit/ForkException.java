package dev.assize.log.audit;

import dev.assize.log.LogException;
import java.nio.file.Path;

/** A log has signed two checkpoints that cannot both be true. Both are kept, as proof. */
public final class ForkException extends LogException {

  private static final long serialVersionUID = 1L;

  private final transient Path proof;

  ForkException(String message, Path proof) {
    super(message + "; both checkpoints are kept in " + proof);
    this.proof = proof;
  }

  /** The folder with both checkpoints. */
  public Path proof() {
    return proof;
  }
}
