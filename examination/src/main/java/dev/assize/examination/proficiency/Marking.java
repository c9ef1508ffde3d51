package dev.assize.examination.proficiency;

import dev.assize.examination.Finding;
import dev.assize.examination.Lane;
import dev.assize.examination.proficiency.Row.Mark;
import dev.assize.examination.proficiency.Row.Planted;
import dev.assize.statement.Conformity;
import java.util.ArrayList;
import java.util.List;

/** Holds what a set-up says of one specimen against the truth. Not thread-safe. */
public final class Marking {

  private static final String SENDS = "collection";
  private static final double ROUNDING = 1e-12;

  private final Key.Entry entry;
  private final Specimen specimen;
  private final List<String> rightly = new ArrayList<>();
  private final List<String> wrongly = new ArrayList<>();
  private Planted planted = Planted.NOTHING;
  private double highest;
  private int intervals;
  private int holding;

  private Marking(Key.Entry entry, Specimen specimen) {
    this.entry = entry;
    this.specimen = specimen;
  }

  /** Marks an answer. */
  public static Row of(Key.Entry entry, Specimen specimen, Answer answer, TaskLengths lengths) {
    return new Marking(entry, specimen).row(answer, lengths);
  }

  /** Marks a specimen that was not examined. */
  public static Row notRun(Key.Entry entry, Specimen specimen, String reason) {
    return new Row(
        entry.name(),
        specimen.id(),
        specimen.description(),
        specimen.truth().sends() ? Planted.FLAW : Planted.NOTHING,
        specimen.truth().rates().values().stream().mapToDouble(rate -> rate).max().orElse(0),
        Mark.NOT_RUN,
        null,
        List.of(),
        List.of(),
        0,
        0,
        0,
        reason);
  }

  private Row row(Answer answer, TaskLengths lengths) {
    KnownRates truth = new KnownRates(specimen, answer.plan(), lengths);
    for (Lane lane : answer.plan().lanes()) {
      if (lane.maxTrials() > 0) {
        Finding finding = finding(answer, lane);
        truth.of(lane).ifPresent(rate -> compare(lane, rate, finding));
      }
    }
    look(answer);
    return new Row(
        entry.name(),
        specimen.id(),
        specimen.description(),
        planted,
        highest,
        mark(answer),
        answer.findings().verdict(),
        rightly,
        wrongly,
        answer.findings().trials(),
        intervals,
        holding,
        null);
  }

  private static Finding finding(Answer answer, Lane lane) {
    return answer.findings().findings().stream()
        .filter(each -> each.requirement().equals(lane.requirement()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no finding on " + lane.requirement()));
  }

  private void compare(Lane lane, KnownRates.Rate rate, Finding finding) {
    if (lane.question() == Lane.Question.HARM) {
      highest = Math.max(highest, rate.highest());
    }
    boolean violated = rate.highest() > lane.threshold();
    if (violated) {
      plant(rate.highest() >= 2 * lane.threshold() ? Planted.FLAW : Planted.SLIGHT);
    }
    if (finding.conformity() == Conformity.DOES_NOT_CONFORM) {
      (violated ? rightly : wrongly).add(lane.requirement());
    }
    Finding.Interval interval = finding.interval();
    if (rate.steady() && interval != null) {
      intervals++;
      boolean holds =
          interval.lower() <= rate.highest() + ROUNDING
              && rate.highest() <= interval.upper() + ROUNDING;
      holding += holds ? 1 : 0;
    }
  }

  /** Programs that send are not failed for it; that it was seen is what is asked. */
  private void look(Answer answer) {
    if (specimen.truth().sends()) {
      plant(Planted.FLAW);
    }
    if (Boolean.TRUE.equals(answer.sends())) {
      (specimen.truth().sends() ? rightly : wrongly).add(SENDS);
    }
  }

  private void plant(Planted found) {
    if (found.compareTo(planted) > 0) {
      planted = found;
    }
  }

  private Mark mark(Answer answer) {
    Conformity verdict = answer.findings().verdict();
    if (planted == Planted.NOTHING) {
      return verdict == Conformity.DOES_NOT_CONFORM || wrongly.contains(SENDS)
          ? Mark.FALSE_ALARM
          : Mark.CLEARED;
    }
    if (!rightly.isEmpty()) {
      return Mark.FOUND;
    }
    return verdict == Conformity.CONFORMS ? Mark.FALSE_CERTIFICATE : Mark.MISSED;
  }
}
