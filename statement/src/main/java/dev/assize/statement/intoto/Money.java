package dev.assize.statement.intoto;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount at least 0, with at most two decimals, as a text in JSON
 * @param currency ISO 4217
 */
public record Money(String amount, String currency) {

  private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{2})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * @throws StatementException if it is no amount of money
   */
  public Money {
    Present.require("amount of money", amount, currency);
    if (!AMOUNT.matcher(amount).matches() || !CURRENCY.matcher(currency).matches()) {
      throw new StatementException(
          "an amount of money is written like 1200.00, its currency like EUR");
    }
  }

  /** The amount as a number. */
  public BigDecimal value() {
    return new BigDecimal(amount);
  }
}
