package dev.assize.gate.policy;

import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * That a waiver lifts a clause. Whoever makes one has verified the waiver: its signature, that it
 * is for this agent, policy and use, that it holds now, and that the producer did not give it.
 *
 * @param clause which
 * @param waiver digest of the waiver's statement
 * @param reason why, as the waiver says
 * @param until when it ends
 */
public record Waived(String clause, Digest waiver, String reason, Instant until) {}
