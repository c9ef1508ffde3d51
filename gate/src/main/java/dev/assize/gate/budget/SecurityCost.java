package dev.assize.gate.budget;

import dev.assize.gate.budget.GivenBudget.KnownFee;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's security will cost a project, against what the project sets aside. Exact: amounts
 * are decimals, nothing is rounded but the upkeep of a part of a year (up to the cent) and the
 * share (down to a hundredth of a percent).
 *
 * @param items one per part, in the order of {@link SecurityPart}
 * @param setAside all that is set aside
 * @param needed all that is going to be needed; null if that is not known
 * @param share of what is set aside in the project's whole cost, in basis points, rounded down
 * @param covers whether what is set aside suffices; null if that is not known
 * @param unknown why it is not known; null if it is
 */
public record SecurityCost(
    List<Item> items,
    BigDecimal setAside,
    @Nullable BigDecimal needed,
    long share,
    @Nullable Boolean covers,
    @Nullable String unknown) {

  private static final BigDecimal ALL = BigDecimal.valueOf(10_000);
  private static final BigDecimal YEAR = BigDecimal.valueOf(365);

  /** Copies the list. */
  public SecurityCost {
    items = List.copyOf(items);
  }

  /**
   * A part of it.
   *
   * @param part which
   * @param count how often it is paid; of stewardship, days of upkeep; null if that is not known
   * @param fee for one; null if nobody said
   * @param needed null if that is not known
   * @param setAside for it
   */
  public record Item(
      SecurityPart part,
      @Nullable Long count,
      @Nullable KnownFee fee,
      @Nullable BigDecimal needed,
      BigDecimal setAside) {}

  /**
   * Computes it. Examinations are those that follow the present certificate until the time of use
   * is over; none is counted as a surveillance, too.
   *
   * @param terms of the certificate; null if there is none
   * @param at the time of the decision; what was before it costs nothing more
   */
  public static SecurityCost of(GivenBudget given, @Nullable CertificateTerms terms, Instant at) {
    ProjectBudget budget = given.budget();
    Instant first = budget.use().begins();
    Instant until = budget.use().ends();
    Instant from = first.isAfter(at) ? first : at;
    List<Item> items = new ArrayList<>();
    for (SecurityPart part : SecurityPart.values()) {
      KnownFee fee = given.fee(part).orElse(null);
      Long count = count(part, terms, from, until);
      items.add(
          new Item(part, count, fee, needed(part, count, fee, terms), budget.setAside().of(part)));
    }
    BigDecimal total = budget.setAside().total();
    return judged(items, total, share(total, budget.wholeCost()), !until.isAfter(at));
  }

  private static SecurityCost judged(
      List<Item> items, BigDecimal setAside, long share, boolean over) {
    if (over) {
      return new SecurityCost(
          items, setAside, null, share, null, "the time of use is over, so nothing is left to pay");
    }
    BigDecimal known = BigDecimal.ZERO;
    for (Item item : items) {
      known = item.needed() == null ? known : known.add(item.needed());
    }
    Optional<String> open = items.stream().flatMap(item -> why(item).stream()).findFirst();
    boolean tooLittle = known.compareTo(setAside) > 0;
    if (open.isPresent()) {
      return tooLittle
          ? new SecurityCost(items, setAside, null, share, false, null)
          : new SecurityCost(items, setAside, null, share, null, open.get());
    }
    return new SecurityCost(items, setAside, known, share, !tooLittle, null);
  }

  private static Optional<String> why(Item item) {
    if (item.needed() != null) {
      return Optional.empty();
    }
    return Optional.of(
        item.count() == null
            ? "without a certificate nobody can say how much of "
                + item.part().words()
                + " there will be"
            : "the budget does not say what " + item.part().words() + " costs");
  }

  private static long share(BigDecimal setAside, BigDecimal cost) {
    return setAside.multiply(ALL).divide(cost, 0, RoundingMode.DOWN).longValueExact();
  }

  private static @Nullable Long count(
      SecurityPart part, @Nullable CertificateTerms terms, Instant from, Instant until) {
    if (part == SecurityPart.STEWARDSHIP) {
      return parts(from, until, Duration.ofDays(1));
    }
    if (terms == null) {
      return null;
    }
    Instant begins =
        part == SecurityPart.EXAMINATIONS
            ? terms.validUntil()
            : terms.surveillanceDue() == null ? from : terms.surveillanceDue();
    Duration each = part == SecurityPart.EXAMINATIONS ? terms.validity() : terms.surveillance();
    return parts(begins.isAfter(from) ? begins : from, until, each);
  }

  /** How many it takes, each as long, to reach from one time to another; a part counts whole. */
  private static long parts(Instant from, Instant until, Duration each) {
    if (!until.isAfter(from)) {
      return 0;
    }
    Duration time = Duration.between(from, until);
    long whole = time.dividedBy(each);
    return time.equals(each.multipliedBy(whole)) ? whole : whole + 1;
  }

  private static @Nullable BigDecimal needed(
      SecurityPart part,
      @Nullable Long count,
      @Nullable KnownFee fee,
      @Nullable CertificateTerms terms) {
    if (count != null && count == 0) {
      return BigDecimal.ZERO;
    }
    if (count == null || fee == null) {
      return null;
    }
    BigDecimal times = BigDecimal.valueOf(count);
    if (part == SecurityPart.STEWARDSHIP) {
      return fee.amount().multiply(times).divide(YEAR, 2, RoundingMode.UP);
    }
    int paid = fee.perEvaluator() && terms != null ? terms.evaluators() : 1;
    return fee.amount().multiply(times).multiply(BigDecimal.valueOf(paid));
  }
}
