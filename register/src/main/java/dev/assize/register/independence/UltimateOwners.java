package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * To whom a party belongs in the end.
 *
 * @param parties who have no owners of their own, in the order of names; of owners that own each
 *     other in a circle, the first by name stands for all. The party itself, if nobody owns it.
 * @param known whether it has said who owns it; what its owners have not said makes them the last
 */
public record UltimateOwners(SortedSet<String> parties, boolean known) {

  /** Copies the set. */
  public UltimateOwners {
    parties = Collections.unmodifiableSortedSet(new TreeSet<>(parties));
  }

  /** More owners than this are not followed; such a party does not count as having said. */
  static final int MAX_OWNERS = 256;

  /** Follows owners, from {@code share} on. */
  static UltimateOwners of(String party, BigDecimal share, Ties ties, Moment moment) {
    return of(above(party, share, ties, moment), share, ties, moment);
  }

  /**
   * As {@link #of(String, BigDecimal, Ties, Moment)}.
   *
   * @param above see {@link #above}; from the ties of those followed there, all follows
   */
  static UltimateOwners of(Circle above, BigDecimal share, Ties ties, Moment moment) {
    String party = above.party();
    boolean said =
        ties.disclosure(party, moment).filter(entry -> entry.says().owners() != null).isPresent();
    if (!said || above.reached().size() > MAX_OWNERS) {
      return new UltimateOwners(new TreeSet<>(Set.of(party)), false);
    }
    Map<String, Set<String>> further = new HashMap<>();
    for (String owner : above.reached().keySet()) {
      further.put(owner, above(owner, share, ties, moment).reached().keySet());
    }
    SortedSet<String> last = new TreeSet<>();
    further.forEach((owner, beyond) -> {
      if (beyond.stream().allMatch(each -> further.getOrDefault(each, Set.of()).contains(owner))) {
        last.add(Collections.min(beyond));
      }
    });
    return new UltimateOwners(last, true);
  }

  /** A party and all its owners, with a few steps more than are followed. */
  static Circle above(String party, BigDecimal share, Ties ties, Moment moment) {
    return Circle.around(party, MAX_OWNERS + 1, each -> ties.owners(each, share, moment));
  }
}
