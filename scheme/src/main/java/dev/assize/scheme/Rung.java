package dev.assize.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rung of the ladder of sanctions.
 *
 * @param id stable: {@code L1-notice}
 * @param level its height, from 0
 * @param title for people
 * @param trigger in CEL, over the facts of a certificate; the rung is applied whenever it begins to
 *     hold. Null if only an entry applies it
 * @param rule id of the rule that it enforces; null if several
 * @param effects what follows
 * @param appeal how long it may be appealed against
 * @param source where it comes from, or "ours" with the reason
 */
public record Rung(
    String id,
    int level,
    String title,
    @Nullable String trigger,
    @Nullable String rule,
    Effects effects,
    Duration appeal,
    String source) {

  /**
   * What follows from a rung.
   *
   * @param notice the certificate is on notice
   * @param suspend the certificate is suspended
   * @param withdraw the certificate is withdrawn
   * @param validity what is left of the certificate's time is multiplied by this; null if it stays
   * @param surveillance the surveillance interval is multiplied by this; null if it stays
   * @param cap the certificate is reduced to the scope that the entry names
   * @param bar how long the producer may not apply, for the first, second, … time; the last counts
   *     for all further. Empty if it may
   * @param watch so long all certificates of the producer are watched, those too that it is granted
   *     meanwhile: {@code surveillance} is about all of them. Null if it is about one certificate
   *     alone
   * @param holdback share of the fees under a contract that the buyer holds back; null if none
   * @param clawback share of the fees under a contract that the buyer gets back; null if none
   */
  public record Effects(
      boolean notice,
      boolean suspend,
      boolean withdraw,
      @Nullable BigDecimal validity,
      @Nullable BigDecimal surveillance,
      boolean cap,
      List<Duration> bar,
      @Nullable Duration watch,
      @Nullable BigDecimal holdback,
      @Nullable BigDecimal clawback) {

    /** Copies the list. */
    public Effects {
      bar = bar == null ? List.of() : List.copyOf(bar);
    }
  }
}
