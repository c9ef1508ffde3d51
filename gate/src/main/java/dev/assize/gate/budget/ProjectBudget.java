package dev.assize.gate.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.intoto.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A project's budget, as a file says it.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code ProjectBudget}
 * @param project what it is called
 * @param currency ISO 4217, of all amounts
 * @param cost of the whole project over the time of use, security included; decimal, more than 0
 * @param use when the agent is going to be used
 * @param setAside what of the cost is for security
 * @param fees what security costs, as far as somebody has said
 */
public record ProjectBudget(
    String apiVersion,
    String kind,
    String project,
    String currency,
    String cost,
    Use use,
    SetAside setAside,
    Fees fees) {

  /**
   * @throws IllegalArgumentException if an amount is none, or more is set aside than there is
   */
  public ProjectBudget {
    BigDecimal whole = amount(cost, currency);
    if (whole.signum() == 0) {
      throw new IllegalArgumentException("the project's cost is 0, so nothing is a share of it");
    }
    for (SecurityPart part : SecurityPart.values()) {
      amount(setAside.text(part), currency);
    }
    if (setAside.total().compareTo(whole) > 0) {
      throw new IllegalArgumentException(
          "more is set aside for security (%s) than the whole project costs (%s)"
              .formatted(setAside.total().toPlainString(), cost));
    }
  }

  /**
   * @throws IllegalArgumentException if it is no amount
   */
  static BigDecimal amount(String text, String currency) {
    return new Money(text, currency).value();
  }

  /** The project's whole cost. */
  public BigDecimal wholeCost() {
    return new BigDecimal(cost);
  }

  /**
   * The time of use, in days in UTC.
   *
   * @param from the first day, such as 2030-02-28
   * @param until the first day after it
   */
  public record Use(String from, String until) {

    private static final long MOST_DAYS = 36_600;

    /**
     * @throws IllegalArgumentException if there is no such day, it ends before it begins, or lasts
     *     for centuries
     */
    public Use {
      long days = day(until).toEpochDay() - day(from).toEpochDay();
      if (days < 1) {
        throw new IllegalArgumentException("the time of use ends before it begins");
      }
      if (days > MOST_DAYS) {
        throw new IllegalArgumentException("a time of use of more than 100 years");
      }
    }

    /** When it begins. */
    public Instant begins() {
      return day(from).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When it is over. */
    public Instant ends() {
      return day(until).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("there is no day " + text, e);
      }
    }
  }

  /**
   * What is set aside over the time of use, each a decimal.
   *
   * @param examinations for new certificates
   * @param surveillance for examinations while a certificate lasts
   * @param stewardship for the upkeep of open-source components
   */
  public record SetAside(String examinations, String surveillance, String stewardship) {

    String text(SecurityPart part) {
      return switch (part) {
        case EXAMINATIONS -> examinations;
        case SURVEILLANCE -> surveillance;
        case STEWARDSHIP -> stewardship;
      };
    }

    /** What is set aside for a part. */
    public BigDecimal of(SecurityPart part) {
      return new BigDecimal(text(part));
    }

    /** All of it. */
    public BigDecimal total() {
      return of(SecurityPart.EXAMINATIONS)
          .add(of(SecurityPart.SURVEILLANCE))
          .add(of(SecurityPart.STEWARDSHIP));
    }
  }

  /**
   * What security costs. A fee that nobody knows is left out.
   *
   * @param examination for one certificate; null if not known
   * @param surveillance for one examination while it lasts; null if not known
   * @param upkeep this project's share in the upkeep of components, per 365 days; null if not known
   */
  public record Fees(
      @Nullable StatedFee examination,
      @Nullable StatedFee surveillance,
      @Nullable StatedFee upkeep) {

    @Nullable StatedFee of(SecurityPart part) {
      return switch (part) {
        case EXAMINATIONS -> examination;
        case SURVEILLANCE -> surveillance;
        case STEWARDSHIP -> upkeep;
      };
    }
  }

  /** What a fee is paid for. */
  public enum Per {
    /** All evaluators of an examination together. */
    @JsonProperty("case")
    CASE,
    /** Each evaluator. */
    @JsonProperty("evaluator")
    EVALUATOR
  }

  /**
   * A fee: its amount and who says so, or where a contract's schedule of payments has it.
   *
   * @param amount decimal; null if a schedule has it
   * @param source who says so, in words; null if a schedule has it
   * @param schedule name of a {@code ContractSchedule} file beside the budget; null if there is an
   *     amount
   * @param fee its id in the schedule; null if there is an amount
   * @param per null, as for upkeep, is the whole
   */
  public record StatedFee(
      @Nullable String amount,
      @Nullable String source,
      @Nullable String schedule,
      @Nullable String fee,
      @Nullable Per per) {}
}
