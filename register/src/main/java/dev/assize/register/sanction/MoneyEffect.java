package dev.assize.register.sanction;

import dev.assize.register.sanction.ContractSchedule.Fee;
import dev.assize.register.sanction.ContractSchedule.Reserve;
import dev.assize.scheme.Rung;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.SanctionPredicate.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a rung makes due under a contract. It is computed and published; nobody's money is moved.
 *
 * @param kind which
 * @param payment amount and clause, as the sanction publishes them
 * @param base that the rung's share is taken of
 * @param fromReserve how much of the amount the buyer holds already, by the contract's rolling
 *     reserve; only of a clawback
 */
public record MoneyEffect(Kind kind, Payment payment, Money base, Money fromReserve) {

  /** What becomes of money. */
  public enum Kind {
    /** The buyer keeps a share of what it has yet to pay. */
    HOLDBACK,
    /** The producer pays back a share of what it was paid. */
    CLAWBACK
  }

  /**
   * The effect of a rung at a moment; empty if the rung has none, or the contract no clause for it.
   *
   * <p>A clawback is a share of the fees paid since the certificate was granted, a holdback one of
   * the fees that are still to be paid. Amounts are rounded to the nearest cent, halves to the even
   * one. All clawbacks of a contract together never exceed what was paid.
   *
   * @param rung that is applied
   * @param schedule of the contract
   * @param granted when the certificate was granted
   * @param at when the rung is applied
   * @param clawedBack by earlier sanctions under this contract that stand
   */
  public static Optional<MoneyEffect> of(
      Rung rung, ContractSchedule schedule, Instant granted, Instant at, BigDecimal clawedBack) {
    BigDecimal clawback = rung.effects().clawback();
    String clawbackClause = schedule.clauses().clawback();
    if (clawback != null && clawbackClause != null) {
      BigDecimal paid = sum(schedule, fee -> !fee.due().isBefore(granted) && isPaid(fee, at));
      BigDecimal left = paid.subtract(clawedBack).max(BigDecimal.ZERO);
      BigDecimal amount = cents(paid.multiply(clawback)).min(left);
      BigDecimal held = amount.min(reserveAt(schedule, at));
      return Optional.of(effect(Kind.CLAWBACK, schedule, clawbackClause, amount, paid, held));
    }
    BigDecimal holdback = rung.effects().holdback();
    String holdbackClause = schedule.clauses().holdback();
    if (holdback != null && holdbackClause != null) {
      BigDecimal owed = sum(schedule, fee -> !isPaid(fee, at));
      BigDecimal amount = cents(owed.multiply(holdback));
      return Optional.of(
          effect(Kind.HOLDBACK, schedule, holdbackClause, amount, owed, BigDecimal.ZERO));
    }
    return Optional.empty();
  }

  /** What the buyer holds at a moment by the rolling reserve. */
  public static BigDecimal reserveAt(ContractSchedule schedule, Instant at) {
    Reserve reserve = schedule.reserve();
    if (reserve == null) {
      return money(BigDecimal.ZERO);
    }
    BigDecimal held =
        sum(schedule, fee -> isPaid(fee, at) && fee.due().plus(reserve.released()).isAfter(at));
    return cents(held.multiply(reserve.share()));
  }

  private static boolean isPaid(Fee fee, Instant at) {
    return !fee.due().isAfter(at);
  }

  private static BigDecimal sum(ContractSchedule schedule, Predicate<Fee> which) {
    return schedule.fees().stream()
        .filter(which)
        .map(Fee::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UNNECESSARY);
  }

  private static MoneyEffect effect(
      Kind kind,
      ContractSchedule schedule,
      String clause,
      BigDecimal amount,
      BigDecimal base,
      BigDecimal held) {
    String currency = schedule.currency();
    return new MoneyEffect(
        kind,
        new Payment(schedule.digest(), clause, money(amount, currency)),
        money(base, currency),
        money(held, currency));
  }

  private static Money money(BigDecimal amount, String currency) {
    return new Money(money(amount).toPlainString(), currency);
  }
}
