package dev.assize.gate.record;

import dev.assize.gate.budget.GivenBudget;
import dev.assize.gate.budget.SecurityCost;
import dev.assize.gate.budget.SecurityCost.Item;
import dev.assize.gate.budget.SecurityPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What security costs a project, against its budget and the policy's floor.
 *
 * @param project its name
 * @param cost of all of it
 * @param rows one per part
 * @param total what is needed and what is set aside, for all parts
 * @param share of security in the cost, in words
 * @param floor what the policy demands, in words; empty if it demands nothing
 * @param covers whether it suffices, in words
 * @param bars the picture: set aside, needed, floor
 * @param place of the budget
 * @param digest of the budget
 */
record CostTable(
    String project,
    String cost,
    List<Row> rows,
    Row total,
    String share,
    String floor,
    String covers,
    List<Bar> bars,
    String place,
    String digest) {

  private static final BigDecimal WIDTH = BigDecimal.valueOf(1_000);

  /** A part: how often, for how much, and what there is. */
  record Row(String part, String times, String fee, String needed, String setAside) {}

  /**
   * A bar of the picture.
   *
   * @param width of 1,000, rounded down
   */
  record Bar(String label, String amount, int width, String style) {}

  static CostTable of(GivenBudget given, SecurityCost cost, Optional<ShareFloor> floor) {
    String currency = " " + given.budget().currency();
    List<Row> rows = cost.items().stream().map(item -> row(item, currency)).toList();
    BigDecimal whole = given.budget().wholeCost();
    BigDecimal demanded = floor.map(each -> least(whole, each.share())).orElse(BigDecimal.ZERO);
    return new CostTable(
        Plain.text(given.budget().project()),
        money(whole) + currency,
        rows,
        new Row("All", "", "", amount(cost.needed(), currency), money(cost.setAside()) + currency),
        Plain.percent(cost.share()),
        floor
            .map(each ->
                "The policy demands at least %s, which is %s%s (clause %s: %s)"
                    .formatted(
                        Plain.percent(each.share()),
                        money(demanded),
                        currency,
                        each.clause(),
                        each.say()))
            .orElse("The policy demands no share."),
        covers(cost),
        bars(cost, demanded, floor.isPresent(), currency),
        Plain.text(given.place()),
        given.digest().toString());
  }

  /** The least amount whose share, rounded down, is that much. */
  private static BigDecimal least(BigDecimal whole, long share) {
    return whole.multiply(BigDecimal.valueOf(share, 4)).setScale(2, RoundingMode.UP);
  }

  private static Row row(Item item, String currency) {
    boolean upkeep = item.part() == SecurityPart.STEWARDSHIP;
    String times =
        item.count() == null
            ? "not known"
            : item.count() + (upkeep ? " days" : item.count() == 1 ? " time" : " times");
    String fee =
        item.fee() == null
            ? "not known"
            : "%s%s %s (%s)"
                .formatted(
                    money(item.fee().amount()),
                    currency,
                    upkeep ? "a year" : item.fee().perEvaluator() ? "per evaluator" : "each",
                    item.fee().source());
    return new Row(
        item.part().words(),
        times,
        Plain.text(fee),
        amount(item.needed(), currency),
        money(item.setAside()) + currency);
  }

  private static String covers(SecurityCost cost) {
    if (cost.covers() == null) {
      return "It cannot be said whether that suffices: " + cost.unknown() + ".";
    }
    return cost.covers()
        ? "What is set aside covers what the agent's security will cost."
        : "What is set aside does not cover what the agent's security will cost.";
  }

  private static List<Bar> bars(
      SecurityCost cost, BigDecimal demanded, boolean hasFloor, String currency) {
    BigDecimal needed = cost.needed() == null ? BigDecimal.ZERO : cost.needed();
    BigDecimal most = cost.setAside().max(demanded).max(needed).max(new BigDecimal("0.01"));
    List<Bar> bars = new ArrayList<>();
    bars.add(bar("set aside", cost.setAside(), most, "aside", currency));
    if (cost.needed() != null) {
      bars.add(bar("needed", needed, most, "needed", currency));
    }
    if (hasFloor) {
      bars.add(bar("policy's floor", demanded, most, "floor", currency));
    }
    return List.copyOf(bars);
  }

  private static Bar bar(
      String label, BigDecimal amount, BigDecimal most, String style, String currency) {
    int width = amount.multiply(WIDTH).divide(most, 0, RoundingMode.DOWN).intValueExact();
    return new Bar(label, money(amount) + currency, width, style);
  }

  private static String amount(@Nullable BigDecimal amount, String currency) {
    return amount == null ? "not known" : money(amount) + currency;
  }

  private static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}
