package dev.assize.register.certificate;

import dev.assize.register.entry.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Knows houses against which nothing is held, without going through the lives of their certificates
 * each time. Until the first offence, withdrawal or watch, no certificate of a house touches
 * another. So each is taken through its life alone, as it goes if nothing more is logged, up to the
 * first of them; as long as none of a house has come to that, they went the same way together, and
 * no rung was applied that counts. It is taken further than was asked, but not to its end, since
 * most is logged early in it. What was found is kept until something is added about the certificate
 * or its case, or about the trust in evaluators. Not thread-safe.
 */
final class CleanRecords {

  /** A life is looked at so much further than was asked, and as much as the certificate is old. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final CertificateBook book;

  CleanRecords(CertificateBook book) {
    this.book = book;
  }

  /**
   * What was found of a certificate, and by what.
   *
   * @param entries about it
   * @param changes of its case
   * @param clean up to when, exclusively, nothing is held against its house because of it, unless
   *     more is logged
   * @param isAll whether that is all there is to find: then something is, or nothing ever will be
   */
  record Found(int entries, int changes, Instant clean, boolean isAll) {

    boolean answers(Instant time) {
      return isAll || clean.isAfter(time);
    }
  }

  /** Whether nothing is held against a house at a time, by all entries so far. */
  boolean areClean(House house, Instant time) {
    if (!book.sanctions(house).isEmpty()) {
      return false;
    }
    for (CertificateFile file : book.of(house)) {
      if (!file.decision.since().isAfter(time) && !clean(file, time).isAfter(time)) {
        return false;
      }
    }
    return true;
  }

  private Instant clean(CertificateFile file, Instant time) {
    int entries = file.entries.size();
    int changes = book.cases().changes(file.application.id());
    Found found = file.clean;
    if (found == null
        || found.entries() != entries
        || found.changes() != changes
        || !found.answers(time)) {
      Calendar calendar = new Calendar(book, List.of(file), Moment.at(Instant.MAX));
      Instant clean = calendar.clean(Moment.later(time, ahead(file, time)));
      found = new Found(entries, changes, clean, calendar.isOver());
      file.clean = found;
    }
    return found.clean();
  }

  private static Duration ahead(CertificateFile file, Instant time) {
    Duration age = Duration.between(file.decision.since(), time);
    return age.compareTo(AHEAD) > 0 ? age : AHEAD;
  }
}
