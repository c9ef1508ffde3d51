package dev.assize.register.certificate;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.HouseRecord.Offence;
import dev.assize.register.certificate.IncidentClocks.Incident;
import dev.assize.register.certificate.Opening.Kind;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Rung;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of a certificate, and the rungs that are applied to it by them or by entries. */
final class Triggers {

  private final Course course;
  private final CertificateFile file;
  private final Clockwork clockwork;
  private final HouseRecord house;
  private final List<CaseOutcome> failedRestorations = new ArrayList<>(0);
  private final List<Instant> failedSurveillances = new ArrayList<>(0);
  private final List<Instant> undeclared = new ArrayList<>(0);
  private final List<AppliedRung> applied = new ArrayList<>(0);
  private final Map<Digest, Offence> offences = new HashMap<>(0);
  private final Set<String> held = new HashSet<>();
  private final Set<String> appliedNow = new HashSet<>();
  private @Nullable Instant last;
  private @Nullable SanctionFacts lastFacts;
  private @Nullable Instant restored;
  private boolean falseStatement;
  private boolean givenBack;

  Triggers(Course course, Clockwork clockwork, HouseRecord house) {
    this.course = course;
    this.file = course.file();
    this.clockwork = clockwork;
    this.house = house;
    for (CaseOutcome outcome : course.outcomes()) {
      if (outcome.assignment().says().cause() == Cause.RESTORATION
          && outcome.conclusion() == Conformity.DOES_NOT_CONFORM) {
        failedRestorations.add(outcome);
      }
    }
  }

  void expect() {
    for (CaseOutcome outcome : failedRestorations) {
      course.alarm(outcome.examination().since());
      outcome.reconsidered().forEach(course::alarm);
    }
  }

  /** Applies the rungs whose triggers begin to hold; whether there were any. */
  boolean pull(Instant now) {
    if (course.hasEnded() && course.status() != Status.WITHDRAWN) {
      return false;
    }
    if (course.hasEnded() && !now.equals(course.since())) {
      return false;
    }
    if (!now.equals(last)) {
      appliedNow.clear();
      last = now;
    }
    expectDays(now);
    SanctionFacts facts = facts(now);
    if (facts.equals(lastFacts)) {
      return false;
    }
    lastFacts = facts;
    Map<String, Object> variables = facts.variables();
    List<Rung> rising = new ArrayList<>(0);
    for (Ladder.Step step : file.ladder.steps()) {
      if (step.trigger() == null) {
        continue;
      }
      String id = step.rung().id();
      if (!step.trigger().test(variables)) {
        held.remove(id);
      } else if (held.add(id) && appliedNow.add(id)) {
        rising.add(step.rung());
      }
    }
    rising.forEach(rung -> apply(now, rung, null, null));
    return !rising.isEmpty();
  }

  /** The certificate is withdrawn; what its holder gives back is not held against it. */
  void withdrawn(Instant now) {
    if (!givenBack) {
      house.withdraw(now);
      course.houseChanged(now);
    }
  }

  /** Days pass without anything happening. */
  private void expectDays(Instant now) {
    if (course.hasEnded() || !file.ladder.looksAtDays()) {
      return;
    }
    course.openings().stream()
        .filter(each -> each.is(Kind.NOTICE))
        .findFirst()
        .ifPresent(oldest -> course.alarm(nextDay(oldest.at, now)));
    if (clockwork.isSuspended()) {
      Duration over = clockwork.suspended(now);
      course.alarm(now.plus(Duration.ofDays(over.toDays() + 1)).minus(over));
    }
    course.alarm(nextDay(file.decision.since(), now));
  }

  private static Instant nextDay(Instant from, Instant now) {
    return from.plus(Duration.ofDays(Duration.between(from, now).toDays() + 1));
  }

  /** Applies the rung that an entry names. */
  void sanction(Instant now, Valid<?> entry, SanctionPredicate says) {
    Rung rung = Reading.rung(file, says);
    apply(now, rung, new Valid<>(entry.entry(), says, entry.since()), says);
  }

