package dev.assize.log.storage;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.statement.key.SigningKey;

/** Signs the heads of a log's tree. */
@FunctionalInterface
public interface CheckpointSigner {

  /** The bytes of a complete signed note (C2SP tlog-checkpoint). */
  byte[] sign(TreeHead head);

  /** Signs with the key of the log; its name is the log's origin. */
  static CheckpointSigner of(SigningKey key) {
    String origin = key.verifier().name();
    return head ->
        SignedCheckpoint.sign(new Checkpoint(origin, head.size(), head.root()), key).bytes();
  }
}
