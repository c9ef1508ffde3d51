package dev.assize.register.certificate;

import dev.assize.register.entry.Moment;
import java.time.Instant;
import java.util.List;

/**
 * Knows houses against which nothing is held, without going through the lives of their certificates
 * each time. Until the first offence, withdrawal or watch, no certificate of a house touches
 * another. So each is taken through its whole life alone, as it goes if nothing more is logged, up
 * to the first of them; as long as none of a house has come to that, they went the same way
 * together, and no rung was applied that counts. What was found is kept until something is added
 * about the certificate or its case, or about the trust in evaluators. Not thread-safe.
 */
final class CleanRecords {

  private final CertificateBook book;

  CleanRecords(CertificateBook book) {
    this.book = book;
  }

  /**
   * What was found of a certificate, and by what.
   *
   * @param entries about it
   * @param changes of its case
   * @param stained when something is first held against its house because of it, unless more is
   *     logged; {@link Instant#MAX} if never
   */
  record Found(int entries, int changes, Instant stained) {}

  /** Whether nothing is held against a house at a time, by all entries so far. */
  boolean areClean(House house, Instant time) {
    if (!book.sanctions(house).isEmpty()) {
      return false;
    }
    for (CertificateFile file : book.of(house)) {
      if (!file.decision.since().isAfter(time) && !stained(file).isAfter(time)) {
        return false;
      }
    }
    return true;
  }

  private Instant stained(CertificateFile file) {
    int entries = file.entries.size();
    int changes = book.cases().changes(file.application.id());
    Found found = file.clean;
    if (found == null || found.entries() != entries || found.changes() != changes) {
      Instant stained = new Calendar(book, List.of(file), Moment.at(Instant.MAX)).stained();
      found = new Found(entries, changes, stained);
      file.clean = found;
    }
    return found.stained();
  }
}
