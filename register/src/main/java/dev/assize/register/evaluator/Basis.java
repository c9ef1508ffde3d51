package dev.assize.register.evaluator;

import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate rests on.
 *
 * @param certificate its id
 * @param agree how many outcomes it takes
 * @param outcomes that agree
 */
public record Basis(Digest certificate, int agree, List<Counted> outcomes) {

  /** Copies the list. */
  public Basis {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * An outcome that a certificate rests on.
   *
   * @param outcome its id
   * @param evaluator who made it
   * @param since when it took effect
   */
  public record Counted(Digest outcome, String evaluator, Instant since) {}
}
