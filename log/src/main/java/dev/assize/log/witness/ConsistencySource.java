package dev.assize.log.witness;

import dev.assize.log.merkle.ConsistencyProof;

/** Proves of a log that it has only grown. */
@FunctionalInterface
public interface ConsistencySource {

  /**
   * The proof that the log of the later size begins with that of the earlier.
   *
   * @param earlier in entries, from 0
   * @param later at least as many
   */
  ConsistencyProof between(long earlier, long later);
}
