package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The thresholds and amounts of this year's rules; money in cents a month.
 *
 * @param housingLimit highest income of one person for housing support
 * @param housingStep what each further person adds to it
 * @param rentCap highest rent that counts for one person
 * @param rentStep what each further person adds to it
 * @param share percent of the income that a household pays towards its rent itself
 * @param care allowance by care level, from level 1
 * @param careHours most hours of paid work a week that a carer may have
 * @param mealsLimit highest income of two persons for free school meals
 * @param mealsStep what each further person adds to it
 * @param mealRate what free meals are worth for one child
 * @param approvalLimit amounts above it need a second person
 * @param evidenceDays how long an applicant has for evidence that was asked for
 * @param appealDays how long after the decision an appeal is in time
 */
record Rates(
    long housingLimit,
    long housingStep,
    long rentCap,
    long rentStep,
    long share,
    List<Long> care,
    long careHours,
    long mealsLimit,
    long mealsStep,
    long mealRate,
    long approvalLimit,
    long evidenceDays,
    long appealDays) {

  /** Smaller amounts are not paid. */
  static final long LEAST = 10_00;

  private static final long PERCENT = 100;
  private static final long HALF = 2;

  /**
   * What follows from the rules.
   *
   * @param amount cents a month; 0 if there is no entitlement
   * @param reason one sentence
   */
  record Benefit(long amount, String reason) {}

  static Rates draw(Draw draw) {
    return new Rates(
        draw.between(310, 370) * 5_00L,
        draw.between(96, 124) * 5_00L,
        draw.between(118, 130) * 5_00L,
        draw.between(22, 28) * 5_00L,
        draw.between(27, 31),
        List.of(
            0L,
            draw.between(190, 240) * 1_00L,
            draw.between(330, 385) * 1_00L,
            draw.between(510, 570) * 1_00L,
            draw.between(640, 760) * 1_00L),
        draw.between(24, 32),
        draw.between(350, 400) * 5_00L,
        draw.between(70, 90) * 5_00L,
        draw.between(5_600, 7_400) / 10 * 10L,
        draw.between(40, 46) * 10_00L,
        draw.between(18, 27),
        draw.between(27, 41));
  }

  /** The rates of the year that the state is in. */
  static Rates of(State state) {
    Map<String, Object> company = state.fact("company");
    return new Rates(
        Fields.number(company, "housingLimit"),
        Fields.number(company, "housingStep"),
        Fields.number(company, "rentCap"),
        Fields.number(company, "rentStep"),
        Fields.number(company, "share"),
        IntStream.rangeClosed(1, 5).mapToObj(i -> Fields.number(company, "care" + i)).toList(),
        Fields.number(company, "careHours"),
        Fields.number(company, "mealsLimit"),
        Fields.number(company, "mealsStep"),
        Fields.number(company, "mealRate"),
        Fields.number(company, "approvalLimit"),
        Fields.number(company, "evidenceDays"),
        Fields.number(company, "appealDays"));
  }

  /** As facts about the council. */
  Map<String, Object> fields() {
    Map<String, Object> fields =
        Fields.of(
            "housingLimit", housingLimit,
            "housingStep", housingStep,
            "rentCap", rentCap,
            "rentStep", rentStep,
            "share", share,
            "careHours", careHours,
            "mealsLimit", mealsLimit,
            "mealsStep", mealsStep,
            "mealRate", mealRate,
            "approvalLimit", approvalLimit,
            "evidenceDays", evidenceDays,
            "appealDays", appealDays);
    for (int level = 1; level <= care.size(); level++) {
      fields.put("care" + level, care.get(level - 1));
    }
    return fields;
  }

  long housingLimit(long persons) {
    return housingLimit + (persons - 1) * housingStep;
  }

  long rentCap(long persons) {
    return rentCap + (persons - 1) * rentStep;
  }

  /** For free meals; for meals at half price, a quarter more. */
  long mealsLimit(long persons) {
    return mealsLimit + (persons - 2) * mealsStep;
  }

  long mealsUpperLimit(long persons) {
    return mealsLimit(persons) * 5 / 4;
  }

  Benefit housing(long persons, long income, long rent) {
    long limit = housingLimit(persons);
    if (income > limit) {
      return none("the income of %s EUR is above the limit of %s EUR", income, limit);
    }
    long amount = Math.min(rent, rentCap(persons)) - income * share / PERCENT;
    if (amount < LEAST) {
      return none("what is left, %s EUR, is below the least amount of %s EUR", amount, LEAST);
    }
    return new Benefit(
        amount,
        "%s EUR of the rent count, less %d %% of the income of %s EUR"
            .formatted(Money.text(Math.min(rent, rentCap(persons))), share, Money.text(income)));
  }

  Benefit care(long level, long hours) {
    if (hours > careHours) {
      return new Benefit(
          0, "%d hours of paid work a week are more than %d".formatted(hours, careHours));
    }
    long amount = care.get((int) level - 1);
    return new Benefit(amount, "care level %d".formatted(level));
  }

  Benefit meals(long persons, long income, long children) {
    if (income > mealsUpperLimit(persons)) {
      return none(
          "the income of %s EUR is above the upper limit of %s EUR",
          income, mealsUpperLimit(persons));
    }
    long full = children * mealRate;
    return income > mealsLimit(persons)
        ? new Benefit(
            full / HALF,
            "half price for %d child(ren), the income is above %s EUR"
                .formatted(children, Money.text(mealsLimit(persons))))
        : new Benefit(full, "free meals for %d child(ren)".formatted(children));
  }

  private static Benefit none(String reason, long first, long second) {
    return new Benefit(0, reason.formatted(Money.text(Math.max(0, first)), Money.text(second)));
  }
}
