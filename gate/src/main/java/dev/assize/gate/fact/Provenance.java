package dev.assize.gate.fact;

import dev.assize.statement.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that a fact was derived from.
 *
 * @param what kind of thing, in a few words: "register", "bundle", "manifest", "answer of a tools'
 *     server"
 * @param digest of its bytes; null if it has none, as what somebody merely said
 * @param place where it was found: a file, an address, a log's origin and index; null if nowhere
 * @param at the time for which it speaks
 */
public record Provenance(
    String what, @Nullable Digest digest, @Nullable String place, Instant at) {}
