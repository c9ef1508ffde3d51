package dev.assize.log.storage;

import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.statement.key.VerifierKey;
import java.util.List;

/** Verifies the checkpoints of a log. Thread-safe. */
@FunctionalInterface
public interface CheckpointOpener {

  /**
   * What a checkpoint commits to.
   *
   * @param note a signed note, from whomever
   * @throws RuntimeException if it is malformed, or not to be believed; the message says which
   */
  TreeHead open(byte[] note);

  /** Believes what the log has signed, with or without witnesses. */
  static CheckpointOpener of(VerifierKey log) {
    return of(checkpoint -> checkpoint.verify(List.of(log), List.of()));
  }

  /** Believes what the verifier believes, which is to be checkpoints of one log. */
  static CheckpointOpener of(CheckpointVerifier verifier) {
    return note -> {
      VerifiedCheckpoint checkpoint = verifier.verify(SignedCheckpoint.parse(note));
      return new TreeHead(checkpoint.size(), checkpoint.root());
    };
  }
}
