package dev.assize.gate.observation;

import dev.assize.gate.fact.NotKnown;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of asking which tools the agent is offered. */
public sealed interface ObservedTools {

  /**
   * Digests definitions as their servers list them, so that only what they say matters.
   *
   * @param definitions an empty list if the agent is offered none
   * @throws IllegalArgumentException if they have no canonical form (RFC 8785)
   */
  static ObservedTools of(JsonNode definitions, String place, Instant at) {
    return definitions.isArray() && definitions.isEmpty()
        ? new None(at)
        : new Seen(Digest.of(Json.canonical(definitions)), place, at);
  }

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
