package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * That somebody who has not examined has checked the examinations of a case against their evidence.
 * The reviewer signs; the subject is the agent.
 *
 * @param application the case
 * @param reviewer its name
 * @param examinations outcomes that were checked
 * @param result what came of it
 * @param remarks for people
 * @param at when
 */
public record ReviewPredicate(
    Digest application,
    String reviewer,
    List<Digest> examinations,
    Result result,
    String remarks,
    Instant at)
    implements RegisterPredicate {

  private static final String KIND = "review";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public ReviewPredicate {
    Present.require(KIND, application, reviewer, examinations, result, remarks, at);
    PartyName.require(reviewer);
    examinations = List.copyOf(examinations);
  }

  /** What a review says. */
  public enum Result {
    /** Evidence and outcomes fit. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** They do not. */
    @JsonProperty("returned")
    RETURNED
  }
}
