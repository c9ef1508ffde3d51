package dev.assize.examination.evidence;

import dev.assize.log.proof.LogProof;

/** A log that plans and outcomes are written to. Implementations are thread-safe. */
public interface PublishingLog extends AutoCloseable {

  /** The log's origin: its name. */
  String origin();

  /** Whether its checkpoints are cosigned by witnesses, as the policy in force demands. */
  boolean witnessed();

  /**
   * Appends an entry, unless the log holds it already.
   *
   * @return that it is there, durably; verified
   * @throws dev.assize.log.LogException if the log cannot be written, or does not keep its word
   * @throws InterruptedException if interrupted while waiting; the entry may have been appended
   */
  LogProof append(byte[] entry) throws InterruptedException;

  @Override
  void close();
}
