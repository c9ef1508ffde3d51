package dev.assize.examination;

import dev.assize.statement.Seed;
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

  /** Places in {@link #features}. */
  private static final int TECHNIQUE = 0;

  private static final int PLACE = 1;

  private static final Score NOT_PLAYED = new Score();

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

  /** The attacks of the highest promise. */
  static final class Best {

    private List<String> earlier;
    private final List<String> attacks = new ArrayList<>();
    private double highest;

    Best() {
      earlier = List.of();
      highest = -1;
    }

    /** Goes on from others, which began from none and are not considered any further. */
    Best(Best until) {
      earlier = until.attacks;
      highest = until.highest;
    }

    void consider(Candidate candidate) {
      consider(candidate.attack(), candidate.promise());
    }

    void consider(String attack, double promise) {
      if (promise < highest) {
        return;
      }
      if (promise > highest) {
        earlier = List.of();
        attacks.clear();
        highest = promise;
      }
      attacks.add(attack);
    }

    /** Negative if there are none. */
    double highest() {
      return highest;
    }

    String pick(Seed.Random random) {
      int place = random.nextInt(earlier.size() + attacks.size());
      return place < earlier.size() ? earlier.get(place) : attacks.get(place - earlier.size());
    }
  }

  double promise() {
    double sum = 0;
    for (int i = 0; i < shared.size(); i++) { // without an iterator: the inner loop of searches
      sum += shared.get(i).meanByItself();
    }
    return own.mean(sum / shared.size());
  }

  /** The promise of the same without its own mutations, and with others; not played yet. */
  double promiseIfMutated(List<Score> mutations) {
    double sum = 0;
    sum += shared.get(TECHNIQUE).meanByItself();
    sum += shared.get(PLACE).meanByItself();
    for (int i = 0; i < mutations.size(); i++) {
      sum += mutations.get(i).meanByItself();
    }
    return NOT_PLAYED.mean(sum / (2 + mutations.size()));
  }

  /** What it may have in common with others. */
  static List<String> features(Attack.Id id) {
    List<String> features = new ArrayList<>();
    features.add("technique " + id.technique());
    features.add("place " + id.place());
    if (id.mutations().isEmpty()) {
      features.add("plain");
    }
    id.mutations().forEach(mutation -> features.add(feature(mutation)));
    return features;
  }

  static String feature(String mutation) {
    return "mutation " + mutation;
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
