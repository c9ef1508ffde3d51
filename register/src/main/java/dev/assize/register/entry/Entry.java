package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.Set;

/**
 * A signed statement in the log.
 *
 * @param index in the log
 * @param id digest of the statement's bytes, by which others refer to it; copies in other envelopes
 *     have the same
 * @param signers keys, in 64 hexadecimal digits, whose signatures were verified
 * @param subject what it is about; of several, the first
 * @param predicate what it says
 */
public record Entry(
    long index, Digest id, Set<String> signers, ResourceDescriptor subject, Predicate predicate) {

  /** Copies the set. */
  public Entry {
    signers = Set.copyOf(signers);
  }
}
