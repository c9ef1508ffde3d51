package dev.assize.register.literal;

import dev.assize.register.Chronicle;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Valid;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.ChangeClass;
import dev.assize.scheme.ChangeRule;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Rung;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One certificate: which sentences of the rules become true of it, and when. */
public final class Life {

  final Certificate certificate;
  final Marks marks;
  final Facts facts;
  private final Time time;
  private final House house;
  private final Clocks clocks;
  private final Instants instants;
  private final List<Valid<?>> entries = new ArrayList<>();
  private final Map<String, Boolean> heldBefore = new HashMap<>();
  private final Set<String> appliedAt = new HashSet<>();
  private final NavigableMap<Instant, Status> timeline = new TreeMap<>();

  Life(Certificate certificate, House house) {
    this.certificate = certificate;
    this.house = house;
    this.clocks = house.clocks;
    marks = new Marks(certificate);
    time = new Time(certificate, marks, house);
    facts = new Facts(certificate, marks, time, house);
    instants = new Instants(certificate, marks, time, house);
    entries.add(certificate.decision());
    entries.addAll(certificate.entries());
    entries.sort(
        Comparator.<Valid<?>, Instant>comparing(Valid::since).thenComparingLong(Valid::index));
    instants.expect(entries);
  }

  private void mark(
      Kind kind,
      Instant at,
      String name,
      @Nullable Mark parent,
      @Nullable Valid<?> entry,
      @Nullable Rung rung,
      @Nullable Status end) {
    marks.add(kind, at, name, parent, entry, rung, end);
    instants.follow(kind, at, entry);
  }

  void note(Instant now) {
    if (begun() && (timeline.isEmpty() || timeline.lastEntry().getValue() != status(now))) {
      timeline.put(now, status(now));
    }
    instants.followSurveillance(now);
  }

  /** When the status changed, and to what. */
  public NavigableMap<Instant, Status> timeline() {
    return timeline;
  }

  /** When it ends if nothing else happens. */
  public Instant validUntil() {
    return time.validUntil();
  }

  /** When it must have been examined again; null while that does not run. */
  public @Nullable Instant surveillanceDue(Instant now) {
    return time.surveillanceDue(now);
  }

  /** What triggers see. */
  public SanctionFacts facts(Instant now) {
    return facts.at(now);
  }

  /** How many rungs were applied to it. */
  public long rungs() {
    return marks.of(Kind.RUNG).size();
  }

  /** All that happened, for messages. */
  public String story() {
    return marks.story();
  }

  private boolean begun() {
    return marks.size() > 0;
  }

  // entries

  void read(Instant now) {
    appliedAt.clear();
    for (Valid<?> entry : entries) {
      if (!entry.since().equals(now)) {
        continue;
      }
      boolean over = marks.ended() != null || (begun() && !now.isBefore(validUntil()));
      if (!over || entry.says() instanceof AppealPredicate) {
        mark(Kind.READ, now, "entry", null, entry, null, null);
        follow(now, entry);
      }
    }
  }

  private void follow(Instant now, Valid<?> entry) {
    switch (entry.says()) {
      case DecisionPredicate says when entry != certificate.decision() ->
          end(now, Status.SUPERSEDED);
      case WithdrawalPredicate says -> end(now, Status.WITHDRAWN);
      case SanctionPredicate says -> apply(now, house.rung(says.rung()), entry);
      case ChangeNoticePredicate says -> {
        if (isLate(says, now)) {
          mark(Kind.NOTICE, now, "change", null, entry, null, null);
        }
      }
      case IncidentPredicate says -> {
        if (says.report() == Report.INITIAL
            && byHolder(entry)
            && now.isAfter(says.awareAt().plus(clocks.incidentInitial()))) {
          mark(Kind.LATE, now, "initial " + entry.id(), null, entry, null, null);
          mark(Kind.NOTICE, now, "initial " + entry.id(), null, null, null, null);
        }
      }
      default -> {}
    }
  }

  /** "How long before the change it must be announced", or how long after. */
  private boolean isLate(ChangeNoticePredicate says, Instant now) {
    ChangeRule rule = house.institution.changes().get(ChangeClass.valueOf(says.change().name()));
    if (rule == null) {
      return false;
    }
    if (rule.noticeBefore() != null) {
      return now.plus(rule.noticeBefore()).isAfter(says.changedAt());
    }
    return rule.noticeAfter() != null && now.isAfter(says.changedAt().plus(rule.noticeAfter()));
  }

  private boolean byHolder(Valid<?> entry) {
    return entry.entry().signers().contains(Chronicle.key(certificate.holder()));
  }

  // sentences

  boolean think(Instant now) {
    if (!begun() || now.isBefore(certificate.decision().since())) {
      return false;
    }
    int before = marks.size();
    if (marks.ended() == null) {
      sentences(now);
    }
    Mark end = marks.ended();
    if (end == null || (end.how() == Status.WITHDRAWN && end.at().equals(now))) {
      ladder(now);
    }
    return marks.size() > before;
  }

