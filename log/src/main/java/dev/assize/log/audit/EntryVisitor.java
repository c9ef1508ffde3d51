package dev.assize.log.audit;

/** Sees all entries of a log in their order. */
@FunctionalInterface
public interface EntryVisitor {

  /** Looks at nothing. */
  EntryVisitor NONE = (index, entry) -> {};

  /**
   * Called for each entry that can be read, also where the log has problems: believe nothing of it
   * before the audit has ended without any.
   *
   * @param index from 0, ascending
   */
  void visit(long index, byte[] entry);
}
