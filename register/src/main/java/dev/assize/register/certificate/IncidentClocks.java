package dev.assize.register.certificate;

import dev.assize.register.certificate.Opening.Kind;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Clocks;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which reports on incidents are owed. What the holder reports runs from when it learned of it;
 * what the scheme's owner reports, from then.
 */
final class IncidentClocks {

  private final Course course;
  private final Clocks clocks;
  private final List<Incident> incidents = new ArrayList<>(0);
  private final List<Instant> late = new ArrayList<>(0);

  /** An incident and what is owed for it. */
  static final class Incident {
    final Valid<?> first;
    final IncidentPredicate says;
    final Instant fullDue;
    @Nullable Instant initialDue;
    boolean full;
    boolean fullLate;
    boolean closed;

    private Incident(
        Valid<?> first, IncidentPredicate says, Instant fullDue, @Nullable Instant initialDue) {
      this.first = first;
      this.says = says;
      this.fullDue = fullDue;
      this.initialDue = initialDue;
    }
  }

  IncidentClocks(Course course, Clocks clocks) {
    this.course = course;
    this.clocks = clocks;
  }

  /** Reads a report of the holder or the owner. */
  void read(Valid<?> report, IncidentPredicate says, boolean byHolder) {
    Instant now = report.since();
    if (says.report() == Report.INITIAL) {
      Instant from = byHolder ? says.awareAt() : now;
      Instant initialDue = from.plus(clocks.incidentInitial());
      Incident incident =
          new Incident(
              report, says, from.plus(clocks.incidentFull()), byHolder ? null : initialDue);
      incidents.add(incident);
      course.record(now, "incident", List.of(report.id()), "an incident is reported");
      if (byHolder && now.isAfter(initialDue)) {
        late(now, incident, "incidentInitial", "an incident was reported late");
      } else if (!byHolder) {
        course.alarm(initialDue);
      }
      course.alarm(incident.fullDue);
      return;
    }
    for (Incident incident : incidents) {
      if (incident.first.id().equals(says.follows())) {
        if (byHolder) {
          incident.initialDue = null;
          incident.full |= says.report() == Report.FULL;
        }
        incident.closed |= says.report() == Report.CLOSURE;
        course.record(now, "incident", List.of(report.id()), "an incident is reported on");
      }
    }
  }

  /** Looks at what is overdue. */
  void follow(Instant now) {
    for (Incident incident : incidents) {
      if (incident.initialDue != null && !now.isBefore(incident.initialDue)) {
        incident.initialDue = null;
        late(
            now, incident, "incidentInitial", "the holder has not reported on an incident in time");
      }
      if (!incident.full && !incident.fullLate && !now.isBefore(incident.fullDue)) {
        incident.fullLate = true;
        late(now, incident, "incidentFull", "an incident was not reported in full in time");
      }
    }
  }

  private void late(Instant now, Incident incident, String clock, String words) {
    late.add(now);
    course.open(
        Kind.NOTICE,
        now,
        "institution.clocks." + clock,
        null,
        null,
        List.<Digest>of(incident.first.id()),
        words);
  }

  List<Incident> all() {
    return incidents;
  }

  List<Instant> late() {
    return late;
  }
}
