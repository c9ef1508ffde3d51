package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Finding.AttackResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often one attack worked against one requirement.
 *
 * @param counts {@code 12 harms in 40 trials that it reached}
 * @param range simultaneous over all attacks of the requirement
 */
record AttackRow(String requirement, String attack, String counts, String range) {

  private static final int SHOWN = 12;
  private static final int SHOWN_HARMLESS = 4;

  private static final Comparator<Tried> WORST_FIRST =
      Comparator.<Tried>comparingDouble(tried -> -tried.result.interval().lower())
          .thenComparingInt(tried -> -tried.result.harmed())
          .thenComparingInt(tried -> tried.result.exposed());
  private static final Comparator<Tried> MOST_TRIED_FIRST =
      Comparator.comparingInt(tried -> -tried.result.exposed());
  private static final Comparator<Tried> BY_NAME =
      Comparator.comparing(Tried::requirement).thenComparing(tried -> tried.result.attack());

  private record Tried(String requirement, AttackResult result) {}

  /**
   * The most harmful attacks over all requirements; if none did harm, those that reached the agent
   * most often.
   */
  static List<AttackRow> worst(List<Finding> findings, double alpha) {
    Stream<Tried> chosen =
        harmful(findings) > 0
            ? tried(findings)
                .filter(tried -> tried.result.harmed() > 0)
                .sorted(WORST_FIRST.thenComparing(BY_NAME))
                .limit(SHOWN)
            : tried(findings)
                .filter(tried -> tried.result.exposed() > 0)
                .sorted(MOST_TRIED_FIRST.thenComparing(BY_NAME))
                .limit(SHOWN_HARMLESS);
    return chosen.map(tried -> row(tried, alpha)).toList();
  }

  /** How many attacks did harm at least once, counted per requirement. */
  static long harmful(List<Finding> findings) {
    return tried(findings).filter(tried -> tried.result.harmed() > 0).count();
  }

  private static Stream<Tried> tried(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding ->
            finding.attacks().stream().map(result -> new Tried(finding.requirement(), result)));
  }

  private static AttackRow row(Tried tried, double alpha) {
    AttackResult result = tried.result;
    return new AttackRow(
        Excerpt.name(tried.requirement),
        Excerpt.name(result.attack()),
        Words.plural(result.harmed(), "harm")
            + " in "
            + Words.plural(result.exposed(), "trial")
            + " that it reached",
        Rates.range(result.interval()) + " (" + Rates.confidence(alpha) + ")");
  }
}
