package dev.assize.register;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.ChangeClass;
import dev.assize.scheme.ChangeRule;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Rung;
import dev.assize.scheme.SanctionFacts;
import dev.assize.scheme.Terms;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A second reading of the rules on certificates, sentence by sentence: slow, and without a memory
 * of what is open. It keeps a list of what has happened, and asks of that list, at each instant,
 * whether a rule's sentence is true. It shares with the first only which entries are valid and from
 * when they have effect.
 */
final class LiteralReading {

  private final List<Life> house = new ArrayList<>();
  private final TreeSet<Instant> instants = new TreeSet<>();
  private final Moment last;
  private Instant reached = Instant.MIN;
  private final Clocks clocks;
  private final Institution institution;
  private final Rules rules;
  private final boolean daysCount;

  /**
   * @param certificates of one producer under one scheme, at the moment that is of interest
   */
  LiteralReading(List<Certificate> certificates, Rules rules, Moment moment) {
    this.rules = rules;
    this.last = moment;
    Certificate first = certificates.getFirst();
    this.institution = first.file().institution();
    this.clocks = institution.clocks();
    this.daysCount =
        institution.ladder().stream()
            .anyMatch(rung -> rung.trigger() != null && rung.trigger().contains("days"));
    certificates.forEach(each -> house.add(new Life(each)));
    while (!instants.isEmpty() && !instants.first().isAfter(moment.time())) {
      Instant now = instants.pollFirst();
      if (!now.isAfter(reached)) {
        continue;
      }
      reached = now;
      house.forEach(life -> life.read(now));
      boolean again = true;
      while (again) {
        again = false;
        for (Life life : house) {
          again |= life.think(now);
        }
      }
      house.forEach(life -> life.note(now));
    }
  }

  Life of(Digest certificate) {
    return house.stream()
        .filter(life -> life.certificate.id().equals(certificate))
        .findFirst()
        .orElseThrow();
  }

  enum Kind {
    READ,
    NOTICE,
    SUSPENSION,
    CAP,
    RUNG,
    REGAINED,
    LOST,
    MISSED,
    LATE,
    OVERDUE,
    END
  }

  /** Something that happened; its place in the list says what came before what. */
  record Mark(
      int place,
      Kind kind,
      Instant at,
      String name,
      @Nullable Mark parent,
      @Nullable Valid<?> entry,
      @Nullable Rung rung,
      @Nullable Status end) {}

  /** One certificate. */
  final class Life {

    final Certificate certificate;
    private final Terms terms;
    private final List<Valid<?>> entries = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Boolean> heldBefore = new HashMap<>();
    private final Set<String> appliedAt = new HashSet<>();
    private final NavigableMap<Instant, Status> timeline = new TreeMap<>();

    Life(Certificate certificate) {
      this.certificate = certificate;
      this.terms = certificate.file().terms();
      entries.add(certificate.decision());
      entries.addAll(certificate.entries());
      entries.sort(
          Comparator.<Valid<?>, Instant>comparing(Valid::since).thenComparingLong(Valid::index));
      entries.forEach(entry -> instants.add(entry.since()));
      certificate.decision().says().conditions().forEach(each -> instants.add(each.due()));
      certificate
          .file()
          .outcomes()
          .forEach(each -> {
            instants.add(each.examination().since());
            instants.addAll(each.reconsidered());
          });
      countDays(certificate.decision().since(), terms.validity());
    }

    private void mark(
        Kind kind,
        Instant at,
        String name,
        @Nullable Mark parent,
        @Nullable Valid<?> entry,
        @Nullable Rung rung,
        @Nullable Status end) {
      marks.add(new Mark(marks.size(), kind, at, name, parent, entry, rung, end));
      for (Duration clock :
          List.of(
              clocks.remedialProposal(),
              clocks.remediation(),
              clocks.suspension(),
              clocks.noticeWindow(),
              clocks.incidentInitial(),
              clocks.incidentFull(),
              clocks.sanctionMemory())) {
        instants.add(at.plus(clock));
      }
      if (entry != null && entry.says() instanceof IncidentPredicate incident) {
        instants.add(incident.awareAt().plus(clocks.incidentFull()));
      }
      if (entry != null
          && entry.says() instanceof SanctionPredicate sanction
          && sanction.until() != null) {
        instants.add(sanction.until());
      }
      instants.add(validUntil());
      Instant due = surveillanceDue();
      if (due != null) {
        instants.add(due);
      }
      if (kind == Kind.SUSPENSION) {
        Duration before = suspendedUntil(at);
        instants.add(at.plus(clocks.suspensionTotal()).minus(before));
        countDays(at, clocks.suspensionTotal());
        countDays(at.minus(before), clocks.suspensionTotal());
      }
      if (kind == Kind.NOTICE || kind == Kind.LOST) {
        countDays(at, clocks.remediation().plus(clocks.suspensionTotal()));
      }
    }

