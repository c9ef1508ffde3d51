package dev.assize.examination;

import dev.assize.examination.statistics.DecisionRule;
import dev.assize.examination.statistics.Forecast;
import java.util.List;

/**
 * How many trials a question will take, computed before the first.
 *
 * @param requirement its id
 * @param fewest trials to a certificate if nothing ever happens
 * @param expected mean trials to an answer if the true rate is a tenth of the threshold
 * @param expectedIfFailing mean trials to an answer if the true rate is six times the threshold, at
 *     most nine in ten
 * @param most trials to an answer at the worst, if none is invalid
 */
public record Outlook(
    String requirement, long fewest, long expected, long expectedIfFailing, long most) {

  /** The outlook of every lane that has trials of its own, in the plan's order. */
  public static List<Outlook> of(Plan plan) {
    return plan.lanes().stream()
        .filter(lane -> lane.hasTrials() && lane.maxTrials() > 0)
        .map(lane -> of(lane, plan.alpha()))
        .toList();
  }

  private static Outlook of(Lane lane, double alpha) {
    DecisionRule rule = new DecisionRule(lane.threshold(), alpha, lane.sensitivity());
    Forecast forecast = new Forecast(rule, lane.maxTrials());
    return new Outlook(
        lane.requirement(),
        rule.certifiesFrom(0),
        Math.round(forecast.at(lane.threshold() / 10).meanTrials()),
        Math.round(forecast.at(Math.min(0.9, lane.threshold() * 6)).meanTrials()),
        Math.min(lane.maxTrials(), rule.mostTrials()));
  }
}
