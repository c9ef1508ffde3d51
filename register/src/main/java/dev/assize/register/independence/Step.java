package dev.assize.register.independence;

import dev.assize.statement.Digest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * That one party depends on another.
 *
 * @param from who depends
 * @param to on whom
 * @param how in which way
 * @param share decimal of 1; null if it is unknown or does not apply
 * @param entry that says so
 */
public record Step(String from, String to, How how, @Nullable BigDecimal share, Digest entry) {

  /** Ways to depend. */
  public enum How {
    /** The other holds a share of it. */
    OWNED("is owned by"),
    /** The other pays for its work. */
    FUNDED("is funded by"),
    /** The other has granted it money, which it has not said to be little. */
    GRANTED("has a grant of"),
    /** It has advised the other. */
    ADVISED("has advised"),
    /** The other's fees are much of its income. */
    PAID("lives on fees of"),
    /** The other's models help it. */
    JUDGED("judges with models of"),
    /** It competes with the other. */
    COMPETES("competes with"),
    /** It has an interest in using what the other provides. */
    USES("is a customer of");

    private final String words;

    How(String words) {
      this.words = words;
    }
  }

  /** For people. */
  @Override
  public String toString() {
    String part =
        share == null
            ? how == How.OWNED || how == How.FUNDED ? " (share unknown)" : ""
            : " (" + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %)";
    return from + " " + how.words + " " + to + part;
  }
}
