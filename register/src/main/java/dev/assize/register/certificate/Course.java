package dev.assize.register.certificate;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Opening.Kind;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.SanctionFacts;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.RegisterPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a certificate up to an instant: what is held against it, what its clocks say, what
 * happened. {@link Reading}, {@link Clockwork} and {@link Triggers} move it on.
 */
final class Course {

  private final CertificateFile file;
  private final List<CaseOutcome> outcomes;
  private final Calendar calendar;
  private final HouseRecord house;
  private final Clockwork clockwork;
  private final Triggers triggers;
  private final Reading reading;
  private final List<Opening> openings = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> endingCauses = new ArrayList<>();
  private Status status = Status.ACTIVE;
  private Instant since;
  private @Nullable Status ending;
  private @Nullable Step restoration;

  Course(CertificateFile file, Case granted, HouseRecord house, Calendar calendar) {
    this.file = file;
    this.outcomes = granted.outcomes();
    this.calendar = calendar;
    this.house = house;
    this.since = file.decision.since();
    List<Valid<? extends RegisterPredicate>> entries = new ArrayList<>(file.entries);
    entries.removeIf(entry -> !calendar.moment().sees(entry));
    entries.sort(
        Comparator.<Valid<?>, Instant>comparing(Valid::since).thenComparingLong(Valid::index));
    clockwork = new Clockwork(this);
    triggers = new Triggers(this, clockwork, house);
    reading = new Reading(this, clockwork, triggers, entries);
  }

  /** Has itself looked at whenever an entry has effect. */
  void expectEntries() {
    alarm(file.decision.since());
    reading.expect();
  }

  /** Begins, if it has not, and reads the entries that have effect now. */
  void read(Instant now) {
    if (steps.isEmpty()) {
      record(now, "decision", List.of(file.id()), "granted");
      clockwork.begin(now);
    }
    reading.read(now);
    if (ending == null) {
      clockwork.heedWatches(now);
    }
  }

  /** Follows clocks and triggers; whether something followed. */
  boolean settle(Instant now) {
    if (steps.isEmpty()) {
      return false;
    }
    if (ending == null) {
      clockwork.heedWatches(now);
    }
    boolean followed = ending == null && clockwork.follow(now);
    return triggers.pull(now) || followed;
  }

  Opening open(
      Kind kind,
      Instant now,
      String rule,
      @Nullable Opening parent,
      @Nullable Digest sanction,
      List<Digest> entries,
      String words) {
    Opening opening = new Opening(kind, now, rule, parent, sanction);
    openings.add(opening);
    clockwork.opened(opening);
    opening.step = record(now, rule, entries, words);
    return opening;
  }

  /** Closes what is open, with all that followed from it. */
  void close(Opening opening, Instant now) {
    if (opening.open) {
      opening.open = false;
      opening.children.forEach(child -> close(child, now));
      clockwork.closed(now);
    }
  }

  /** Ends for good; nothing that comes later can change it. */
  void end(
      Status how,
      Instant now,
      String rule,
      List<Digest> entries,
      List<Opening> causes,
      String words) {
    if (ending != null) {
      return;
    }
    clockwork.ended(now);
    ending = how;
    if (how == Status.WITHDRAWN) {
      triggers.withdrawn(now);
    }
    Set<Step> chain = new HashSet<>();
    causes.forEach(cause -> collect(cause, chain));
    endingCauses.addAll(chain);
    endingCauses.add(record(now, rule, entries, words));
  }

  /** Writes down what happened; the status is worked out anew. */
  Step record(Instant now, String rule, List<Digest> entries, String words) {
    Status then = compute();
    if (then != status) {
      status = then;
      since = now;
    }
    Step step = new Step(now, status, rule, entries, words);
    steps.add(step);
    return step;
  }

  void restored(Step step) {
    restoration = step;
  }

  private Status compute() {
    if (ending != null) {
      return ending;
    }
    if (anyOpen(Kind.SUSPENSION)) {
      return Status.SUSPENDED;
    }
    if (anyOpen(Kind.NOTICE)) {
      return Status.ON_NOTICE;
    }
    if (anyOpen(Kind.CAP)) {
      return Status.REDUCED;
    }
    return clockwork.hasUnmetConditions() ? Status.CONDITIONAL : Status.ACTIVE;
  }

  boolean anyOpen(Kind kind) {
    for (Opening opening : openings) {
      if (opening.is(kind)) {
        return true;
      }
    }
    return false;
  }

  /** In the order in which they were opened, closed ones among them. */
  List<Opening> openings() {
    return openings;
  }

  List<Step> why() {
    Set<Step> chain = new HashSet<>(endingCauses);
    if (!steps.isEmpty()) {
      chain.add(steps.getFirst());
    }
    if (restoration != null) {
      chain.add(restoration);
    }
    if (ending == null) {
      Kind kind =
          switch (status) {
            case SUSPENDED -> Kind.SUSPENSION;
            case ON_NOTICE -> Kind.NOTICE;
            default -> Kind.CAP;
          };
      openings.stream().filter(each -> each.is(kind)).forEach(each -> collect(each, chain));
    }
    return steps.stream().filter(chain::contains).toList();
  }

  private static void collect(Opening opening, Set<Step> chain) {
    if (opening.step != null) {
      chain.add(opening.step);
    }
    if (opening.parent != null) {
      collect(opening.parent, chain);
    }
  }

  /** Has itself looked at then, and not before it began. */
  void alarm(Instant at) {
    Instant begin = file.decision.since();
    calendar.alarm(at.isBefore(begin) ? begin : at, this);
  }

  /** That something was added to, or taken from, the record of the house. */
  void houseChanged(Instant at) {
    calendar.houseChanged(at.plus(house.memory()));
  }

  /** A rung was applied that has all certificates of the house watched. */
  void watchHouse(Watch watch) {
    house.watch(watch);
    calendar.houseWatched();
  }

  /** The watches that all certificates of the house are under. */
  List<Watch> watches(Instant now) {
    return house.watches(now);
  }

  /** When an entry was set aside on appeal, as far as the log shows by the moment. */
  Optional<Instant> setAside(Digest entry) {
    return calendar.setAside(entry);
  }

  /** How far one sees from an instant, of the log that the moment has. */
  Moment seenAt(Instant now) {
    return new Moment(calendar.moment().index(), now);
  }

  CertificateFile file() {
    return file;
  }

  List<CaseOutcome> outcomes() {
    return outcomes;
  }

  boolean hasEnded() {
    return ending != null;
  }

  Status status() {
    return status;
  }

  Instant since() {
    return since;
  }

  Instant end() {
    return clockwork.end();
  }

  List<CaseOutcome> support() {
    return clockwork.support();
  }

  Optional<Instant> surveillanceDue() {
    return clockwork.surveillanceDue();
  }

  Optional<Digest> scope() {
    return openings.reversed().stream()
        .filter(opening -> opening.is(Kind.CAP))
        .findFirst()
        .map(opening -> opening.scope);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  List<AppliedRung> applied() {
    return triggers.applied();
  }

  SanctionFacts facts() {
    Instant now = calendar.moment().time();
    return triggers.facts(ending == null ? now : since);
  }

  List<Valid<? extends RegisterPredicate>> unheeded() {
    return reading.unheeded();
  }
}
