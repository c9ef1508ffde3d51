package dev.assize.examination;

import dev.assize.examination.proposing.Consultation;
import dev.assize.examination.proposing.Question;
import java.util.Optional;

/**
 * Chooses the attack of each trial of a lane: the attacker's strategy.
 *
 * <p>A choice may look at trials of earlier rounds only, which is what keeps the statistics valid
 * (a predictable rule in the sense of Ville's theorem). It is deterministic, so that an examination
 * can be resumed and recomputed. Not thread-safe.
 */
interface Attacker {

  /**
   * The attack for one trial.
   *
   * @param index the trial's place in the lane, from 0; asked again before the next {@link #see},
   *     the answer is the same
   * @return an attack's id
   */
  String choose(int index);

  /** Looks at a finished trial of the lane. They come in order. */
  void see(TrialRecord trial);

  /** What the attacker wants to know of its model now; empty if nothing. */
  default Optional<Question> question() {
    return Optional.empty();
  }

  /** Takes up what came of {@link #question}. */
  default void take(Consultation consultation) {
    throw new IllegalStateException("no question was asked");
  }

  /** The strategy that a plan prescribes for a lane with attacks. */
  static Attacker of(Plan plan, Lane lane) {
    return plan.search() == null
        ? new RoundRobin(lane)
        : new AttackSearch(plan.search(), lane, plan.seed().derive("attacker"));
  }

  /** Every attack in its turn, in the order of the plan. */
  record RoundRobin(Lane lane) implements Attacker {

    @Override
    public String choose(int index) {
      return lane.attacks().get(index % lane.attacks().size());
    }

    @Override
    public void see(TrialRecord trial) {
      // what happened does not matter
    }
  }
}
