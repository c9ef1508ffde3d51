package dev.assize.register.concentration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * How outcomes are divided among parties of one kind.
 *
 * @param shares from the largest; an outcome that several have a part in counts in full for each,
 *     so that they may add up to more than all
 * @param index the Herfindahl-Hirschman index, 0 to 10,000: the sum of squared percentages, where
 *     an outcome that several have a part in is divided evenly; 0 if there is none
 */
public record Division(List<Share> shares, int index) {

  /** Copies the list. */
  public Division {
    shares = List.copyOf(shares);
  }

  /**
   * Divides.
   *
   * @param counts of outcomes, by those who have a part in them; by nobody, they count only among
   *     all
   * @param of all
   */
  static Division of(Map<? extends SortedSet<String>, Integer> counts, int of) {
    TreeMap<String, Integer> full = new TreeMap<>();
    TreeMap<String, Double> even = new TreeMap<>();
    counts.forEach((parties, count) ->
        parties.forEach(party -> {
          full.merge(party, count, Integer::sum);
          even.merge(party, count / (double) parties.size(), Double::sum);
        }));
    List<Share> shares = new ArrayList<>();
    full.forEach((party, count) -> shares.add(new Share(party, count, of)));
    shares.sort(Comparator.comparingInt(Share::outcomes).reversed().thenComparing(Share::party));
    double all = even.values().stream().mapToDouble(Double::doubleValue).sum();
    double index = even.values().stream().mapToDouble(part -> Math.pow(100 * part / all, 2)).sum();
    return new Division(shares, all == 0 ? 0 : (int) Math.round(index));
  }
}
