package dev.assize.examination.report;

import dev.assize.agent.Run;
import dev.assize.agent.manifest.Price;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the model's tokens cost, over all attempts.
 *
 * @param inputTokens as counted by the model's server
 * @param outputTokens as counted by the model's server
 * @param amount exact, in major units of the currency; null if the manifest gives no price
 * @param currency ISO 4217 code; null with the amount
 */
record Cost(
    long inputTokens, long outputTokens, @Nullable BigDecimal amount, @Nullable String currency) {

  static Cost of(Plan plan, Findings findings) {
    Price price = plan.agent().price();
    long input = findings.inputTokens();
    long output = findings.outputTokens();
    return price == null
        ? new Cost(input, output, null, null)
        : new Cost(input, output, price.cost(new Run.Usage(input, output)), price.currency());
  }

  /** {@code 2,916,945 tokens read by the model and 10,493 written; 4.21 EUR}. */
  String text() {
    if (inputTokens + outputTokens == 0) {
      return "No tokens were counted by the model's server";
    }
    return Words.number(inputTokens)
        + " tokens read by the model and "
        + Words.number(outputTokens)
        + " written"
        + (amount == null ? "" : "; " + money(amount) + " " + Excerpt.name("" + currency));
  }

  /** The same, saying also when there is no price. */
  String fullText() {
    boolean unknown = amount == null && inputTokens + outputTokens > 0;
    return text() + (unknown ? "; the manifest gives no price for them." : ".");
  }

  /** Rounded up, so that a cost never looks like nothing. */
  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.CEILING).toPlainString();
  }
}
