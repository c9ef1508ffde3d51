package dev.assize.statement.intoto;

import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.List;

/**
 * That a certificate on notice or suspended is good again. The decider signs. It rests on new
 * examinations, never on words.
 *
 * @param certificate which
 * @param decider its name
 * @param examinations outcomes, newer than the cause
 * @param reasons for people
 * @param at from when it holds
 */
public record RestorationPredicate(
    Digest certificate, String decider, List<Digest> examinations, String reasons, Instant at)
    implements RegisterPredicate {

  private static final String KIND = "restoration";

  /**
   * @throws StatementException if something is missing or contradicts itself
   */
  public RestorationPredicate {
    Present.require(KIND, certificate, decider, examinations, reasons, at);
    PartyName.require(decider);
    examinations = List.copyOf(examinations);
  }
}
