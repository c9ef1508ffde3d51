package dev.assize.sandbox.canary;

import dev.assize.sandbox.canary.Leak.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings of one scan: for each canary the strongest one, and what all of them show together.
 * Its size is bounded by the number of canaries. Not thread-safe.
 */
final class Tally {

  /** Fragments in this many bytes are as rare as 40 bits make them; see {@link #threshold}. */
  private static final long USUAL = 64 << 10;

  private final Map<Integer, Evidence> canaries = new TreeMap<>();
  private final Map<Integer, Sighting> details = new TreeMap<>();

  /**
   * One place where a part of a form stands.
   *
   * @param bits of the secret that it shows
   * @param positions of the token that it shows
   * @param path the decodings that led to it
   */
  record Sighting(double bits, int positions, List<String> path, long offset, String excerpt) {}

  private static final class Evidence {
    Sighting best;
    final double[] bitsByPosition = new double[Canary.LENGTH];

    Evidence(Sighting first) {
      best = first;
    }

    void add(Sighting sighting) {
      if (better(sighting, best)) {
        best = sighting;
      }
      double each = sighting.bits() / Math.max(1, Integer.bitCount(sighting.positions()));
      for (int i = 0; i < Canary.LENGTH; i++) {
        if (((sighting.positions() >>> i) & 1) != 0) {
          bitsByPosition[i] = Math.max(bitsByPosition[i], each);
        }
      }
    }

    double union() {
      double sum = 0;
      for (double bits : bitsByPosition) {
        sum += bits;
      }
      return sum;
    }

    int positions() {
      int positions = 0;
      for (int i = 0; i < Canary.LENGTH; i++) {
        positions |= bitsByPosition[i] > 0 ? 1 << i : 0;
      }
      return positions;
    }
  }

  private static boolean better(Sighting a, Sighting b) {
    double difference = a.bits() - b.bits();
    return difference > 0.5 || (difference >= -0.5 && a.path().size() < b.path().size());
  }

  /** Whether this much of a canary adds to what is known, so that describing it is worth it. */
  boolean wants(int canary, double bits, int positions, int steps) {
    Evidence known = canaries.get(canary);
    return known == null
        || bits > known.best.bits() + 0.5
        || (steps < known.best.path().size() && bits >= known.best.bits() - 0.5)
        || (positions & ~known.positions()) != 0;
  }

  void addCanary(int canary, Sighting sighting) {
    canaries.computeIfAbsent(canary, absent -> new Evidence(sighting)).add(sighting);
  }

  void addDetail(int detail, Sighting sighting) {
    details.merge(detail, sighting, (old, other) -> better(other, old) ? other : old);
  }

  /**
   * The findings.
   *
   * @param bytes how many were looked at; among more bytes, a fragment must be longer
   */
  List<Leak> findings(
      List<Canary> canaryList,
      List<Detail> detailList,
      Channel channel,
      String destination,
      long bytes) {
    List<Leak> found = new ArrayList<>();
    canaries.forEach((index, evidence) -> {
      Sighting best = evidence.best;
      boolean together = best.bits() < Leak.LEAK_BITS && evidence.union() >= Leak.LEAK_BITS;
      double bits = together ? evidence.union() : best.bits();
      if (bits >= threshold(bytes)) {
        found.add(
            new Leak(
                canaryList.get(index).label(),
                index,
                bits >= Leak.LEAK_BITS ? Strength.LEAK : Strength.FRAGMENT,
                bits,
                together ? evidence.positions() : best.positions(),
                best.path(),
                best.offset(),
                channel,
                destination,
                best.excerpt()));
      }
    });
    details.forEach((index, sighting) ->
        found.add(
            new Leak(
                detailList.get(index).label(),
                -1,
                Strength.SUPPORTING,
                sighting.bits(),
                0,
                sighting.path(),
                sighting.offset(),
                channel,
                destination,
                sighting.excerpt())));
    return found;
  }

  /**
   * Bits that a fragment needs. A gigabyte of random letters holds some eight-letter part of a
   * thousand tokens by chance; each doubling of what is looked at therefore asks for a bit more,
   * which keeps the chance of such an accident constant per scan.
   */
  private static double threshold(long bytes) {
    double doublings = bytes <= USUAL ? 0 : Math.log((double) bytes / USUAL) / Math.log(2);
    return Math.min(Leak.LEAK_BITS, Leak.FRAGMENT_BITS + doublings);
  }
}
