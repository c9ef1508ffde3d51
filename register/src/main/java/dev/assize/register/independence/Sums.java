package dev.assize.register.independence;

import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up stakes by party, so that nobody gets below a limit by disclosing in parts. */
final class Sums {

  private Sums() {}

  /**
   * A sum of shares.
   *
   * @param share null if a part is unknown
   */
  record Sum(@Nullable BigDecimal share) {

    /** Whether it is at least that, or may be. */
    boolean reaches(BigDecimal limit) {
      return share == null || share.compareTo(limit) >= 0;
    }

    /** Of two the one that reaches more. */
    Sum larger(Sum other) {
      return other.share == null || (share != null && other.share.compareTo(share) > 0)
          ? other
          : this;
    }

    Sum plus(Sum other) {
      return share == null || other.share == null ? new Sum(null) : new Sum(share.add(other.share));
    }
  }

  static SortedMap<String, Sum> of(List<Stake> stakes) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    stakes.forEach(stake -> sums.merge(stake.party(), new Sum(stake.share()), Sum::plus));
    return sums;
  }
}
