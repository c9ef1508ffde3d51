package dev.assize.examination.evidence;

import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.log.service.AppendableLog;
import dev.assize.log.service.LogUnavailableException;
import dev.assize.log.storage.LogWriter;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.key.SigningKey;
import java.time.InstantSource;

/**
 * Who examines: what it signs with, and where it publishes.
 *
 * @param key signs plans and outcomes
 * @param log keeps them
 * @param policy by which the log is believed
 * @param clock says when plans are sealed
 */
public record Evaluator(SigningKey key, AppendableLog log, Policy policy, InstantSource clock) {

  /** By the machine's clock. */
  public Evaluator(SigningKey key, AppendableLog log, Policy policy) {
    this(key, log, policy, InstantSource.system());
  }

  /** Its name. */
  String name() {
    return key.verifier().name();
  }

  /** Whether witnesses must cosign the log's checkpoints. */
  boolean witnessed() {
    return policy.quorum() != null;
  }

  /**
   * Puts a statement into the log.
   *
   * @return that it is there; verified by the policy
   * @throws dev.assize.log.LogException if the log cannot be written, or is not to be believed
   */
  public LogProof publish(Envelope envelope) throws InterruptedException {
    byte[] entry = envelope.bytes();
    if (entry.length > LogWriter.MAX_ENTRY) {
      throw new LogUnavailableException(
          "the signed statement has %,d bytes, and a log takes %,d; examine fewer hazards at once"
              .formatted(entry.length, LogWriter.MAX_ENTRY));
    }
    LogProof proof = log.append(entry);
    proof.verify(entry, policy);
    return proof;
  }
}
