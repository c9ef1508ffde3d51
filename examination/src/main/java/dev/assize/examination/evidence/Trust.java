package dev.assize.examination.evidence;

import dev.assize.log.checkpoint.CheckpointCache;
import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.policy.Policy;
import dev.assize.statement.key.VerifierKey;
import java.util.List;

/**
 * Whom a verifier trusts. Thread-safe.
 *
 * @param evaluators keys that statements may be signed with
 * @param policy logs and witnesses
 * @param checkpoints decides by the policy, and remembers
 */
public record Trust(List<VerifierKey> evaluators, Policy policy, CheckpointVerifier checkpoints) {

  /** Copies the list. */
  public Trust {
    evaluators = List.copyOf(evaluators);
  }

  public Trust(List<VerifierKey> evaluators, Policy policy) {
    this(evaluators, policy, new CheckpointCache(policy));
  }

  /** Whether checkpoints must be cosigned. */
  boolean demandsWitnesses() {
    return policy.quorum() != null;
  }
}
