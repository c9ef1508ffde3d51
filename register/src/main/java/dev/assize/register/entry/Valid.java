package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import java.time.Instant;

/**
 * An entry that has effect.
 *
 * @param entry as the log holds it
 * @param says its predicate
 * @param effective from when it has effect; never before what it rests on
 */
public record Valid<P extends Predicate>(Entry entry, P says, Instant effective) {

  /** Digest of the statement, by which others refer to it. */
  public Digest id() {
    return entry.id();
  }

  /** Its place in the log. */
  public long index() {
    return entry.index();
  }

  /** From when it has effect. */
  public Instant since() {
    return effective;
  }
}
