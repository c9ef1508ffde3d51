package dev.assize.register.certificate;

import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to a certificate.
 *
 * @param at when
 * @param status afterwards
 * @param rule what it follows from: a rung's id, or the path of a rule in the scheme's file, like
 *     {@code clocks.remediation}
 * @param entries that it follows from
 * @param words for people
 */
public record Step(Instant at, Status status, String rule, List<Digest> entries, String words) {

  /** Copies the list. */
  public Step {
    entries = List.copyOf(entries);
  }
}
