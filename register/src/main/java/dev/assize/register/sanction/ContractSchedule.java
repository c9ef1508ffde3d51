package dev.assize.register.sanction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.document.DocumentSchema;
import dev.assize.statement.intoto.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contract between a buyer and a producer pays when, and which of its clauses make the
 * certificate matter. An application names its digest; money effects of sanctions are computed from
 * it, and checked by it.
 *
 * @param apiVersion {@code assize/v1}
 * @param kind {@code ContractSchedule}
 * @param buyer who pays
 * @param producer who is paid
 * @param currency ISO 4217, of all amounts
 * @param fees what is paid, in any order
 * @param reserve what the buyer always keeps of each fee for a while; null if nothing
 * @param clauses by which sanctions have an effect on money
 */
public record ContractSchedule(
    String apiVersion,
    String kind,
    String buyer,
    String producer,
    String currency,
    List<Fee> fees,
    @Nullable Reserve reserve,
    Clauses clauses) {

  private static final DocumentSchema SCHEMA =
      DocumentSchema.resource(ContractSchedule.class, "contract.schema.json");

  /**
   * @throws IllegalArgumentException if two fees have the same name, or an amount is none
   */
  public ContractSchedule {
    fees = List.copyOf(fees);
    Set<String> ids = new HashSet<>();
    for (Fee fee : fees) {
      if (!ids.add(fee.id())) {
        throw new IllegalArgumentException("the fee \"" + fee.id() + "\" stands twice");
      }
      new Money(fee.amount(), currency);
    }
  }

  /**
   * A payment.
   *
   * @param id names it
   * @param amount decimal, as in {@link Money}
   * @param due when it is paid
   */
  public record Fee(String id, String amount, Instant due) {

    @JsonIgnore
    BigDecimal value() {
      return new BigDecimal(amount);
    }
  }

  /**
   * A rolling reserve.
   *
   * @param share of each fee, 0 to 1
   * @param released how long after the fee it is paid out, unless it was claimed
   * @param clause of the contract
   */
  public record Reserve(BigDecimal share, Duration released, String clause) {}

  /**
   * Clauses of the contract.
   *
   * @param holdback by which fees may be held back; null if none allows it
   * @param clawback by which fees may be claimed back; null if none allows it
   */
  public record Clauses(@Nullable String holdback, @Nullable String clawback) {}

  /**
   * Reads a schedule.
   *
   * @throws DocumentException if it is none, with every violation and its place
   */
  public static ContractSchedule read(Path file) {
    return Document.read(file).as(ContractSchedule.class, SCHEMA);
  }

  /** Digest of the canonical form, by which applications name it. */
  public Digest digest() {
    return Digest.of(Json.canonical(this));
  }
}
