package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a certified agent changes. The holder signs; the subject is the agent as certified.
 *
 * @param certificate which
 * @param change of which class
 * @param successor digest of the changed agent; null if not known yet
 * @param toolCatalogue digest of its tools' definitions; null if they stay the same
 * @param text what changes
 * @param changedAt when the change takes effect
 * @param at when the notice was given
 */
public record ChangeNoticePredicate(
    Digest certificate,
    ChangeClass change,
    @Nullable Digest successor,
    @Nullable Digest toolCatalogue,
    String text,
    Instant changedAt,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "change notice";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public ChangeNoticePredicate {
    Present.require(KIND, certificate, change, text, changedAt, at);
  }

  /** How much a change matters. */
  public enum ChangeClass {
    /** Inside what was declared. */
    @JsonProperty("routine")
    ROUTINE,
    /** Improves or adds within the purpose. */
    @JsonProperty("adaptive")
    ADAPTIVE,
    /** Changes what the agent is or may do. */
    @JsonProperty("transformative")
    TRANSFORMATIVE,
    /** Must be made at once, and be examined afterwards. */
    @JsonProperty("emergency")
    EMERGENCY
  }
}