  private void apply(
      Instant now,
      Rung rung,
      @Nullable Valid<SanctionPredicate> entry,
      @Nullable SanctionPredicate says) {
    Digest id = entry == null ? null : entry.id();
    List<Digest> ids = id == null ? List.of(file.id()) : List.of(id);
    applied.add(new AppliedRung(now, rung, Optional.ofNullable(entry), Optional.empty()));
    if (!rung.effects().bar().isEmpty()) {
      house.bar(now);
    }
    if (rung.level() > 0) {
      Offence offence = house.offend(now);
      if (id != null) {
        offences.put(id, offence);
      }
      course.houseChanged(now);
    }
    if (course.hasEnded()) {
      course.record(now, rung.id(), ids, rung.title());
      return;
    }
    Rung.Effects effects = rung.effects();
    if (effects.validity() != null) {
      clockwork.shorten(now, effects.validity(), id);
    }
    if (effects.surveillance() != null && effects.watch() == null) {
      clockwork.watch(now, effects.surveillance(), id);
    }
    Instant end = says == null ? null : says.until();
    Instant setAside = id == null ? null : course.setAside(id).orElse(null);
    Watch.of(now, rung, id, end, setAside).ifPresent(course::watchHouse);
    if (effects.notice()) {
      course.open(Kind.NOTICE, now, rung.id(), null, id, ids, rung.title());
    }
    if (effects.suspend()) {
      course.open(Kind.SUSPENSION, now, rung.id(), null, id, ids, rung.title());
      if (says != null && says.until() != null) {
        clockwork.extendSuspension(says.until());
      }
    }
    if (effects.cap() && says != null && says.scope() != null) {
      cap(now, rung, says, id, ids);
    }
    if (effects.withdraw()) {
      course.end(Status.WITHDRAWN, now, rung.id(), ids, List.of(), rung.title());
    } else if (!effects.notice() && !effects.suspend() && !effects.cap()) {
      course.record(now, rung.id(), ids, rung.title());
    }
  }

  private void cap(
      Instant now, Rung rung, SanctionPredicate says, @Nullable Digest id, List<Digest> ids) {
    Opening cap = course.open(Kind.CAP, now, rung.id(), null, id, ids, rung.title());
    cap.scope = says.scope();
    cap.until = says.until();
    if (says.until() != null) {
      course.alarm(says.until());
    }
  }

  /** A sanction counts no longer. */
  void setAside(Instant now, Digest sanction) {
    Offence offence = offences.get(sanction);
    if (offence != null) {
      offence.setAside = now;
      course.houseChanged(now);
    }
    applied.replaceAll(each ->
        each.entry().filter(entry -> entry.id().equals(sanction)).isPresent()
            ? new AppliedRung(each.at(), each.rung(), each.entry(), Optional.of(now))
            : each);
  }

  SanctionFacts facts(Instant now) {
    List<Incident> incidents = new ArrayList<>(0);
    for (Incident each : clockwork.incidents().all()) {
      if (isSinceRestored(each.first.since())) {
        incidents.add(each);
      }
    }
    List<Opening> notices = new ArrayList<>(0);
    for (Opening each : course.openings()) {
      if (each.is(Kind.NOTICE)) {
        notices.add(each);
      }
    }
    return new SanctionFacts(
        file.tier(),
        days(file.decision.since(), now),
        notices.size(),
        clockwork.noticesInWindow(now).size(),
        notices.isEmpty() ? 0 : days(notices.getFirst().at, now),
        sinceRestored(clockwork.overdue()),
        sinceRestored(clockwork.missed()),
        sinceRestored(failedSurveillances),
        incidents.size(),
        count(incidents, each -> !each.closed),
        count(incidents, each -> each.says.severity() != Severity.MINOR),
        count(incidents, each -> each.says.severity() == Severity.CRITICAL),
        sinceRestored(clockwork.incidents().late()),
        sinceRestored(undeclared),
        failedRestorations(now),
        clockwork.suspensions(),
        clockwork.suspended(now).toDays(),
        clockwork.lost(now),
        falseStatement,
        course.status() == Status.WITHDRAWN && !givenBack,
        house.offences(now),
        house.withdrawals(now));
  }

  private long failedRestorations(Instant now) {
    long count = 0;
    for (CaseOutcome each : failedRestorations) {
      Instant logged = each.examination().since();
      if (!logged.isAfter(now) && isSinceRestored(logged) && each.counts(course.seenAt(now))) {
        count++;
      }
    }
    return count;
  }

  private static long days(Instant from, Instant now) {
    return Duration.between(from, now).toDays();
  }

  private static long count(List<Incident> incidents, Predicate<Incident> which) {
    long count = 0;
    for (Incident each : incidents) {
      count += which.test(each) ? 1 : 0;
    }
    return count;
  }

  private long sinceRestored(List<Instant> times) {
    long count = 0;
    for (Instant time : times) {
      count += isSinceRestored(time) ? 1 : 0;
    }
    return count;
  }

  private boolean isSinceRestored(Instant time) {
    return restored == null || time.isAfter(restored);
  }

  void restored(Instant now) {
    restored = now;
  }

  void failedSurveillance(Instant now) {
    failedSurveillances.add(now);
  }

  void undeclared(Instant now) {
    undeclared.add(now);
  }

  void withdrawn(Grounds grounds) {
    givenBack = grounds == Grounds.HOLDER;
    falseStatement = grounds == Grounds.FALSE_STATEMENT;
  }

  boolean isByHolder(Valid<?> entry) {
    return file.byHolder.contains(entry.id());
  }

  List<AppliedRung> applied() {
    return List.copyOf(applied);
  }
}
