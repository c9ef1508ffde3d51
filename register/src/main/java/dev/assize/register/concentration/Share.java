package dev.assize.register.concentration;

import dev.assize.statement.intoto.PartyName;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many of the outcomes somebody has.
 *
 * @param party whose; {@value #UNKNOWN}, which is nobody's name, for all together whose is not
 *     known
 * @param outcomes of it
 * @param of all
 */
public record Share(String party, int outcomes, int of) {

  /** In the place of a name. */
  public static final String UNKNOWN = "(unknown)";

  /** Whether it is more than a cap, exactly. */
  public boolean above(BigDecimal cap) {
    return BigDecimal.valueOf(outcomes).compareTo(cap.multiply(BigDecimal.valueOf(of))) > 0;
  }

  /** In percent, with one decimal. */
  public BigDecimal percent() {
    return of == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(outcomes * 100L)
            .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
  }

  /** Whether it is known whose it is. */
  public boolean known() {
    return PartyName.isOne(party);
  }
}
