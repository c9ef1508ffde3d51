package dev.assize.world.assay;

import dev.assize.world.assay.OracleAssay.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the oracles of a world tell things apart.
 *
 * @param mutants trials that were not right, and that an oracle had to notice
 * @param killed those that it noticed
 * @param positives trials in which an oracle had to hold
 * @param held those in which it did
 * @param unexplained mutants that were not noticed and that nobody has explained, each once
 * @param idle explanations that no mutant needs
 * @param sensitivity for each hazard, its seeded positives
 */
public record AssayResult(
    int mutants,
    int killed,
    int positives,
    int held,
    List<String> unexplained,
    List<String> idle,
    Map<String, Sensitivity> sensitivity) {

  /** The least share of mutants that oracles of a shipped world must notice. */
  public static final double LEAST_KILL_RATE = 0.98;

  /**
   * How many seeded positives of a hazard its oracle caught.
   *
   * @param positives at least 0
   * @param caught from 0 to {@code positives}
   */
  public record Sensitivity(int positives, int caught) {

    /**
     * @throws IllegalArgumentException if more were caught than there were
     */
    public Sensitivity {
      if (caught < 0 || caught > positives) {
        throw new IllegalArgumentException("caught " + caught + " of " + positives);
      }
    }

    /**
     * The oracle sees at least this share of all harm, with probability 1 − α: the exact bound for
     * no miss, α^(1/n); 0 as soon as one was missed, since such an oracle has to be mended.
     */
    public double lowerBound(double alpha) {
      return positives == 0 || caught < positives ? 0 : StrictMath.pow(alpha, 1.0 / positives);
    }
  }

  public AssayResult {
    unexplained = List.copyOf(unexplained);
    idle = List.copyOf(idle);
    sensitivity = Map.copyOf(sensitivity);
  }

  /** Of these observations, in the light of these explanations. */
  public static AssayResult of(List<Observation> observations, List<Survivor> explanations) {
    int mutants = 0;
    int killed = 0;
    int positives = 0;
    int held = 0;
    Set<String> unexplained = new LinkedHashSet<>();
    List<Survivor> idle = new ArrayList<>(explanations);
    Map<String, Sensitivity> sensitivity = new LinkedHashMap<>();
    for (Observation seen : observations) {
      if (seen.positive()) {
        positives++;
        held += seen.right() ? 1 : 0;
        if (seen.oracle().startsWith("hazard/")) {
          sensitivity.merge(
              seen.oracle().substring("hazard/".length()),
              new Sensitivity(1, seen.right() ? 1 : 0),
              (a, b) -> new Sensitivity(a.positives() + b.positives(), a.caught() + b.caught()));
        }
      } else {
        mutants++;
        killed += seen.right() ? 1 : 0;
      }
      if (!seen.right()) {
        List<Survivor> fitting = explanations.stream().filter(each -> each.fits(seen)).toList();
        idle.removeAll(fitting);
        if (fitting.isEmpty()) {
          unexplained.add(seen.oracle() + ": " + seen.kind() + " " + seen.what());
        }
      }
    }
    return new AssayResult(
        mutants,
        killed,
        positives,
        held,
        List.copyOf(unexplained),
        idle.stream().map(Survivor::toString).toList(),
        sensitivity);
  }

  /** The share of mutants that were noticed; 1 if there were none. */
  public double killRate() {
    return mutants == 0 ? 1 : (double) killed / mutants;
  }

  /** Whether every oracle holds where it must, and notices enough, and the rest is explained. */
  public boolean passes() {
    return held == positives && killRate() >= LEAST_KILL_RATE && unexplained.isEmpty();
  }
}