  private void sentences(Instant now) {
    if (!now.isBefore(validUntil())) {
      end(now, Status.EXPIRED);
      return;
    }
    for (Condition condition : certificate.decision().says().conditions()) {
      boolean due = !now.isBefore(condition.due()) && marks.none(Kind.OVERDUE, condition.id());
      if (due && !marks.shown()) {
        mark(Kind.OVERDUE, now, condition.id(), null, null, null, null);
        mark(Kind.NOTICE, now, "condition " + condition.id(), null, null, null, null);
      }
    }
    for (Mark incident : marks.read(IncidentPredicate.class)) {
      IncidentPredicate says = (IncidentPredicate) incident.says();
      if (says.report() == Report.INITIAL) {
        incident(now, incident.from(), says);
      }
    }
    Instant due = time.surveillanceDue(now);
    if (due != null && !now.isBefore(due)) {
      mark(Kind.MISSED, now, "missed", null, null, null, null);
      mark(Kind.NOTICE, now, "missed", null, null, null, null);
    }
    boolean onNotice = marks.anyStands(Kind.LOST, now);
    if (!facts.carried(now) && !onNotice) {
      mark(Kind.LOST, now, "support", null, null, null, null);
    } else if (facts.carried(now) && onNotice) {
      mark(Kind.REGAINED, now, "support", null, null, null, null);
    }
    remedies(now);
    if (facts.noticesInWindow(now) >= clocks.notices() || time.isTooLong(now)) {
      end(now, Status.WITHDRAWN);
    }
  }

  private void incident(Instant now, Valid<?> first, IncidentPredicate says) {
    List<IncidentPredicate> holders =
        marks.read(IncidentPredicate.class).stream()
            .filter(report -> byHolder(report.from()))
            .map(report -> (IncidentPredicate) report.says())
            .filter(report -> first.id().equals(report.follows()))
            .toList();
    Instant known = byHolder(first) ? says.awareAt() : first.since();
    if (!byHolder(first)
        && holders.isEmpty()
        && !now.isBefore(known.plus(clocks.incidentInitial()))
        && marks.none(Kind.LATE, "initial " + first.id())) {
      late(now, "initial " + first.id());
    }
    boolean full = holders.stream().anyMatch(each -> each.report() == Report.FULL);
    if (!full
        && !now.isBefore(known.plus(clocks.incidentFull()))
        && marks.none(Kind.LATE, "full " + first.id())) {
      late(now, "full " + first.id());
    }
  }

  private void late(Instant now, String name) {
    mark(Kind.LATE, now, name, null, null, null, null);
    mark(Kind.NOTICE, now, name, null, null, null, null);
  }

  private void remedies(Instant now) {
    for (Mark notice : marks.notices()) {
      if (marks.stands(notice, now)) {
        if (answers(notice).isEmpty() && passed(notice, clocks.remedialProposal(), now)) {
          suspendFor(notice, "proposal", now);
        }
        if (passed(notice, clocks.remediation(), now)) {
          suspendFor(notice, "remediation", now);
        }
      }
    }
  }

  private void suspendFor(Mark notice, String why, Instant now) {
    String name = why + " " + notice.place();
    if (marks.none(Kind.SUSPENSION, name)) {
      mark(Kind.SUSPENSION, now, name, notice, null, null, null);
    }
  }

  private static boolean passed(Mark mark, Duration clock, Instant now) {
    return !now.isBefore(mark.at().plus(clock));
  }

  /** Proposals that came when the notice was open, and within the time for them. */
  private List<Mark> answers(Mark notice) {
    return marks.read(RemediationPredicate.class).stream()
        .filter(answer -> answer.place() > notice.place())
        .filter(answer -> !answer.at().isAfter(notice.at().plus(clocks.remedialProposal())))
        .toList();
  }

  // the ladder

  private void ladder(Instant now) {
    SanctionFacts seen = facts.at(now);
    List<Rung> rising = new ArrayList<>();
    house.institution.ladder().stream()
        .filter(rung -> rung.trigger() != null)
        .sorted(Comparator.comparingInt(Rung::level))
        .forEach(rung -> {
          boolean holds =
              house
                  .register
                  .rules()
                  .triggers(certificate.scheme())
                  .get(rung.id())
                  .test(seen.variables());
          if (holds && !heldBefore.getOrDefault(rung.id(), false) && appliedAt.add(rung.id())) {
            rising.add(rung);
          }
          heldBefore.put(rung.id(), holds);
        });
    rising.forEach(rung -> apply(now, rung, null));
  }

  private void apply(Instant now, Rung rung, @Nullable Valid<?> entry) {
    boolean over = marks.ended() != null;
    mark(Kind.RUNG, now, over ? "afterwards" : "rung", null, entry, rung, null);
    if (over) {
      return;
    }
    if (rung.effects().notice()) {
      mark(Kind.NOTICE, now, rung.id(), null, entry, rung, null);
    }
    if (rung.effects().suspend()) {
      mark(Kind.SUSPENSION, now, rung.id(), null, entry, rung, null);
    }
    if (rung.effects().cap() && entry != null) {
      mark(Kind.CAP, now, rung.id(), null, entry, rung, null);
    }
    if (rung.effects().withdraw()) {
      end(now, Status.WITHDRAWN);
    }
  }

  private void end(Instant now, Status how) {
    if (marks.ended() == null) {
      mark(Kind.END, now, "end", null, null, null, how);
    }
  }

  /** What it is worth. */
  Status status(Instant now) {
    Mark end = marks.ended();
    if (end != null) {
      return end.how();
    }
    if (marks.anyStands(Kind.SUSPENSION, now)) {
      return Status.SUSPENDED;
    }
    if (marks.notices().stream().anyMatch(m -> marks.stands(m, now))) {
      return Status.ON_NOTICE;
    }
    if (marks.anyStands(Kind.CAP, now)) {
      return Status.REDUCED;
    }
    boolean open =
        certificate.decision().says().conditions().stream()
            .anyMatch(each -> marks.none(Kind.OVERDUE, each.id()));
    return !marks.shown() && open ? Status.CONDITIONAL : Status.ACTIVE;
  }
}
