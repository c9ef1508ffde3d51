package dev.assize.gate.evidence;

import dev.assize.gate.observation.Snapshot;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.statement.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of an agent's certificates a decision looks at: one under an accepted scheme before others,
 * then one that can be relied on, then one whose tier suffices, then the one of the better status,
 * of the higher tier, and that ends later.
 */
final class BestCertificate {

  private BestCertificate() {}

  static Optional<Certificate> of(Question question, Snapshot snapshot) {
    List<Certificate> all = snapshot.of(question.agent());
    return all.size() <= 1 ? all.stream().findFirst() : all.stream().max(order(question));
  }

  private static Comparator<Certificate> order(Question question) {
    return Comparator.<Certificate, Boolean>comparing(
            each -> question.accepted().contains(each.scheme()))
        .thenComparing(each -> holds(each.status()))
        .thenComparing(each -> suffices(each.tier(), question))
        .thenComparing(Certificate::status, Comparator.reverseOrder())
        .thenComparing(Certificate::tier)
        .thenComparing(Certificate::validUntil);
  }

  private static boolean holds(Status status) {
    return status.compareTo(Status.SUSPENDED) < 0;
  }

  private static boolean suffices(Tier tier, Question question) {
    Tier asked = question.tier();
    return asked == null || tier.compareTo(asked) >= 0;
  }
}