    private void countDays(Instant from, Duration span) {
      if (daysCount) {
        for (int day = 0; day <= span.toDays() + 1; day++) {
          instants.add(from.plus(Duration.ofDays(day)));
        }
      }
    }

    private void note(Instant now) {
      if (begun() && (timeline.isEmpty() || timeline.lastEntry().getValue() != status(now))) {
        timeline.put(now, status(now));
      }
    }

    /** When the status changed, and to what. */
    NavigableMap<Instant, Status> timeline() {
      return timeline;
    }

    boolean begun() {
      return !marks.isEmpty();
    }

    @Nullable Mark ended() {
      return marks.stream().filter(mark -> mark.kind == Kind.END).findFirst().orElse(null);
    }

    void read(Instant now) {
      appliedAt.clear();
      for (Valid<?> entry : entries) {
        if (!entry.since().equals(now)) {
          continue;
        }
        boolean over = ended() != null || (begun() && !now.isBefore(validUntil()));
        if (over && !(entry.says() instanceof AppealPredicate)) {
          continue;
        }
        mark(Kind.READ, now, "entry", null, entry, null, null);
        switch (entry.says()) {
          case DecisionPredicate says when entry != certificate.decision() ->
              end(now, Status.SUPERSEDED);
          case WithdrawalPredicate says -> end(now, Status.WITHDRAWN);
          case SanctionPredicate says -> apply(now, rung(says.rung()), entry);
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
    }

    /** "How long before the change it must be announced", or how long after. */
    private boolean isLate(ChangeNoticePredicate says, Instant now) {
      ChangeRule rule = institution.changes().get(ChangeClass.valueOf(says.change().name()));
      if (rule.noticeBefore() != null) {
        return now.plus(rule.noticeBefore()).isAfter(says.changedAt());
      }
      return rule.noticeAfter() != null && now.isAfter(says.changedAt().plus(rule.noticeAfter()));
    }

    boolean think(Instant now) {
      if (!begun() || now.isBefore(certificate.decision().since())) {
        return false;
      }
      int before = marks.size();
      if (ended() == null) {
        sentences(now);
      }
      Mark end = ended();
      if (end == null || (end.end == Status.WITHDRAWN && end.at.equals(now))) {
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
        boolean met =
            read(SurveillancePredicate.class).stream().anyMatch(this::conforms)
                || !read(RestorationPredicate.class).isEmpty();
        if (!met && !now.isBefore(condition.due()) && none(Kind.OVERDUE, condition.id())) {
          mark(Kind.OVERDUE, now, condition.id(), null, null, null, null);
          mark(Kind.NOTICE, now, "condition " + condition.id(), null, null, null, null);
        }
      }
      for (Mark incident : read(IncidentPredicate.class)) {
        IncidentPredicate says = (IncidentPredicate) incident.entry.says();
        if (says.report() == Report.INITIAL) {
          incident(now, incident.entry, says);
        }
      }
      Instant due = surveillanceDue();
      if (due != null && !now.isBefore(due)) {
        mark(Kind.MISSED, now, "missed", null, null, null, null);
        mark(Kind.NOTICE, now, "missed", null, null, null, null);
      }
      boolean carried = support().size() - lost(now) >= terms.agree();
      boolean onNotice = marks.stream().anyMatch(m -> m.kind == Kind.LOST && stands(m, now));
      if (!carried && !onNotice) {
        mark(Kind.LOST, now, "support", null, null, null, null);
      } else if (carried && onNotice) {
        mark(Kind.REGAINED, now, "support", null, null, null, null);
      }
      for (Mark notice : notices()) {
        if (stands(notice, now)) {
          boolean unanswered = answers(notice).isEmpty();
          if (unanswered && passed(notice, clocks.remedialProposal(), now)) {
            suspendFor(notice, "proposal", now);
          }
          if (passed(notice, clocks.remediation(), now)) {
            suspendFor(notice, "remediation", now);
          }
        }
      }
      if (noticesInWindow(now) >= clocks.notices()) {
        end(now, Status.WITHDRAWN);
        return;
      }
      Mark suspension = currentSuspension(now);
      if (suspension != null
          && (!now.isBefore(limit(suspension))
              || suspendedUntil(now).compareTo(clocks.suspensionTotal()) >= 0)) {
        end(now, Status.WITHDRAWN);
      }
    }

    private void incident(Instant now, Valid<?> first, IncidentPredicate says) {
      List<Valid<?>> holders = new ArrayList<>();
      for (Mark report : read(IncidentPredicate.class)) {
        IncidentPredicate follows = (IncidentPredicate) report.entry.says();
        if (first.id().equals(follows.follows()) && byHolder(report.entry)) {
          holders.add(report.entry);
        }
      }
      Instant known = byHolder(first) ? says.awareAt() : first.since();
      if (!byHolder(first)
          && holders.isEmpty()
          && !now.isBefore(known.plus(clocks.incidentInitial()))
          && none(Kind.LATE, "initial " + first.id())) {
        late(now, "initial " + first.id());
      }
      boolean full =
          holders.stream()
              .anyMatch(each -> ((IncidentPredicate) each.says()).report() == Report.FULL);
      if (!full
          && !now.isBefore(known.plus(clocks.incidentFull()))
          && none(Kind.LATE, "full " + first.id())) {
        late(now, "full " + first.id());
      }
    }

    private void late(Instant now, String name) {
      mark(Kind.LATE, now, name, null, null, null, null);
      mark(Kind.NOTICE, now, name, null, null, null, null);
    }

    private void suspendFor(Mark notice, String why, Instant now) {
      String name = why + " " + notice.place;
      if (none(Kind.SUSPENSION, name)) {
        mark(Kind.SUSPENSION, now, name, notice, null, null, null);
      }
    }

    private static boolean passed(Mark mark, Duration clock, Instant now) {
      return !now.isBefore(mark.at.plus(clock));
    }

    /** Proposals that came when the notice was open, and within the time for them. */
    private List<Mark> answers(Mark notice) {
      return read(RemediationPredicate.class).stream()
          .filter(answer -> answer.place > notice.place)
          .filter(answer -> !answer.at.isAfter(notice.at.plus(clocks.remedialProposal())))
          .toList();
    }

    private void ladder(Instant now) {
      SanctionFacts facts = facts(now);
      List<Rung> rising = new ArrayList<>();
      institution.ladder().stream()
          .sorted(Comparator.comparingInt(Rung::level))
          .forEach(rung -> {
            if (rung.trigger() == null) {
              return;
            }
            boolean holds =
                rules.triggers(certificate.scheme()).get(rung.id()).test(facts.variables());
            if (holds && !heldBefore.getOrDefault(rung.id(), false) && appliedAt.add(rung.id())) {
              rising.add(rung);
            }
            heldBefore.put(rung.id(), holds);
          });
      rising.forEach(rung -> apply(now, rung, null));
    }

    private void apply(Instant now, Rung rung, @Nullable Valid<?> entry) {
      boolean over = ended() != null;
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
      if (ended() == null) {
        mark(Kind.END, now, "end", null, null, null, how);
      }
    }

    private Rung rung(String id) {
      return institution.ladder().stream()
          .filter(each -> each.id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    // what is the case

    Status status(Instant now) {
      Mark end = ended();
      if (end != null) {
        return end.end;
      }
      if (marks.stream().anyMatch(m -> m.kind == Kind.SUSPENSION && stands(m, now))) {
        return Status.SUSPENDED;
      }
      if (notices().stream().anyMatch(m -> stands(m, now))) {
        return Status.ON_NOTICE;
      }
      if (marks.stream().anyMatch(m -> m.kind == Kind.CAP && stands(m, now))) {
        return Status.REDUCED;
      }
      boolean met =
          read(SurveillancePredicate.class).stream().anyMatch(this::conforms)
              || !read(RestorationPredicate.class).isEmpty();
      long open =
          certificate.decision().says().conditions().stream()
              .filter(each -> none(Kind.OVERDUE, each.id()))
              .count();
      return !met && open > 0 ? Status.CONDITIONAL : Status.ACTIVE;
    }

    private List<Mark> notices() {
      return marks.stream()
          .filter(mark -> mark.kind == Kind.NOTICE || mark.kind == Kind.LOST)
          .toList();
    }

    private boolean stands(Mark mark, Instant now) {
      return standsAfter(mark, marks.size(), now);
    }

    /** Whether something is held against the certificate after so much has happened. */
    private boolean standsAfter(Mark mark, int place, Instant now) {
      return closing(mark, place) == null
          && !(mark.kind == Kind.CAP && until(mark) != null && !now.isBefore(until(mark)));
    }

    private @Nullable Instant until(Mark cap) {
      return ((SanctionPredicate) cap.entry.says()).until();
    }

    /** What put an end to it first, of what happened before a place. */
    private @Nullable Mark closing(Mark mark, int place) {
      Mark own = closingByItself(mark, place);
      Mark withParent = mark.parent == null ? null : closing(mark.parent, place);
      if (own == null || withParent == null) {
        return own == null ? withParent : own;
      }
      return own.place < withParent.place ? own : withParent;
    }

    private @Nullable Mark closingByItself(Mark mark, int place) {
      for (Mark later : marks.subList(mark.place + 1, Math.min(place, marks.size()))) {
        if (later.kind == Kind.END) {
          return null;
        }
        boolean restored =
            later.kind == Kind.READ
                && mark.kind != Kind.CAP
                && later.entry.says() instanceof RestorationPredicate restoration
                && root(mark).at.isBefore(earliest(later, restoration));
        if (restored
            || setsAside(later, mark)
            || (later.kind == Kind.REGAINED && mark.kind == Kind.LOST)) {
          return later;
        }
      }
      return null;
    }

    private static Mark root(Mark mark) {
      return mark.parent == null ? mark : root(mark.parent);
    }

    private boolean setsAside(Mark later, Mark mark) {
      return later.kind == Kind.READ
          && later.entry.says() instanceof AppealPredicate appeal
          && appeal.stage() == AppealPredicate.Stage.UPHELD
          && mark.entry != null
          && mark.entry.says() instanceof SanctionPredicate
          && mark.entry.id().equals(appeal.against());
    }

    private Instant earliest(Mark read, RestorationPredicate restoration) {
      return certificate.file().outcomes().stream()
          .filter(outcome -> restoration.examinations().contains(outcome.id()))
          .map(outcome -> outcome.examination().since())
          .min(Comparator.naturalOrder())
          .orElse(read.at);
    }

    private List<Mark> read(Class<?> kind) {
      return marks.stream()
          .filter(mark -> mark.kind == Kind.READ && kind.isInstance(mark.entry.says()))
          .toList();
    }

    private boolean none(Kind kind, String name) {
      return marks.stream().noneMatch(mark -> mark.kind == kind && mark.name.equals(name));
    }

    private boolean conforms(Mark surveillance) {
      return ((SurveillancePredicate) surveillance.entry.says()).result() == Conformity.CONFORMS;
    }

    private boolean byHolder(Valid<?> entry) {
      return entry.entry().signers().contains(Chronicle.key(certificate.holder()));
    }

    // clocks

    private List<Mark> suspensionStarts() {
      return marks.stream()
          .filter(mark -> mark.kind == Kind.SUSPENSION)
          .filter(mark ->
              marks.subList(0, mark.place).stream()
                  .noneMatch(other ->
                      other.kind == Kind.SUSPENSION && standsAfter(other, mark.place, mark.at)))
          .toList();
    }

    private @Nullable Mark currentSuspension(Instant now) {
      boolean suspended = marks.stream().anyMatch(m -> m.kind == Kind.SUSPENSION && stands(m, now));
      return suspended ? suspensionStarts().getLast() : null;
    }

    private Instant limit(Mark start) {
      Instant limit = start.at.plus(clocks.suspension());
      for (Mark mark : marks.subList(start.place, marks.size())) {
        if (mark.kind == Kind.SUSPENSION && mark.entry != null) {
          Instant until = ((SanctionPredicate) mark.entry.says()).until();
          limit = until != null && until.isAfter(limit) ? until : limit;
        }
      }
      return limit;
    }

    /** The time during which some suspension stood. */
    private Duration suspendedUntil(Instant now) {
      Duration total = Duration.ZERO;
      Instant covered = Instant.MIN;
      Mark end = ended();
      for (Mark mark : marks) {
        if (mark.kind == Kind.SUSPENSION) {
          Mark closing = closing(mark, marks.size());
          Instant to = closing == null ? (end == null ? now : end.at) : closing.at;
          Instant from = mark.at.isAfter(covered) ? mark.at : covered;
          if (to.isAfter(from)) {
            total = total.plus(Duration.between(from, to));
            covered = to;
          }
        }
      }
      return total;
    }

    private @Nullable Instant surveillanceDue() {
      Instant due = null;
      for (int place = 0; place < marks.size(); place++) {
        Mark mark = marks.get(place);
        int after = place + 1;
        boolean suspended =
            marks.subList(0, after).stream()
                .anyMatch(m -> m.kind == Kind.SUSPENSION && standsAfter(m, after, mark.at));
        boolean suspendedBefore =
            marks.subList(0, place).stream()
                .anyMatch(m -> m.kind == Kind.SUSPENSION && standsAfter(m, mark.place, mark.at));
        if (mark.kind == Kind.END) {
          return null;
        }
        boolean begins =
            place == 0
                || mark.kind == Kind.MISSED
                || (suspendedBefore && !suspended)
                || (mark.kind == Kind.READ
                    && (mark.entry.says() instanceof RestorationPredicate
                        || (mark.entry.says() instanceof SurveillancePredicate && conforms(mark))));
        if (suspended) {
          due = null;
        } else if (begins) {
          due = mark.at.plus(interval(after));
        } else if (mark.kind == Kind.RUNG
            && mark.rung.effects().surveillance() != null
            && due != null) {
          Instant sooner = mark.at.plus(interval(after));
          due = sooner.isBefore(due) ? sooner : due;
        }
      }
      return due;
    }

    private Duration interval(int place) {
      Duration interval = terms.surveillance();
      for (Mark mark : marks.subList(0, place)) {
        if (mark.kind == Kind.RUNG
            && mark.name.equals("rung")
            && mark.rung.effects().surveillance() != null
            && marks.subList(0, place).stream().noneMatch(m -> setsAside(m, mark))) {
          interval = times(interval, mark.rung.effects().surveillance());
        }
      }
      return interval.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(1) : interval;
    }

    Instant validUntil() {
      Instant end = certificate.decision().says().validUntil();
      Mark over = ended();
      List<Mark> so = over == null ? marks : marks.subList(0, over.place);
      for (Mark mark : so) {
        if (mark.kind == Kind.RUNG
            && mark.rung.effects().validity() != null
            && !mark.at.isAfter(end)
            && so.stream().noneMatch(m -> setsAside(m, mark))) {
          Duration left = Duration.between(mark.at, end);
          end = mark.at.plus(times(left, mark.rung.effects().validity()));
        }
      }
      return end;
    }

    private static Duration times(Duration duration, BigDecimal factor) {
      return Duration.ofSeconds(
          factor
              .multiply(new BigDecimal(duration.toSeconds()))
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact());
    }

    // facts

    private List<CaseOutcome> support() {
      List<Mark> restorations = read(RestorationPredicate.class);
      List<Digest> ids =
          restorations.isEmpty()
              ? certificate.decision().says().examinations()
              : ((RestorationPredicate) restorations.getLast().entry.says()).examinations();
      return certificate.file().outcomes().stream()
          .filter(outcome -> ids.contains(outcome.id()))
          .toList();
    }

    private long lost(Instant now) {
      return support().stream()
          .filter(outcome -> !outcome.counts(new Moment(last.index(), now)))
          .count();
    }

    private long noticesInWindow(Instant now) {
      return notices().stream()
          .filter(mark -> now.isBefore(mark.at.plus(clocks.noticeWindow())))
          .filter(mark -> marks.stream().noneMatch(m -> setsAside(m, mark)))
          .filter(mark ->
              mark.kind != Kind.LOST
                  || marks.stream()
                      .noneMatch(m -> m.kind == Kind.REGAINED && m == closing(mark, marks.size())))
          .count();
    }

    private boolean fresh(Instant at) {
      List<Mark> restorations = read(RestorationPredicate.class);
      return restorations.isEmpty() || at.isAfter(restorations.getLast().at);
    }

    private long fresh(Kind kind) {
      return marks.stream().filter(mark -> mark.kind == kind && fresh(mark.at)).count();
    }

    SanctionFacts facts(Instant now) {
      List<Mark> open = notices().stream().filter(mark -> stands(mark, now)).toList();
      List<Mark> incidents =
          read(IncidentPredicate.class).stream()
              .filter(m -> ((IncidentPredicate) m.entry.says()).report() == Report.INITIAL)
              .filter(m -> fresh(m.at))
              .toList();
      List<WithdrawalPredicate> withdrawals =
          read(WithdrawalPredicate.class).stream()
              .map(m -> (WithdrawalPredicate) m.entry.says())
              .toList();
      return new SanctionFacts(
          certificate.tier(),
          Duration.between(certificate.decision().since(), now).toDays(),
          open.size(),
          noticesInWindow(now),
          open.isEmpty() ? 0 : Duration.between(open.getFirst().at, now).toDays(),
          fresh(Kind.OVERDUE),
          fresh(Kind.MISSED),
          read(SurveillancePredicate.class).stream()
              .filter(m ->
                  ((SurveillancePredicate) m.entry.says()).result() == Conformity.DOES_NOT_CONFORM)
              .filter(m -> fresh(m.at))
              .count(),
          incidents.size(),
          incidents.stream().filter(m -> !closed(m)).count(),
          incidents.stream().filter(m -> severity(m) != Severity.MINOR).count(),
          incidents.stream().filter(m -> severity(m) == Severity.CRITICAL).count(),
          fresh(Kind.LATE),
          marks.stream()
              .filter(m -> m.kind == Kind.NOTICE && m.name.equals("change") && fresh(m.at))
              .count(),
          certificate.file().outcomes().stream()
              .filter(o -> o.assignment().says().cause() == Cause.RESTORATION)
              .filter(o -> o.verdict() == Conformity.DOES_NOT_CONFORM)
              .filter(o -> !o.examination().since().isAfter(now))
              .filter(o -> fresh(o.examination().since()))
              .filter(o -> o.counts(new Moment(last.index(), now)))
              .count(),
          suspensionStarts().size(),
          suspendedUntil(now).toDays(),
          lost(now),
          withdrawals.stream().anyMatch(w -> w.grounds() == Grounds.FALSE_STATEMENT),
          forCause(),
          house.stream().mapToLong(life -> life.offences(now)).sum(),
          house.stream().filter(life -> life.withdrawnWithin(now)).count());
    }

    private boolean forCause() {
      Mark end = ended();
      return end != null
          && end.end == Status.WITHDRAWN
          && read(WithdrawalPredicate.class).stream()
              .noneMatch(m -> ((WithdrawalPredicate) m.entry.says()).grounds() == Grounds.HOLDER);
    }

    private boolean withdrawnWithin(Instant now) {
      return forCause() && now.isBefore(ended().at.plus(clocks.sanctionMemory()));
    }

    private long offences(Instant now) {
      return marks.stream()
          .filter(m -> m.kind == Kind.RUNG && m.rung.level() > 0)
          .filter(m -> now.isBefore(m.at.plus(clocks.sanctionMemory())))
          .filter(m -> marks.stream().noneMatch(other -> setsAside(other, m)))
          .count();
    }

    private boolean closed(Mark incident) {
      return read(IncidentPredicate.class).stream()
          .map(m -> (IncidentPredicate) m.entry.says())
          .anyMatch(says ->
              says.report() == Report.CLOSURE && incident.entry.id().equals(says.follows()));
    }

    private Severity severity(Mark incident) {
      return ((IncidentPredicate) incident.entry.says()).severity();
    }

    long rungs() {
      return marks.stream().filter(mark -> mark.kind == Kind.RUNG).count();
    }

    String story() {
      StringBuilder story = new StringBuilder();
      marks.forEach(mark ->
          story
              .append(mark.kind)
              .append(' ')
              .append(mark.at)
              .append(' ')
              .append(mark.name)
              .append(mark.rung == null ? "" : " " + mark.rung.id() + " " + mark.rung.trigger())
              .append("\n"));
      return story.toString();
    }
  }
}
