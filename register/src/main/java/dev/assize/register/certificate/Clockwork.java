package dev.assize.register.certificate;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Opening.Kind;
import dev.assize.register.entry.Moment;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a certificate. Each runs by itself; what happens at its very end is still in time.
 */
final class Clockwork {

  private static final String CLOCKS = "institution.clocks.";

  private final Course course;
  private final CertificateFile file;
  private final Clocks clocks;
  private final Terms terms;
  private final Pace pace;
  private final List<Condition> unmet;
  private final Set<Watch> heeded = new HashSet<>(0);
  private final List<Instant> overdue = new ArrayList<>(0);
  private final List<Instant> missed = new ArrayList<>(0);
  private final List<CaseOutcome> support = new ArrayList<>(0);
  private final IncidentClocks incidents;
  private @Nullable Instant surveillanceDue;
  private @Nullable Instant suspendedSince;
  private @Nullable Instant suspensionLimit;
  private Duration suspendedBefore = Duration.ZERO;
  private int suspensions;

  Clockwork(Course course) {
    this.course = course;
    this.file = course.file();
    this.clocks = file.clocks();
    this.terms = file.terms();
    this.pace = new Pace(file);
    this.incidents = new IncidentClocks(course, clocks);
    this.unmet = new ArrayList<>(file.decision.says().conditions());
  }

  void begin(Instant now) {
    rest(file.decision.says().examinations());
    course.alarm(end());
    unmet.forEach(condition -> course.alarm(condition.due()));
    beginInterval(now);
  }

  /** From now on the certificate rests on these outcomes. */
  void rest(List<Digest> outcomes) {
    support.clear();
    for (CaseOutcome outcome : course.outcomes()) {
      if (outcomes.contains(outcome.id())) {
        support.add(outcome);
        outcome.reconsidered().forEach(course::alarm);
      }
    }
  }

  /** Looks at all clocks; whether something followed. */
  boolean follow(Instant now) {
    int before = course.openings().size();
    if (!now.isBefore(end())) {
      course.end(
          Status.EXPIRED, now, path("validity"), List.of(file.id()), List.of(), "its time is over");
      return true;
    }
    conditions(now);
    incidents.follow(now);
    surveillance(now);
    support(now);
    remedies(now);
    caps(now);
    withdrawal(now);
    return course.hasEnded() || course.openings().size() > before;
  }

  private void conditions(Instant now) {
    if (unmet.isEmpty()) {
      return;
    }
    for (Condition condition : List.copyOf(unmet)) {
      if (!now.isBefore(condition.due())) {
        unmet.remove(condition);
        overdue.add(now);
        notice(
            now,
            "condition " + condition.id(),
            List.of(file.id()),
            "a condition was not met in time: " + condition.text());
      }
    }
  }

  private void surveillance(Instant now) {
    if (surveillanceDue != null && !now.isBefore(surveillanceDue)) {
      missed.add(now);
      beginInterval(now);
      notice(
          now,
          path("surveillance"),
          List.of(file.id()),
          "an interval has passed without an examination that finds that the agent conforms");
    }
  }

  private void support(Instant now) {
    boolean carried = support.size() - lost(now) >= terms.agree();
    Opening open = null;
    for (Opening each : course.openings()) {
      if (open == null && each.is(Kind.NOTICE) && each.rule.equals(path("agree"))) {
        open = each;
      }
    }
    if (!carried && open == null) {
      notice(
          now,
          path("agree"),
          lostIds(now),
          "outcomes that it rests on count no longer, and too few are left");
    } else if (carried && open != null) {
      open.setAside = true;
      course.close(open, now);
      course.record(now, path("agree"), List.of(), "the outcomes that it rests on count again");
    }
  }

  private void remedies(Instant now) {
    for (Opening notice : List.copyOf(course.openings())) {
      if (!notice.is(Kind.NOTICE)) {
        continue;
      }
      if (!notice.answered
          && !notice.unansweredInTime
          && !now.isBefore(notice.at.plus(clocks.remedialProposal()))) {
        notice.unansweredInTime = true;
        suspend(
            now,
            notice,
            CLOCKS + "remedialProposal",
            "the holder has not said in time how it is going to mend it");
      }
      if (!notice.unmendedInTime && !now.isBefore(notice.at.plus(clocks.remediation()))) {
        notice.unmendedInTime = true;
        suspend(now, notice, CLOCKS + "remediation", "it was not restored in time");
      }
    }
  }

  private void suspend(Instant now, Opening notice, String rule, String words) {
    List<Digest> entries = notice.step == null ? List.of() : notice.step.entries();
    course.open(Kind.SUSPENSION, now, rule, notice, null, entries, words);
  }

  private void caps(Instant now) {
    for (Opening cap : course.openings()) {
      if (cap.is(Kind.CAP) && cap.until != null && !now.isBefore(cap.until)) {
        course.close(cap, now);
        course.record(now, cap.rule, List.of(), "the reduction is over");
      }
    }
  }

  private void withdrawal(Instant now) {
    List<Opening> notices = noticesInWindow(now);
    if (notices.size() >= clocks.notices()) {
      end(now, CLOCKS + "notices", notices, notices.size() + " notices within the window");
      return;
    }
    if (suspendedSince == null || suspensionLimit == null) {
      return;
    }
    List<Opening> open =
        course.openings().stream().filter(each -> each.is(Kind.SUSPENSION)).toList();
    if (!now.isBefore(suspensionLimit)) {
      end(now, CLOCKS + "suspension", open, "it was suspended too long");
    } else if (suspended(now).compareTo(clocks.suspensionTotal()) >= 0) {
      end(now, CLOCKS + "suspensionTotal", open, "it was suspended too long in all");
    }
  }

