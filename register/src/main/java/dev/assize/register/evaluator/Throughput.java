package dev.assize.register.evaluator;

import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for more trials than can be run: the most that lie wholly within any 1, 2, 4, 8 … days. A
 * trial is counted only where it must have been, so an evaluator that is within its means is never
 * reported. Stateless.
 */
final class Throughput {

  private static final int MOST_ENTRIES = 20;

  private Throughput() {}

  private record Batch(Report report, Instant start, Instant end, int trials) {}

  /**
   * A change of the number of trials that lie within a span, as the span's start moves on.
   *
   * @param opens whether the batch comes in, or else goes out
   */
  private record Turn(Instant at, boolean opens, Batch batch) {}

  static Optional<Signal> find(
      String evaluator, List<Report> reports, int trialsPerDay, Duration window) {
    List<Batch> batches = reports.stream().flatMap(each -> batch(each).stream()).toList();
    for (long days = 1; days / 2 <= window.toDays(); days *= 2) {
      Optional<Signal> found = within(evaluator, batches, days, trialsPerDay);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Batch> batch(Report report) {
    ExaminationPredicate says = report.outcome().says();
    Instant start = says.startedAt();
    Instant end = says.endedAt();
    return start == null || end == null || end.isBefore(start) || says.coverage().executed() <= 0
        ? Optional.empty()
        : Optional.of(new Batch(report, start, end, says.coverage().executed()));
  }

  /** A batch lies within the span from t if t is between its end less the span, and its start. */
  private static Optional<Signal> within(
      String evaluator, List<Batch> batches, long days, int trialsPerDay) {
    Duration span = Duration.ofDays(days);
    List<Turn> turns = new ArrayList<>();
    for (Batch batch : batches) {
      Instant first = Moment.earlier(batch.end(), span);
      if (!first.isAfter(batch.start())) {
        turns.add(new Turn(first, true, batch));
        turns.add(new Turn(batch.start(), false, batch));
      }
    }
    turns.sort(
        Comparator.comparing(Turn::at).thenComparing(Turn::opens, Comparator.reverseOrder()));
    long inside = 0;
    for (Turn turn : turns) {
      inside += turn.opens() ? turn.batch().trials() : -turn.batch().trials();
      if (inside > trialsPerDay * days) {
        return Optional.of(signal(evaluator, batches, turn.at(), days, inside, trialsPerDay));
      }
    }
    return Optional.empty();
  }

  private static Signal signal(
      String evaluator,
      List<Batch> batches,
      Instant from,
      long days,
      long trials,
      int trialsPerDay) {
    Instant until = Moment.later(from, Duration.ofDays(days));
    List<Digest> entries =
        batches.stream()
            .filter(each -> !each.start().isBefore(from) && !each.end().isAfter(until))
            .sorted(Comparator.comparingInt(Batch::trials).reversed())
            .limit(MOST_ENTRIES)
            .map(each -> each.report().outcome().id())
            .toList();
    return new Signal(
        Kind.IMPOSSIBLE_THROUGHPUT,
        evaluator,
        "it ran at least %d trials within %d days from %s, where %d in a day are the most"
            .formatted(trials, days, from, trialsPerDay),
        entries);
  }
}
