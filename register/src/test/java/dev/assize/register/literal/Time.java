package dev.assize.register.literal;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.literal.Mark.Kind;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Terms;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the clocks of a certificate say: of suspensions, of surveillance, of its end. */
final class Time {

  private final Certificate certificate;
  private final Marks marks;
  private final Terms terms;
  private final Clocks clocks;
  private final House house;

  Time(Certificate certificate, Marks marks, House house) {
    this.certificate = certificate;
    this.marks = marks;
    this.terms = certificate.file().terms();
    this.clocks = certificate.file().institution().clocks();
    this.house = house;
  }

  // suspensions

  List<Mark> suspensionStarts() {
    return marks.of(Kind.SUSPENSION).stream()
        .filter(mark ->
            marks.all.subList(0, mark.place()).stream()
                .noneMatch(other ->
                    other.kind() == Kind.SUSPENSION
                        && marks.standsAfter(other, mark.place(), mark.at())))
        .toList();
  }

  boolean isTooLong(Instant now) {
    return marks.anyStands(Kind.SUSPENSION, now)
        && (!now.isBefore(limit(suspensionStarts().getLast()))
            || suspended(now).compareTo(clocks.suspensionTotal()) >= 0);
  }

  private Instant limit(Mark start) {
    Instant limit = start.at().plus(clocks.suspension());
    for (Mark mark : marks.all.subList(start.place(), marks.size())) {
      if (mark.kind() == Kind.SUSPENSION && mark.entry() != null) {
        Instant until = mark.until();
        limit = until != null && until.isAfter(limit) ? until : limit;
      }
    }
    return limit;
  }

  /** The time during which some suspension stood. */
  Duration suspended(Instant now) {
    Duration total = Duration.ZERO;
    Instant covered = Instant.MIN;
    Mark end = marks.ended();
    for (Mark mark : marks.of(Kind.SUSPENSION)) {
      Mark closing = marks.closing(mark, marks.size());
      Instant to = closing == null ? (end == null ? now : end.at()) : closing.at();
      Instant from = mark.at().isAfter(covered) ? mark.at() : covered;
      if (to.isAfter(from)) {
        total = total.plus(Duration.between(from, to));
        covered = to;
      }
    }
    return total;
  }

  // surveillance

  /** Goes through all that happened, and through the beginnings of watches in between. */
  @Nullable Instant surveillanceDue(Instant now) {
    Instant due = null;
    TreeSet<Instant> begun = new TreeSet<>();
    house.watches().stream().map(Span::from).filter(at -> !at.isAfter(now)).forEach(begun::add);
    for (int place = 0; place < marks.size(); place++) {
      Mark mark = marks.all.get(place);
      while (!begun.isEmpty() && begun.first().isBefore(mark.at())) {
        due = sooner(due, begun.pollFirst(), place);
      }
      if (mark.kind() == Kind.END) {
        return null;
      }
      due = after(mark, due);
    }
    for (Instant at : begun) {
      due = sooner(due, at, marks.size());
    }
    return due;
  }

  private @Nullable Instant after(Mark mark, @Nullable Instant due) {
    int after = mark.place() + 1;
    if (suspendedAfter(mark, after)) {
      return null;
    }
    boolean begins =
        mark.place() == 0
            || mark.kind() == Kind.MISSED
            || suspendedAfter(mark, mark.place())
            || (mark.kind() == Kind.READ
                && (mark.says() instanceof RestorationPredicate
                    || (mark.says() instanceof SurveillancePredicate && Marks.conforms(mark))));
    if (begins) {
      return mark.at().plus(interval(mark.at(), after));
    }
    boolean shortens =
        mark.kind() == Kind.RUNG
            && mark.applied().effects().surveillance() != null
            && mark.applied().effects().watch() == null;
    return shortens ? sooner(due, mark.at(), after) : due;
  }

  private boolean suspendedAfter(Mark mark, int place) {
    return marks.all.subList(0, place).stream()
        .anyMatch(m -> m.kind() == Kind.SUSPENSION && marks.standsAfter(m, place, mark.at()));
  }

  private @Nullable Instant sooner(@Nullable Instant due, Instant at, int place) {
    if (due == null) {
      return null;
    }
    Instant sooner = at.plus(interval(at, place));
    return sooner.isBefore(due) ? sooner : due;
  }

  /** "By its own rungs, and by the strictest watch of the house that then holds." */
  private Duration interval(Instant at, int place) {
    Duration interval = terms.surveillance();
    for (Mark mark : marks.all.subList(0, place)) {
      if (mark.kind() == Kind.RUNG
          && mark.name().equals("rung")
          && mark.applied().effects().surveillance() != null
          && mark.applied().effects().watch() == null
          && marks.all.subList(0, place).stream().noneMatch(m -> Marks.setsAside(m, mark))) {
        interval = times(interval, mark.applied().effects().surveillance());
      }
    }
    List<BigDecimal> watches = new ArrayList<>();
    house.watches().stream()
        .filter(watch -> watch.holds(at))
        .forEach(watch -> watches.add(Objects.requireNonNull(watch.factor())));
    if (!watches.isEmpty()) {
      interval = times(interval, watches.stream().min(Comparator.naturalOrder()).orElseThrow());
    }
    return interval.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(1) : interval;
  }

  // the end

  Instant validUntil() {
    Instant end = Objects.requireNonNull(certificate.decision().says().validUntil());
    Mark over = marks.ended();
    List<Mark> so = over == null ? marks.all : marks.all.subList(0, over.place());
    for (Mark mark : so) {
      if (mark.kind() == Kind.RUNG
          && mark.applied().effects().validity() != null
          && !mark.at().isAfter(end)
          && so.stream().noneMatch(m -> Marks.setsAside(m, mark))) {
        Duration left = Duration.between(mark.at(), end);
        end = mark.at().plus(times(left, mark.applied().effects().validity()));
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
}
