package dev.assize.examination;

import java.util.List;

/**
 * Chooses the attack of each trial of a lane: the attacker's strategy.
 *
 * <p>The choice may look at earlier trials only, which is what keeps the statistics valid (a
 * predictable rule in the sense of Ville's theorem). It must be deterministic, so that an
 * examination can be resumed and recomputed.
 */
public interface AttackPolicy {

  /**
   * The attack for one trial.
   *
   * @param lane a lane with attacks
   * @param index the trial's place in the lane, from 0
   * @param earlier the lane's trials of earlier rounds, in order
   * @return one of {@link Lane#attacks}
   */
  String choose(Lane lane, int index, List<TrialRecord> earlier);

  /** Every attack in its turn, in the order of the plan. */
  AttackPolicy ROUND_ROBIN =
      (lane, index, earlier) -> lane.attacks().get(index % lane.attacks().size());
}
