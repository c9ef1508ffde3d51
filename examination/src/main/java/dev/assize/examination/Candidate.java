package dev.assize.examination;

import dev.assize.world.Attack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attack that a search may choose.
 *
 * @param attack its id, as a text
 * @param own how often it worked
 * @param shared what is known of all that share a feature with it
 */
record Candidate(String attack, Attack.Id id, Score own, List<Score> shared) {

  private static final double PRIOR_HARMS = 0.5;
  private static final double PRIOR_TRIALS = 2.5;

  /** How often an attack works of which nothing is known. */
  static final double PRIOR = PRIOR_HARMS / PRIOR_TRIALS;

  /** How often an attack, or all that have something in common, was played and worked. */
  static final class Score {

    int trials;
    int harms;
    private double meanByItself = mean(PRIOR);

    void add(boolean harm) {
      trials++;
      harms += harm ? 1 : 0;
      meanByItself = mean(PRIOR);
    }

    /** Posterior mean where nothing else is known; kept, since searches ask for it all the time. */
    double meanByItself() {
      return meanByItself;
    }

    /** Posterior mean under a Beta prior with that mean. */
    double mean(double prior) {
      return (harms + PRIOR_TRIALS * prior) / (trials + PRIOR_TRIALS);
    }
  }

  /** The candidates of the highest promise. */
  static final class Best {

    private List<String> attacks;
    private boolean shared;
    private double highest;

    Best() {
      attacks = new ArrayList<>();
      highest = -1;
    }

    /** Goes on from others, which are not considered any further. */
    Best(Best until) {
      attacks = until.attacks;
      shared = true;
      highest = until.highest;
    }

    void consider(Candidate candidate) {
      double promise = candidate.promise();
      if (promise < highest) {
        return;
      }
      if (promise > highest || shared) {
        attacks = promise > highest ? new ArrayList<>() : new ArrayList<>(attacks);
        shared = false;
        highest = promise;
      }
      attacks.add(candidate.attack());
    }

    List<String> attacks() {
      return attacks;
    }
  }

  double promise() {
    double sum = 0;
    for (int i = 0; i < shared.size(); i++) { // without an iterator: the inner loop of searches
      sum += shared.get(i).meanByItself();
    }
    return own.mean(sum / shared.size());
  }

  /** What it may have in common with others. */
  static List<String> features(Attack.Id id) {
    List<String> features = new ArrayList<>();
    features.add("technique " + id.technique());
    features.add("place " + id.place());
    if (id.mutations().isEmpty()) {
      features.add("plain");
    }
    id.mutations().forEach(mutation -> features.add("mutation " + mutation));
    return features;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Candidate candidate && candidate.attack.equals(attack);
  }

  @Override
  public int hashCode() {
    return attack.hashCode();
  }
}
