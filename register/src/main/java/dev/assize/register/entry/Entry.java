package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement in the log.
 *
 * @param index in the log
 * @param id digest of the statement's bytes, by which others refer to it; copies in other envelopes
 *     have the same
 * @param signers keys, in 64 hexadecimal digits, whose signatures were verified
 * @param subject what it is about; of several, the first
 * @param predicate what it says
 * @param quoted the checkpoint of a draw, if it was verified already; null if not, and in all other
 *     entries. Spares whoever has that log's key the signature, and says nothing else.
 */
public record Entry(
    long index,
    Digest id,
    Set<String> signers,
    ResourceDescriptor subject,
    Predicate predicate,
    @Nullable QuotedCheckpoint quoted) {

  /** Copies the set. */
  public Entry {
    signers = Set.copyOf(signers);
  }

  /** An entry of whose quotations nothing was verified. */
  public Entry(
      long index, Digest id, Set<String> signers, ResourceDescriptor subject, Predicate predicate) {
    this(index, id, signers, subject, predicate, null);
  }
}
