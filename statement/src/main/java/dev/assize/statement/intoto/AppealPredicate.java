package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;

/**
 * An appeal, or what became of one. It stops payments, never safety. Whoever the entry is against
 * lodges it; the appeals office answers.
 *
 * @param against the sanction, decision, withdrawal or downgrade
 * @param stage which
 * @param grounds why
 * @param at when
 */
public record AppealPredicate(Digest against, Stage stage, String grounds, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "appeal";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public AppealPredicate {
    Present.require(KIND, against, stage, grounds, at);
  }

  /** How far it has come. */
  public enum Stage {
    /** It is made. */
    @JsonProperty("lodged")
    LODGED,
    /** What it is against is set aside, from now on. */
    @JsonProperty("upheld")
    UPHELD,
    /** What it is against stands. */
    @JsonProperty("dismissed")
    DISMISSED
  }
}
