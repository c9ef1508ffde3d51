package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report on harm that a certified agent did or nearly did. Anybody may sign; only reports of the
 * holder or of the scheme's owner start clocks. The subject is the agent.
 *
 * @param certificate which
 * @param report what kind
 * @param follows the first report of this incident; null if this is it
 * @param severity how bad
 * @param occurredAt when it happened
 * @param awareAt when the reporter learned of it
 * @param text what happened
 * @param actions what was done, one for each root cause
 * @param at when the report was made
 */
public record IncidentPredicate(
    Digest certificate,
    Report report,
    @Nullable Digest follows,
    Severity severity,
    Instant occurredAt,
    Instant awareAt,
    String text,
    List<Action> actions,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "incident";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public IncidentPredicate {
    Present.require(KIND, certificate, report, severity, occurredAt, awareAt, text, actions, at);
    actions = List.copyOf(actions);
    if ((report == Report.INITIAL) != (follows == null)) {
      throw new StatementException(
          "an incident's first report follows none, and each other follows the first");
    }
  }

  /** The reports that are owed. */
  public enum Report {
    /** That it happened. */
    @JsonProperty("initial")
    INITIAL,
    /** How and why it happened, and what follows. */
    @JsonProperty("full")
    FULL,
    /** What has changed since. */
    @JsonProperty("update")
    UPDATE,
    /** That all that follows is done. */
    @JsonProperty("closure")
    CLOSURE
  }

  /** How bad it was. */
  public enum Severity {
    /** No loss. */
    @JsonProperty("minor")
    MINOR,
    /** A loss. */
    @JsonProperty("serious")
    SERIOUS,
    /** A loss that cannot be undone, or many losses. */
    @JsonProperty("critical")
    CRITICAL
  }

  /**
   * A root cause, and what is done about it.
   *
   * @param cause why it could happen
   * @param action what is done
   * @param due until when
   */
  public record Action(String cause, String action, Instant due) {

    /** Refuses what is incomplete. */
    public Action {
      Present.require("action", cause, action, due);
    }
  }
}
