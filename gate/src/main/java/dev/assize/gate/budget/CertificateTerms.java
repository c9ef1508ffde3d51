package dev.assize.gate.budget;

import dev.assize.register.certificate.Certificate;
import dev.assize.scheme.Terms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says on when money will be needed.
 *
 * @param validUntil when it ends
 * @param surveillanceDue when it must have been examined again; null if no time is set, as while it
 *     is suspended
 * @param validity how long its successors last at most
 * @param surveillance the longest time between examinations
 * @param evaluators how many examine at a time
 */
public record CertificateTerms(
    Instant validUntil,
    @Nullable Instant surveillanceDue,
    Duration validity,
    Duration surveillance,
    int evaluators) {

  /**
   * @throws IllegalArgumentException if a time is none, or nobody examines
   */
  public CertificateTerms {
    if (validity.toSeconds() < 1 || surveillance.toSeconds() < 1 || evaluators < 1) {
      throw new IllegalArgumentException("a scheme by which nothing is ever examined");
    }
  }

  /** By the scheme and the tier of a certificate. */
  public static CertificateTerms of(Certificate certificate) {
    Terms terms = certificate.file().terms();
    return new CertificateTerms(
        certificate.validUntil(),
        certificate.surveillanceDue().orElse(null),
        terms.validity(),
        terms.surveillance(),
        terms.evaluators());
  }
}
