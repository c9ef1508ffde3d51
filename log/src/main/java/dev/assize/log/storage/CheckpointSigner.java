package dev.assize.log.storage;

import dev.assize.log.merkle.TreeHead;

/** Signs the heads of a log's tree. */
@FunctionalInterface
public interface CheckpointSigner {

  /** The bytes of a complete signed note (C2SP tlog-checkpoint). */
  byte[] sign(TreeHead head);
}
