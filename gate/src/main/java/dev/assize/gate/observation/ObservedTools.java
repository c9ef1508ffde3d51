package dev.assize.gate.observation;

import dev.assize.gate.fact.NotKnown;
import dev.assize.statement.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking which tools the agent is offered. */
public sealed interface ObservedTools {

  /**
   * The definitions of tools.
   *
   * @param digest of the canonical form of all of them
   * @param place where they were found
   * @param at when they were
   */
  record Seen(Digest digest, String place, Instant at) implements ObservedTools {}

  /**
   * It is offered none.
   *
   * @param at when that was so
   */
  record None(Instant at) implements ObservedTools {}

  /** Nobody asked, or nobody answered. */
  record NotSeen(NotKnown cause, @Nullable String detail) implements ObservedTools {}
}
