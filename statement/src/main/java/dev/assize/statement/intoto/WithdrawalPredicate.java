package dev.assize.statement.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * That a certificate is taken away for good. The decider signs, or the holder who gives it back.
 *
 * @param certificate which
 * @param grounds why
 * @param causes entries that show it
 * @param text for people
 * @param at from when it holds
 */
public record WithdrawalPredicate(
    Digest certificate, Grounds grounds, List<Digest> causes, String text, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "withdrawal";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public WithdrawalPredicate {
    Present.require(KIND, certificate, grounds, causes, text, at);
    causes = List.copyOf(causes);
  }

  /** Why. */
  public enum Grounds {
    /** The holder gives it back. */
    @JsonProperty("holder")
    HOLDER,
    /** Something that the holder stated is proven false. */
    @JsonProperty("falseStatement")
    FALSE_STATEMENT,
    /** What is wrong cannot be mended. */
    @JsonProperty("notRemediable")
    NOT_REMEDIABLE,
    /** A rule of the scheme demands it. */
    @JsonProperty("rule")
    RULE
  }
}
