package dev.assize.register.literal;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Terms;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When to look at a certificate: whenever a sentence could become true. Rather too often. */
final class Instants {

  private final Certificate certificate;
  private final Marks marks;
  private final Time time;
  private final House house;

  Instants(Certificate certificate, Marks marks, Time time, House house) {
    this.certificate = certificate;
    this.marks = marks;
    this.time = time;
    this.house = house;
  }

  void expect(List<Valid<?>> entries) {
    entries.forEach(entry -> house.instants.add(entry.since()));
    certificate.decision().says().conditions().forEach(each -> house.instants.add(each.due()));
    certificate.file().outcomes().forEach(each -> house.instants.add(each.examination().since()));
    certificate
        .file()
        .outcomes()
        .forEach(each -> house.instants.addAll(house.trust.turns(each.evaluator())));
    Terms terms = certificate.file().terms();
    countDays(certificate.decision().since(), terms.validity());
  }

  void follow(Kind kind, Instant at, @Nullable Valid<?> entry) {
    Clocks clocks = house.clocks;
    for (Duration clock :
        List.of(
            clocks.remedialProposal(),
            clocks.remediation(),
            clocks.suspension(),
            clocks.noticeWindow(),
            clocks.incidentInitial(),
            clocks.incidentFull(),
            clocks.sanctionMemory())) {
      house.instants.add(at.plus(clock));
    }
    if (entry != null && entry.says() instanceof IncidentPredicate incident) {
      house.instants.add(incident.awareAt().plus(clocks.incidentFull()));
    }
    if (entry != null
        && entry.says() instanceof SanctionPredicate sanction
        && sanction.until() != null) {
      house.instants.add(sanction.until());
    }
    house.instants.add(time.validUntil());
    followSurveillance(at);
    if (kind == Kind.SUSPENSION) {
      Duration before = time.suspended(at);
      house.instants.add(at.plus(clocks.suspensionTotal()).minus(before));
      countDays(at, clocks.suspensionTotal());
      countDays(at.minus(before), clocks.suspensionTotal());
    }
    if (kind == Kind.NOTICE || kind == Kind.LOST) {
      countDays(at, clocks.remediation().plus(clocks.suspensionTotal()));
    }
  }

  void followSurveillance(Instant now) {
    if (marks.size() > 0) {
      Instant due = time.surveillanceDue(now);
      if (due != null) {
        house.instants.add(due);
      }
    }
  }

  private void countDays(Instant from, Duration span) {
    if (house.daysCount) {
      for (int day = 0; day <= span.toDays() + 1; day++) {
        house.instants.add(from.plus(Duration.ofDays(day)));
      }
    }
  }
}
