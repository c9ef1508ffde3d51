package dev.assize.agent.manifest;

import dev.assize.agent.Run;
import java.math.BigDecimal;

/**
 * What a model's tokens cost.
 *
 * @param inputPerMillion per million tokens read, in major units of the currency
 * @param outputPerMillion per million tokens written
 * @param currency ISO 4217 code
 */
public record Price(BigDecimal inputPerMillion, BigDecimal outputPerMillion, String currency) {

  /**
   * @throws IllegalArgumentException if a price is negative
   */
  public Price {
    if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /** What {@code usage} costs, exactly. */
  public BigDecimal cost(Run.Usage usage) {
    return inputPerMillion
        .multiply(BigDecimal.valueOf(usage.inputTokens()))
        .add(outputPerMillion.multiply(BigDecimal.valueOf(usage.outputTokens())))
        .movePointLeft(6);
  }
}
