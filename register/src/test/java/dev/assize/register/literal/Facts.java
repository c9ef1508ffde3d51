package dev.assize.register.literal;

import static dev.assize.statement.Conformity.DOES_NOT_CONFORM;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What triggers see of a certificate. */
final class Facts {

  private final Certificate certificate;
  private final Marks marks;
  private final Time time;
  private final House house;

  Facts(Certificate certificate, Marks marks, Time time, House house) {
    this.certificate = certificate;
    this.marks = marks;
    this.time = time;
    this.house = house;
  }

  SanctionFacts at(Instant now) {
    List<Mark> open = marks.notices().stream().filter(mark -> marks.stands(mark, now)).toList();
    List<Mark> incidents =
        marks.read(IncidentPredicate.class).stream()
            .filter(m -> incident(m).report() == Report.INITIAL)
            .filter(m -> fresh(m.at()))
            .toList();
    return new SanctionFacts(
        certificate.tier(),
        Duration.between(certificate.decision().since(), now).toDays(),
        open.size(),
        noticesInWindow(now),
        open.isEmpty() ? 0 : Duration.between(open.getFirst().at(), now).toDays(),
        fresh(Kind.OVERDUE),
        fresh(Kind.MISSED),
        failedSurveillances(),
        incidents.size(),
        incidents.stream().filter(m -> !closed(m)).count(),
        incidents.stream().filter(m -> incident(m).severity() != Severity.MINOR).count(),
        incidents.stream().filter(m -> incident(m).severity() == Severity.CRITICAL).count(),
        fresh(Kind.LATE),
        marks.of(Kind.NOTICE).stream()
            .filter(m -> m.name().equals("change") && fresh(m.at()))
            .count(),
        failedRestorations(now),
        time.suspensionStarts().size(),
        time.suspended(now).toDays(),
        lost(now),
        marks.read(WithdrawalPredicate.class).stream()
            .anyMatch(m -> is(m, Grounds.FALSE_STATEMENT)),
        forCause(),
        house.offences(now),
        house.withdrawals(now));
  }

  private static IncidentPredicate incident(Mark mark) {
    return (IncidentPredicate) mark.says();
  }

  private static boolean is(Mark withdrawal, Grounds grounds) {
    return ((WithdrawalPredicate) withdrawal.says()).grounds() == grounds;
  }

  private long failedSurveillances() {
    return marks.read(SurveillancePredicate.class).stream()
        .filter(m -> ((SurveillancePredicate) m.says()).result() == DOES_NOT_CONFORM)
        .filter(m -> fresh(m.at()))
        .count();
  }

  private long failedRestorations(Instant now) {
    return certificate.file().outcomes().stream()
        .filter(o -> o.assignment().says().cause() == Cause.RESTORATION)
        .filter(o -> house.examinations.conclusion(o, certificate.tier()) == DOES_NOT_CONFORM)
        .filter(o -> !o.examination().since().isAfter(now))
        .filter(o -> fresh(o.examination().since()))
        .filter(o -> house.trust.counts(o, certificate.file(), now))
        .count();
  }

  private List<CaseOutcome> support() {
    List<Mark> restorations = marks.read(RestorationPredicate.class);
    List<Digest> ids =
        restorations.isEmpty()
            ? certificate.decision().says().examinations()
            : ((RestorationPredicate) restorations.getLast().says()).examinations();
    return certificate.file().outcomes().stream()
        .filter(outcome -> ids.contains(outcome.id()))
        .toList();
  }

  boolean carried(Instant now) {
    return support().size() - lost(now) >= certificate.file().terms().agree();
  }

  private long lost(Instant now) {
    return support().stream()
        .filter(outcome -> !house.trust.counts(outcome, certificate.file(), now))
        .count();
  }

  long noticesInWindow(Instant now) {
    return marks.notices().stream()
        .filter(mark -> now.isBefore(mark.at().plus(house.clocks.noticeWindow())))
        .filter(mark -> !marks.isSetAside(mark))
        .filter(mark -> mark.kind() != Kind.LOST || !regained(mark))
        .count();
  }

  private boolean regained(Mark lost) {
    Mark closing = marks.closing(lost, marks.size());
    return closing != null && closing.kind() == Kind.REGAINED;
  }

  private boolean fresh(Instant at) {
    List<Mark> restorations = marks.read(RestorationPredicate.class);
    return restorations.isEmpty() || at.isAfter(restorations.getLast().at());
  }

  private long fresh(Kind kind) {
    return marks.of(kind).stream().filter(mark -> fresh(mark.at())).count();
  }

  private boolean forCause() {
    Mark end = marks.ended();
    return end != null
        && end.how() == Status.WITHDRAWN
        && marks.read(WithdrawalPredicate.class).stream().noneMatch(m -> is(m, Grounds.HOLDER));
  }

  boolean withdrawnWithin(Instant now) {
    Mark end = marks.ended();
    return end != null && forCause() && now.isBefore(end.at().plus(house.clocks.sanctionMemory()));
  }

  long offences(Instant now) {
    return marks.of(Kind.RUNG).stream()
        .filter(m -> m.applied().level() > 0)
        .filter(m -> now.isBefore(m.at().plus(house.clocks.sanctionMemory())))
        .filter(m -> !marks.isSetAside(m))
        .count();
  }

  private boolean closed(Mark incident) {
    return marks.read(IncidentPredicate.class).stream()
        .map(Facts::incident)
        .anyMatch(says -> says.report() == Report.CLOSURE && incident.id().equals(says.follows()));
  }
}
