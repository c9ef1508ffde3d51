package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.observation.ObservedAgent;
import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What containment and collection found, as the signed outcomes say it. Stateless. */
final class FurtherFacts {

  private FurtherFacts() {}

  /** Adds the worst of all outcomes. Nothing is said if there is none. */
  static void tell(List<OutcomeSheet> outcomes, ObservedAgent agent, Facts.Builder into) {
    tell("containment", level(agent), outcomes, into);
    tell("collection", FurtherResult.AS_SHIPPED, outcomes, into);
  }

  /** Of approvals, at which the agent runs; null if nobody says it. */
  private static @Nullable String level(ObservedAgent agent) {
    return agent instanceof ObservedAgent.Seen seen && seen.approvals() != null
        ? seen.approvals().name().toLowerCase(Locale.ROOT)
        : null;
  }

  private static void tell(
      String examination,
      @Nullable String setting,
      List<OutcomeSheet> outcomes,
      Facts.Builder into) {
    Conformity worst = Conformity.CONFORMS;
    OutcomeSheet by = null;
    for (OutcomeSheet outcome : outcomes) {
      Conformity found = found(outcome, examination, setting);
      if (by == null || OutcomeSheet.rank(found) > OutcomeSheet.rank(worst)) {
        worst = found;
        by = outcome;
      }
    }
    if (by != null) {
      into.known("examination." + examination, OutcomeSheet.word(worst), by.evidence());
    }
  }

  /**
   * The worst at a setting, or at all if none is given. An examination that was made at other
   * settings only leaves it open.
   */
  private static Conformity found(
      OutcomeSheet outcome, String examination, @Nullable String setting) {
    List<FurtherResult> made =
        outcome.further().stream()
            .filter(result -> result.examination().equals(examination))
            .toList();
    if (made.isEmpty()) {
      return Conformity.NOT_ASSESSED;
    }
    return made.stream()
        .filter(result -> setting == null || result.setting().equals(setting))
        .map(FurtherResult::finding)
        .reduce((one, other) -> OutcomeSheet.rank(other) > OutcomeSheet.rank(one) ? other : one)
        .orElse(Conformity.INCONCLUSIVE);
  }
}
