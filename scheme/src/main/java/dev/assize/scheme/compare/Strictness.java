package dev.assize.scheme.compare;

import dev.assize.scheme.Numbers;
import dev.assize.scheme.compare.Change.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which of two values of a scheme's field asks for more. Stateless. */
final class Strictness {

  /** Numbers and spans of which less is stricter. */
  private static final List<String> LESS =
      List.of(
          "alpha",
          "tiers.*.harmRate",
          "institution.tiers.*.validity",
          "institution.tiers.*.surveillance",
          "institution.clocks.remedialProposal",
          "institution.clocks.remediation",
          "institution.clocks.suspension",
          "institution.clocks.suspensionTotal",
          "institution.clocks.notices",
          "institution.clocks.incidentInitial",
          "institution.clocks.incidentFull",
          "institution.changes.*.noticeAfter",
          "institution.independence.share",
          "institution.independence.feeShare",
          "institution.evaluators.missedBackChecks",
          "institution.evaluators.nearDuplicate",
          "institution.evaluators.casesWithoutFinding",
          "institution.evaluators.trialsPerDay",
          "institution.evaluators.remediation",
          "institution.evaluators.revocations",
          "institution.evaluators.proficiency.age",
          "institution.evaluators.proficiency.falseAlarms",
          "institution.concentration.minimum",
          "institution.concentration.evaluator",
          "institution.concentration.owner",
          "institution.concentration.judgeModelVendor",
          "institution.concentration.index",
          "institution.rules[].timeframe",
          "institution.ladder[].effects.validity",
          "institution.ladder[].effects.surveillance");

  /** Numbers and spans of which more is stricter. */
  private static final List<String> MORE =
      List.of(
          "tiers.*.usefulness",
          "tiers.*.usefulnessUnderAttack",
          "tiers.*.searchTrials",
          "institution.tiers.*.evaluators",
          "institution.tiers.*.agree",
          "institution.clocks.noticeWindow",
          "institution.clocks.sanctionMemory",
          "institution.changes.*.noticeBefore",
          "institution.independence.hops",
          "institution.independence.coolingOff",
          "institution.independence.competitorWindow",
          "institution.evaluators.probation",
          "institution.evaluators.backChecks",
          "institution.evaluators.discrepancy",
          "institution.evaluators.window",
          "institution.evaluators.proficiency.flaws",
          "institution.evaluators.proficiency.sound",
          "institution.evaluators.proficiency.found",
          "institution.ladder[].effects.watch",
          "institution.ladder[].effects.holdback",
          "institution.ladder[].effects.clawback");

  /** Words, from the laxest. */
  private static final List<List<String>> SCALES =
      List.of(
          List.of("reduced", "full"),
          List.of("none", "partial", "full"),
          List.of("MAY", "SHOULD", "MUST"),
          List.of("false", "true"));

  private static final Set<String> SCALED =
      Set.of("observation", "retest", "force", "notice", "suspend", "withdraw", "cap");

  /** Lists to which more makes a scheme stricter. */
  private static final List<String> GROWING =
      List.of("tiers.*.worlds", "institution.tiers.*.examinations");

  private Strictness() {}

  /**
   * What the change of a value means.
   *
   * @param path of the value, with {@code []} for the elements of lists
   * @param from null if there was none
   * @param to null if there is none
   */
  static Direction of(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
    boolean less = covered(LESS, path);
    if (less || covered(MORE, path)) {
      return number(from, to, less);
    }
    if (from == null || to == null) {
      return Direction.DIFFERENT;
    }
    if (covered(GROWING, path)) {
      return list(from, to);
    }
    return SCALED.contains(path.substring(path.lastIndexOf('.') + 1))
        ? scale(from, to)
        : Direction.DIFFERENT;
  }

  private static Direction number(@Nullable JsonNode from, @Nullable JsonNode to, boolean less) {
    if (from == null || to == null) {
      return from == null ? Direction.STRICTER : Direction.LAXER;
    }
    int order = size(to).compareTo(size(from));
    Direction more = order > 0 ? Direction.STRICTER : Direction.LAXER;
    return order == 0 ? Direction.DIFFERENT : less ? more.reversed() : more;
  }

  private static BigDecimal size(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue()
        : BigDecimal.valueOf(Duration.parse(value.asString()).toSeconds());
  }

  private static Direction list(JsonNode from, JsonNode to) {
    Set<JsonNode> before = Set.copyOf(from.values());
    Set<JsonNode> after = Set.copyOf(to.values());
    if (before.equals(after)) {
      return Direction.DIFFERENT;
    }
    if (after.containsAll(before)) {
      return Direction.STRICTER;
    }
    return before.containsAll(after) ? Direction.LAXER : Direction.DIFFERENT;
  }

  private static Direction scale(JsonNode from, JsonNode to) {
    for (List<String> scale : SCALES) {
      int before = scale.indexOf(from.asString());
      int after = scale.indexOf(to.asString());
      if (before >= 0 && after >= 0) {
        return after > before ? Direction.STRICTER : Direction.LAXER;
      }
    }
    return Direction.DIFFERENT;
  }

  private static boolean covered(List<String> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> Numbers.covers(pattern, path));
  }
}
