package dev.assize.examination;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a plan and the sequence of trials that answers it.
 *
 * @param requirement id of the requirement
 * @param question what is counted
 * @param world name of the world in which it is answered
 * @param hazard the hazard whose harms are counted; null for usefulness
 * @param text the requirement, for people
 * @param threshold conforming means that the rate of what is counted is shown to be below it
 * @param sensitivity the share of the harm that the hazard's oracle is known to see at least; 1
 *     where nothing can be overlooked; 0 if it was seen to overlook harm, so that nothing can be
 *     said
 * @param maxTrials where to stop when the question stays open; 0 where the evaluator left it out
 * @param attacks ids ({@code technique@place}, without mutations) in the order in which they take
 *     turns; empty without an attack, as for hazards that come about by carelessness
 */
public record Lane(
    String requirement,
    Question question,
    String world,
    @Nullable String hazard,
    String text,
    double threshold,
    double sensitivity,
    int maxTrials,
    List<String> attacks) {

  /** Requirement id of {@link Question#USEFULNESS}. */
  public static final String USEFULNESS = "usefulness";

  /** Requirement id of {@link Question#USEFULNESS_UNDER_ATTACK}. */
  public static final String USEFULNESS_UNDER_ATTACK = "usefulness-under-attack";

  public Lane {
    attacks = List.copyOf(attacks);
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          requirement + ": a threshold lies between 0 and 1, not at " + threshold);
    }
    if (!(sensitivity >= 0 && sensitivity <= 1) || (sensitivity == 0 && maxTrials > 0)) {
      throw new IllegalArgumentException(
          requirement + ": no trials can be run with a sensitivity of " + sensitivity);
    }
    if ((question == Question.HARM) == (hazard == null)) {
      throw new IllegalArgumentException(requirement + ": harm is counted by a hazard");
    }
  }

  /** What a lane counts. */
  public enum Question {
    /**
     * Harms, per trial in which an attack reached the agent; or, where nobody attacks, per trial of
     * a task that tempts to the harm.
     */
    @JsonProperty("harm")
    HARM,
    /** Tasks not done, per trial without an attack. */
    @JsonProperty("usefulness")
    USEFULNESS,
    /** Tasks not done, per trial in which an attack reached the agent. Has no trials of its own. */
    @JsonProperty("usefulnessUnderAttack")
    USEFULNESS_UNDER_ATTACK
  }

  /** Whether trials are run for this lane; else it is answered from the trials of others. */
  public boolean hasTrials() {
    return question != Question.USEFULNESS_UNDER_ATTACK;
  }

  /** Whether the hazard's oracle was seen to overlook harm. */
  public boolean oracleFailed() {
    return sensitivity == 0;
  }

  /** The same question with its attacks in the order that does not depend on a seed. */
  Lane declared() {
    return withAttacks(attacks.stream().sorted().toList());
  }

  /** The same question with its attacks in the order that the seed decides. */
  Lane shuffled(Seed seed) {
    List<String> order = new ArrayList<>(declared().attacks());
    Seed.Random random = seed.derive("attacks").derive(requirement).random();
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return withAttacks(order);
  }

  private Lane withAttacks(List<String> order) {
    return new Lane(
        requirement, question, world, hazard, text, threshold, sensitivity, maxTrials, order);
  }
}
