package dev.assize.gate.budget;

import static dev.assize.gate.budget.Budgets.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecurityCostTest {

  static final Instant NOW = Instant.parse("2030-01-15T00:00:00Z");

  private static final CertificateTerms TERMS =
      new CertificateTerms(
          Instant.parse("2030-12-01T00:00:00Z"),
          Instant.parse("2030-04-01T00:00:00Z"),
          Duration.ofDays(365),
          Duration.ofDays(90),
          2);

  private static SecurityCost cost(String text, @Nullable CertificateTerms terms) {
    return SecurityCost.of(Budgets.read(text), terms, NOW);
  }

  @Test
  void everyPartIsCountedOverTheTimeOfUse() {
    SecurityCost cost = cost(USUAL, TERMS);
    // from December 2030 to February 2032 it takes two certificates
    assertThat(cost.items().get(0).count()).isEqualTo(2);
    assertThat(cost.items().get(0).needed()).isEqualByComparingTo("2400.00");
    // 671 days from April 2030 on, an examination at the start and every 90 days
    assertThat(cost.items().get(1).count()).isEqualTo(8);
    assertThat(cost.items().get(1).needed()).isEqualByComparingTo("4000.00");
    assertThat(cost.items().get(2).count()).isEqualTo(730);
    assertThat(cost.items().get(2).needed()).isEqualByComparingTo("1400.00");
    assertThat(cost.needed()).isEqualByComparingTo("7800.00");
    assertThat(cost.covers()).isTrue();
    assertThat(cost.share()).isEqualTo(850);
  }

  @Test
  void oneCentTooLittleDoesNotCover() {
    String less = USUAL.replace("\"1500.00\"", "\"800.00\"");
    assertThat(cost(less, TERMS).covers()).isTrue();
    assertThat(cost(less.replace("\"800.00\"", "\"799.99\""), TERMS).covers()).isFalse();
  }

  @Test
  void theShareIsRoundedDown() {
    assertThat(cost(USUAL.replace("\"100000.00\"", "\"170000.00\""), TERMS).share()).isEqualTo(500);
    assertThat(cost(USUAL.replace("\"100000.00\"", "\"170000.01\""), TERMS).share()).isEqualTo(499);
  }

  @Test
  void aFeeThatNobodyKnowsLeavesItOpen() {
    String unknown = USUAL.replaceAll("(?m)^  upkeep:.*\n", "");
    SecurityCost cost = cost(unknown, TERMS);
    assertThat(cost.covers()).isNull();
    assertThat(cost.unknown()).contains("stewardship");
    assertThat(cost.share()).isEqualTo(850);
  }

  @Test
  void whatIsKnownCanAlreadyBeTooMuch() {
    String unknown =
        USUAL
            .replaceAll("(?m)^  upkeep:.*\n", "")
            .replace("\"1500.00\"", "\"0.00\"")
            .replace("\"3000.00\"", "\"2000.00\"");
    assertThat(cost(unknown, TERMS).covers()).isFalse();
  }

  @Test
  void whatIsNotNeededNeedsNoFee() {
    String none = USUAL.replaceAll("(?m)^  examination:.*\n", "");
    assertThat(cost(none, TERMS).covers()).isNull();
    CertificateTerms lasting =
        new CertificateTerms(
            Instant.parse("2033-01-01T00:00:00Z"),
            TERMS.surveillanceDue(),
            TERMS.validity(),
            TERMS.surveillance(),
            2);
    assertThat(cost(none, lasting).covers()).isTrue();
  }

  @Test
  void withoutACertificateNobodyCanSay() {
    SecurityCost cost = cost(USUAL, null);
    assertThat(cost.covers()).isNull();
    assertThat(cost.unknown()).contains("without a certificate");
  }

  @Test
  void whenTheTimeOfUseIsOverNothingFollows() {
    SecurityCost cost =
        SecurityCost.of(Budgets.read(USUAL), TERMS, Instant.parse("2032-02-01T00:00:00Z"));
    assertThat(cost.covers()).isNull();
    assertThat(cost.unknown()).contains("is over");
  }

  @Test
  void aCertificateThatHasEndedIsReplacedFromTheFirstDayOn() {
    CertificateTerms ended =
        new CertificateTerms(
            Instant.parse("2029-01-01T00:00:00Z"),
            null,
            Duration.ofDays(365),
            Duration.ofDays(90),
            1);
    SecurityCost cost = cost(USUAL, ended);
    assertThat(cost.items().get(0).count()).isEqualTo(2);
    assertThat(cost.items().get(1).count()).isEqualTo(9);
  }

  /** Against whole cents, walking through time day by day. */
  @Test
  void itAddsUpForAllBudgets() {
    Seed.Random random = new Seed("c5".repeat(32)).random();
    int covered = 0;
    for (int i = 0; i < 3_000; i++) {
      Drawn drawn = Drawn.of(random);
      SecurityCost cost = SecurityCost.of(Budgets.read(drawn.text()), drawn.terms(), NOW);
      BigInteger needed = drawn.neededCents();
      assertThat(cost.needed()).as(drawn.text()).isEqualByComparingTo(decimal(needed));
      assertThat(cost.setAside()).isEqualByComparingTo(decimal(drawn.setAside()));
      assertThat(cost.covers()).isEqualTo(needed.compareTo(drawn.setAside()) <= 0);
      BigInteger share = BigInteger.valueOf(cost.share());
      BigInteger all = drawn.setAside().multiply(BigInteger.valueOf(10_000));
      BigInteger whole = BigInteger.valueOf(drawn.cost());
      assertThat(share.multiply(whole)).isLessThanOrEqualTo(all);
      assertThat(share.add(BigInteger.ONE).multiply(whole)).isGreaterThan(all);
      covered += Boolean.TRUE.equals(cost.covers()) ? 1 : 0;
    }
    assertThat(covered).isBetween(300, 2_700);
  }

  private static BigDecimal decimal(BigInteger cents) {
    return new BigDecimal(cents, 2);
  }

  /** A budget, in cents and days after {@link #NOW}. */
  private record Drawn(
      long cost,
      long[] aside,
      long[] fees,
      boolean each,
      int from,
      int days,
      CertificateTerms terms) {

    static Drawn of(Seed.Random random) {
      long[] aside = {random.nextInt(900_000), random.nextInt(900_000), random.nextInt(500_000)};
      long[] fees = {random.nextInt(400_000), random.nextInt(40_000), random.nextInt(90_001)};
      long cost = aside[0] + aside[1] + aside[2] + 1 + random.nextInt(900_000_000);
      int from = random.nextInt(400) - 100;
      CertificateTerms terms =
          new CertificateTerms(
              day(random.nextInt(900) - 100),
              random.nextInt(4) == 0 ? null : day(random.nextInt(300) - 50),
              Duration.ofDays(1 + random.nextInt(500)),
              Duration.ofDays(20 + random.nextInt(200)),
              1 + random.nextInt(3));
      return new Drawn(
          cost, aside, fees, random.nextInt(2) == 0, from, 101 + random.nextInt(1_500), terms);
    }

    private static Instant day(int days) {
      return NOW.plus(Duration.ofDays(days));
    }

    private static String amount(long cents) {
      return "\"" + new BigDecimal(BigInteger.valueOf(cents), 2).toPlainString() + "\"";
    }

    BigInteger setAside() {
      return BigInteger.valueOf(aside[0] + aside[1] + aside[2]);
    }

    String text() {
      LocalDate first = LocalDate.ofInstant(day(from), ZoneOffset.UTC);
      return """
      {apiVersion: assize/v1, kind: ProjectBudget, project: p, currency: EUR, cost: %s,
       use: {from: %s, until: %s}, setAside: {examinations: %s, surveillance: %s, stewardship: %s},
       fees: {examination: {amount: %s, source: s}, surveillance: {amount: %s, source: s, per: %s},
         upkeep: {amount: %s, source: s}}}
      """
          .formatted(
              amount(cost),
              first,
              first.plusDays(days),
              amount(aside[0]),
              amount(aside[1]),
              amount(aside[2]),
              amount(fees[0]),
              amount(fees[1]),
              each ? "evaluator" : "case",
              amount(fees[2]));
    }

    BigInteger neededCents() {
      Instant start = from < 0 ? NOW : day(from);
      Instant end = day(from + days);
      long certificates = 0;
      Instant covered = terms.validUntil().isAfter(start) ? terms.validUntil() : start;
      while (covered.isBefore(end)) {
        certificates++;
        covered = covered.plus(terms.validity());
      }
      Instant stated = terms.surveillanceDue();
      Instant due = stated == null || stated.isBefore(start) ? start : stated;
      long surveillances = 0;
      while (due.isBefore(end)) {
        surveillances++;
        due = due.plus(terms.surveillance());
      }
      long upkeepDays = Duration.between(start, end).toDays();
      long upkeep = Math.ceilDiv(fees[2] * upkeepDays, 365L);
      return BigInteger.valueOf(
          certificates * fees[0]
              + surveillances * fees[1] * (each ? terms.evaluators() : 1)
              + upkeep);
    }
  }
}
