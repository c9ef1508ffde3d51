package dev.assize.log.policy;

import dev.assize.statement.key.VerifierKey;
import java.util.Set;

/** What can be required to have witnessed a checkpoint. */
public sealed interface Member permits TrustedWitness, Group {

  /** By which the policy's other lines refer to it. */
  String name();

  /** Whether it has witnessed a checkpoint that these keys have cosigned. */
  boolean hasWitnessed(Set<VerifierKey> cosigners);
}
