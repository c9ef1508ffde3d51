package dev.assize.register.independence;

import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.GrantPredicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who was ever said to depend on whom, whenever that had effect and whatever was said later: at
 * least all that {@link Ties#dependencies} finds at any moment. It only grows. Not thread-safe.
 */
final class EverTied {

  private final Map<String, Map<String, Sums.Sum>> largest = new HashMap<>();
  private final List<String> changed = new ArrayList<>();

  void disclose(DisclosurePredicate says) {
    stakes(says.party(), says.owners());
    stakes(says.party(), says.funders());
  }

  private void stakes(String party, @Nullable List<Stake> stakes) {
    if (stakes != null) {
      Sums.of(stakes).forEach((to, sum) -> tie(party, to, sum));
    }
  }

  void grant(GrantPredicate says) {
    tie(says.recipient(), says.funder(), new Sums.Sum(null));
  }

  private void tie(String from, String to, Sums.Sum sum) {
    Map<String, Sums.Sum> ties = largest.computeIfAbsent(from, party -> new HashMap<>(2));
    Sums.Sum before = ties.get(to);
    Sums.Sum now = before == null ? sum : before.larger(sum);
    if (!now.equals(before)) {
      ties.put(to, now);
      changed.add(from);
    }
  }

  /** The parties whose ties have grown, in the order in which they did; it only grows. */
  List<String> changed() {
    return changed;
  }

  /**
   * On whom a party may ever have depended within some steps, itself among them; at most a few more
   * than {@link Circle#MAX_PARTIES}, of which some may then be missing.
   *
   * @param share from which a share makes a step
   */
  Set<String> around(String party, int hops, BigDecimal share) {
    Set<String> found = new LinkedHashSet<>(Set.of(party));
    List<String> edge = List.of(party);
    for (int step = 0; step < hops && found.size() <= Circle.MAX_PARTIES; step++) {
      List<String> next = new ArrayList<>();
      for (String each : edge) {
        largest
            .getOrDefault(each, Map.of())
            .forEach((to, sum) -> {
              if (found.size() <= Circle.MAX_PARTIES && sum.reaches(share) && found.add(to)) {
                next.add(to);
              }
            });
      }
      edge = next;
    }
    return found;
  }
}
