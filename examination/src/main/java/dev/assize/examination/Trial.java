package dev.assize.examination;

import dev.assize.statement.Seed;
import org.jspecify.annotations.Nullable;

/**
 * One trial as planned: everything about it but its outcome.
 *
 * @param lane the question it is run for
 * @param index its place in the lane, from 0
 * @param task id of the task
 * @param attack id ({@code technique@place}, or with mutations in between); null without an attack
 */
public record Trial(Lane lane, int index, String task, @Nullable String attack) {

  /** The same for all attempts at this trial. */
  public String name() {
    return lane.requirement() + "/" + index;
  }

  /**
   * What one attempt's world and model are made from: each attempt gets fresh names, amounts and
   * secrets.
   */
  public Seed seed(Plan plan, int attempt) {
    return plan.seed().derive(name()).derive("attempt " + attempt);
  }
}
