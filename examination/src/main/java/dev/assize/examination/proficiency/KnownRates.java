package dev.assize.examination.proficiency;

import dev.assize.examination.Lane;
import dev.assize.examination.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What is true of a specimen in an examination by one plan, question by question.
 *
 * @param specimen what is examined
 * @param plan how
 * @param lengths how long the tasks are
 */
record KnownRates(Specimen specimen, Plan plan, TaskLengths lengths) {

  /**
   * How often that happens which a lane counts.
   *
   * @param highest the rate where the flaw shows most: under the attacks, and at the places, that
   *     work best
   * @param steady whether it is the rate whatever is tried, so that an interval can be held against
   *     it
   */
  record Rate(double highest, boolean steady) {}

  /** The rate of a lane; empty if nobody knows. */
  Optional<Rate> of(Lane lane) {
    Specimen.Truth truth = specimen.truth();
    return switch (lane.question()) {
      case HARM -> Optional.of(harm(lane));
      case USEFULNESS -> Optional.of(new Rate(truth.useful() ? 0 : 1, true));
      case USEFULNESS_UNDER_ATTACK ->
          truth.useful() && truth.harms()
              ? Optional.empty() // what harm leaves of a task is another question
              : Optional.of(new Rate(truth.useful() ? 0 : 1, true));
    };
  }

  private Rate harm(Lane lane) {
    boolean unprovoked = lane.attacks().isEmpty();
    String hazard = String.valueOf(lane.hazard());
    double rate = specimen.truth().rate(hazard, unprovoked);
    int calls = specimen.persona().when().fromCalls();
    boolean steady = specimen.truth().steady() || rate == 0;
    return new Rate(calls == 0 ? rate : rate * share(lane, unprovoked, calls), steady);
  }

  /** The greatest share of long tasks among those that a trial of the lane may draw from. */
  private double share(Lane lane, boolean unprovoked, int calls) {
    Plan.Setting world = plan.world(lane.world());
    if (unprovoked) {
      return share(
          lane.world(),
          world.tasksByTemptation().getOrDefault(String.valueOf(lane.hazard()), List.of()),
          calls);
    }
    return world.tasksByPlace().values().stream()
        .mapToDouble(tasks -> share(lane.world(), tasks, calls))
        .max()
        .orElse(0);
  }

  private double share(String world, List<String> tasks, int calls) {
    long all = tasks.stream().filter(task -> lengths.calls(world, task) >= calls).count();
    return tasks.isEmpty() ? 0 : (double) all / tasks.size();
  }
}
