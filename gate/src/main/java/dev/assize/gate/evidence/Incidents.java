package dev.assize.gate.evidence;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Incidents that nobody has closed. */
final class Incidents {

  private static final long MOST = 10_000;

  private Incidents() {}

  static Map<String, Object> of(Certificate certificate) {
    List<IncidentPredicate> reports = new ArrayList<>();
    List<Valid<?>> entries = new ArrayList<>(certificate.entries());
    Set<Digest> critical = new HashSet<>();
    Set<Digest> open = new HashSet<>();
    for (Valid<?> entry : entries) {
      if (entry.says() instanceof IncidentPredicate says) {
        reports.add(says);
        Digest incident = Objects.requireNonNullElse(says.follows(), entry.id());
        if (says.report() == Report.INITIAL) {
          open.add(incident);
        }
        if (says.severity() == Severity.CRITICAL) {
          critical.add(incident);
        }
      }
    }
    Set<Digest> closed = new HashSet<>();
    reports.stream()
        .filter(says -> says.report() == Report.CLOSURE)
        .forEach(says -> closed.add(Objects.requireNonNull(says.follows())));
    open.removeAll(closed);
    critical.retainAll(open);
    long alleged =
        certificate.allegations().stream()
            .filter(each -> each.says().report() == Report.INITIAL && !closed.contains(each.id()))
            .count();
    return Map.of(
        "incidents.open", CertificateSheet.count(open.size(), MOST),
        "incidents.critical", CertificateSheet.count(critical.size(), MOST),
        "incidents.alleged", CertificateSheet.count(alleged, MOST));
  }
}
