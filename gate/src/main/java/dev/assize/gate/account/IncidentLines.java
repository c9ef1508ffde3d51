package dev.assize.gate.account;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was reported of a certified agent, one line per report. */
final class IncidentLines {

  private IncidentLines() {}

  static List<String> of(Certificate certificate) {
    List<String> lines = new ArrayList<>();
    for (Valid<? extends RegisterPredicate> entry : certificate.entries()) {
      if (entry.says() instanceof IncidentPredicate incident) {
        lines.add(line(incident, entry.index(), "reported"));
      }
    }
    certificate
        .allegations()
        .forEach(entry -> lines.add(line(entry.says(), entry.index(), "alleged")));
    return lines;
  }

  private static String line(IncidentPredicate incident, long index, String how) {
    return "%s incident, %s (%s report, entry %d): %s"
        .formatted(
            incident.severity().name().toLowerCase(Locale.ROOT),
            how,
            incident.report().name().toLowerCase(Locale.ROOT),
            index,
            incident.text());
  }
}
