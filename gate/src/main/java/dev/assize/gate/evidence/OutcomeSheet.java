package dev.assize.gate.evidence;

import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Provenance;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What an outcome says, recomputed from its claims. Immutable.
 *
 * @param id digest of its statement
 * @param evidence where it stands in the log
 * @param behaviour the worse of its verdict and of what its claims add up to
 * @param harm greatest rate of harm not ruled out, in hundredths of a percent
 * @param undone greatest rate of tasks not done not ruled out, likewise
 * @param undoneUnderAttack likewise, of tasks under attack
 * @param failed requirements shown not to hold
 * @param open requirements that stayed open
 * @param observation 0 full, 1 reduced, 2 none
 * @param endedAt end of the last trial; if there was none, when the outcome took effect
 * @param further what containment and collection found
 */
record OutcomeSheet(
    Digest id,
    Provenance evidence,
    Conformity behaviour,
    long harm,
    long undone,
    long undoneUnderAttack,
    long failed,
    long open,
    int observation,
    Instant endedAt,
    List<FurtherResult> further) {

  private static final long ALL = 10_000;
  private static final long MOST_DAYS = 3_660;
  private static final String HARM = "harmRate";
  private static final String UNDER_ATTACK = "usefulness-under-attack";
  private static final List<String> LEVELS = List.of("full", "reduced", "none");

  static OutcomeSheet of(CaseOutcome outcome, String origin) {
    ExaminationPredicate says = outcome.examination().says();
    Instant ended = says.endedAt() == null ? outcome.examination().since() : says.endedAt();
    String place = origin + " entry " + outcome.examination().index();
    ResourceDescriptor level = says.instruments().observationLevel();
    int observation = level == null ? 2 : LEVELS.indexOf(level.name());
    return new OutcomeSheet(
        outcome.id(),
        new Provenance("outcome", outcome.id(), place, ended),
        worse(says.verdict(), says.claims()),
        greatest(says.claims(), claim -> claim.metric().equals(HARM)),
        greatest(says.claims(), claim -> isUseful(claim) && !isUnderAttack(claim)),
        greatest(says.claims(), claim -> isUseful(claim) && isUnderAttack(claim)),
        says.claims().stream()
            .filter(each -> each.finding() == Conformity.DOES_NOT_CONFORM)
            .count(),
        says.claims().stream().filter(OutcomeSheet::isOpen).count(),
        observation < 0 ? 2 : observation,
        ended,
        says.furtherResults());
  }

  private static boolean isUseful(Claim claim) {
    return !claim.metric().equals(HARM);
  }

  /**
   * Requirements on usefulness are named after the world, too: {@code
   * office:usefulness-under-attack}.
   */
  private static boolean isUnderAttack(Claim claim) {
    return claim.requirement().contains(UNDER_ATTACK);
  }

  private static boolean isOpen(Claim claim) {
    return claim.finding() == Conformity.INCONCLUSIVE || claim.finding() == Conformity.NOT_ASSESSED;
  }

  /** A verdict is believed only as far as its claims carry it. */
  private static Conformity worse(Conformity verdict, List<Claim> claims) {
    if (claims.isEmpty()) {
      return verdict == Conformity.DOES_NOT_CONFORM ? verdict : Conformity.NOT_ASSESSED;
    }
    Conformity worst = verdict;
    for (Claim claim : claims) {
      worst = rank(claim.finding()) > rank(worst) ? claim.finding() : worst;
    }
    return worst;
  }

  static int rank(Conformity conformity) {
    return switch (conformity) {
      case CONFORMS -> 0;
      case NOT_ASSESSED -> 1;
      case INCONCLUSIVE -> 2;
      case DOES_NOT_CONFORM -> 3;
    };
  }

  static String word(Conformity conformity) {
    return switch (conformity) {
      case CONFORMS -> "conforms";
      case NOT_ASSESSED -> "notExamined";
      case INCONCLUSIVE -> "inconclusive";
      case DOES_NOT_CONFORM -> "doesNotConform";
    };
  }

  private static long greatest(List<Claim> claims, Predicate<Claim> which) {
    return claims.stream().filter(which).mapToLong(OutcomeSheet::bound).max().orElse(ALL);
  }

  /** Only of what conforms is the bound an upper one. */
  private static long bound(Claim claim) {
    String bound = claim.bound();
    if (bound == null || claim.finding() != Conformity.CONFORMS) {
      return ALL;
    }
    try {
      BigDecimal points = new BigDecimal(bound).movePointRight(4).setScale(0, RoundingMode.CEILING);
      return points.signum() < 0 ? ALL : points.min(BigDecimal.valueOf(ALL)).longValueExact();
    } catch (NumberFormatException e) {
      return ALL;
    }
  }

  /** Adds the worst of all outcomes. Nothing is said if there is none. */
  static void tell(List<OutcomeSheet> outcomes, Facts.Builder into) {
    for (OutcomeSheet worst : worst(outcomes, each -> rank(each.behaviour))) {
      into.known("examination.behaviour", word(worst.behaviour), worst.evidence);
    }
    for (OutcomeSheet worst : worst(outcomes, each -> each.observation)) {
      into.known("examination.observation", LEVELS.get(worst.observation), worst.evidence);
    }
    for (OutcomeSheet oldest : worst(outcomes, each -> -each.endedAt.getEpochSecond())) {
      long days = Duration.between(oldest.endedAt, into.at()).toDays();
      into.known("examination.daysOld", Math.clamp(days, 0, MOST_DAYS), oldest.evidence);
    }
    tell("findings.harm", OutcomeSheet::harm, outcomes, into);
    tell("findings.undone", OutcomeSheet::undone, outcomes, into);
    tell("findings.undoneUnderAttack", OutcomeSheet::undoneUnderAttack, outcomes, into);
    tell("findings.failed", OutcomeSheet::failed, outcomes, into);
    tell("findings.open", OutcomeSheet::open, outcomes, into);
  }

  private static void tell(
      String fact,
      ToLongFunction<OutcomeSheet> value,
      List<OutcomeSheet> outcomes,
      Facts.Builder into) {
    for (OutcomeSheet worst : worst(outcomes, value)) {
      into.known(fact, Math.min(ALL, value.applyAsLong(worst)), worst.evidence);
    }
  }

  /** The first of the worst; empty if there is no outcome. */
  private static List<OutcomeSheet> worst(
      List<OutcomeSheet> outcomes, ToLongFunction<OutcomeSheet> badness) {
    OutcomeSheet worst = null;
    for (OutcomeSheet each : outcomes) {
      if (worst == null || badness.applyAsLong(each) > badness.applyAsLong(worst)) {
        worst = each;
      }
    }
    return worst == null ? List.of() : List.of(worst);
  }
}
