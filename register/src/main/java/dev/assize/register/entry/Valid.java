package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import java.time.Instant;

/**
 * An entry that the register follows: signed by whom it takes, in order, and contradicting nothing.
 *
 * @param entry in the log
 * @param says its predicate
 * @param since from when it has effect
 */
public record Valid<P extends Predicate>(Entry entry, P says, Instant since) {

  /** Its place in the log. */
  public long index() {
    return entry.index();
  }

  /** By which others refer to it. */
  public Digest id() {
    return entry.id();
  }
}