  private void end(Instant now, String rule, List<Opening> causes, String words) {
    course.end(Status.WITHDRAWN, now, rule, List.of(file.id()), causes, words);
  }

  private void notice(Instant now, String rule, List<Digest> entries, String words) {
    course.open(Kind.NOTICE, now, rule, null, null, entries, words);
  }

  /** Sets the clocks that something opened starts. */
  void opened(Opening opening) {
    switch (opening.kind) {
      case NOTICE -> {
        course.alarm(opening.at.plus(clocks.remedialProposal()));
        course.alarm(opening.at.plus(clocks.remediation()));
        course.alarm(opening.at.plus(clocks.noticeWindow()));
      }
      case SUSPENSION -> {
        if (suspendedSince == null) {
          suspensions++;
          suspendedSince = opening.at;
          suspensionLimit = opening.at.plus(clocks.suspension());
          surveillanceDue = null;
          course.alarm(suspensionLimit);
          course.alarm(opening.at.plus(clocks.suspensionTotal()).minus(suspendedBefore));
        }
      }
      case CAP -> {}
    }
  }

  /** Stops the clock of a suspension that is over. */
  void closed(Instant now) {
    if (suspendedSince != null && !course.anyOpen(Kind.SUSPENSION)) {
      stopSuspension(now);
      beginInterval(now);
    }
  }

  /** Stops all clocks. */
  void ended(Instant now) {
    if (suspendedSince != null) {
      stopSuspension(now);
    }
    surveillanceDue = null;
  }

  private void stopSuspension(Instant now) {
    suspendedBefore = suspended(now);
    suspendedSince = null;
    suspensionLimit = null;
  }

  /** A suspension may last until then. */
  void extendSuspension(Instant until) {
    if (suspensionLimit != null && until.isAfter(suspensionLimit)) {
      suspensionLimit = until;
      course.alarm(until);
    }
  }

  /** An examination has shown that the agent conforms. */
  void conformed(Instant now) {
    unmet.clear();
    if (suspendedSince == null) {
      beginInterval(now);
    }
  }

  private void beginInterval(Instant now) {
    surveillanceDue = now.plus(interval(now));
    course.alarm(surveillanceDue);
  }

  void shorten(Instant now, BigDecimal factor, @Nullable Digest sanction) {
    pace.shorten(now, factor, sanction);
    course.alarm(end());
  }

  void watch(Instant now, BigDecimal factor, @Nullable Digest sanction) {
    pace.quicken(now, factor, sanction);
    bringForward(now);
  }

  /** A watch of the house that has begun brings surveillance forward, as one of its own does. */
  void heedWatches(Instant now) {
    for (Watch watch : course.watches(now)) {
      if (heeded.add(watch)) {
        course.record(
            now,
            watch.rung().id(),
            watch.entry() == null ? List.of() : List.of(watch.entry()),
            "all certificates of its holder are watched until " + watch.until());
        bringForward(now);
      }
    }
  }

  private void bringForward(Instant now) {
    Instant sooner = now.plus(interval(now));
    if (surveillanceDue != null && sooner.isBefore(surveillanceDue)) {
      surveillanceDue = sooner;
      course.alarm(sooner);
    }
  }

  /** Undoes what a sanction did to time and intervals. */
  void setAside(Digest sanction) {
    pace.setAside(sanction);
    course.alarm(end());
  }

  Instant end() {
    return pace.end();
  }

  private Duration interval(Instant now) {
    return pace.interval(course.watches(now));
  }

  private String path(String term) {
    Tier tier = file.tier();
    return "institution.tiers." + tier.name().toLowerCase(Locale.ROOT) + "." + term;
  }

  List<CaseOutcome> support() {
    return List.copyOf(support);
  }

  List<Opening> noticesInWindow(Instant now) {
    List<Opening> notices = new ArrayList<>(0);
    for (Opening each : course.openings()) {
      if (each.kind == Kind.NOTICE
          && !each.setAside
          && now.isBefore(each.at.plus(clocks.noticeWindow()))) {
        notices.add(each);
      }
    }
    return notices;
  }

  private List<Digest> lostIds(Instant now) {
    List<Digest> ids = new ArrayList<>();
    for (CaseOutcome outcome : support) {
      if (!outcome.counts(course.seenAt(now))) {
        outcome.voided(course.seenAt(now)).ifPresent(voided -> ids.addAll(voided.entries()));
        ids.add(outcome.id());
      }
    }
    return ids;
  }

  long lost(Instant now) {
    Moment seen = course.seenAt(now);
    long lost = 0;
    for (CaseOutcome outcome : support) {
      lost += outcome.counts(seen) ? 0 : 1;
    }
    return lost;
  }

  Duration suspended(Instant now) {
    return suspendedSince == null
        ? suspendedBefore
        : suspendedBefore.plus(Duration.between(suspendedSince, now));
  }

  boolean isSuspended() {
    return suspendedSince != null;
  }

  int suspensions() {
    return suspensions;
  }

  boolean hasUnmetConditions() {
    return !unmet.isEmpty();
  }

  List<Instant> overdue() {
    return overdue;
  }

  List<Instant> missed() {
    return missed;
  }

  IncidentClocks incidents() {
    return incidents;
  }

  Optional<Instant> surveillanceDue() {
    return Optional.ofNullable(surveillanceDue);
  }
}
