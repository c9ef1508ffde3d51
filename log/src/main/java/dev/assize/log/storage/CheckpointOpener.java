package dev.assize.log.storage;

import dev.assize.log.merkle.TreeHead;

/** Verifies the checkpoints of a log. */
@FunctionalInterface
public interface CheckpointOpener {

  /**
   * What a checkpoint commits to.
   *
   * @param note a signed note, from whomever
   * @throws RuntimeException if it is malformed, or not signed by the log; the message says which
   */
  TreeHead open(byte[] note);
}
