package dev.assize.examination.report;

import dev.assize.examination.compare.Frontier;
import dev.assize.examination.compare.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * How useful the agent is beside how secure it is: neither says much without the other.
 *
 * @param picture an SVG element
 * @param facts the same in words
 */
record BesideSection(String picture, List<Page.Fact> facts) {

  /**
   * Needed in a file of its own; in a page it looks like an address that something is fetched from.
   */
  private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/svg\"";

  static BesideSection of(Standing standing, double alpha) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(new Page.Fact("Tasks done, nobody attacking", words(standing.useful())));
    facts.add(new Page.Fact("Tasks done under attack", words(standing.usefulUnderAttack())));
    facts.add(new Page.Fact("Refusals of benign work", words(standing.refused())));
    Standing.Rate harm = standing.harm();
    facts.add(
        new Page.Fact(
            "Worst harm",
            harm == null
                ? "nothing was counted"
                : Excerpt.name(String.valueOf(standing.worstHazard())) + ": " + words(harm)));
    facts.add(new Page.Fact("Each bound by itself", Rates.confidence(alpha)));
    String picture =
        Frontier.svg(List.of(standing.named(Excerpt.name(standing.name())))).replace(NAMESPACE, "");
    return new BesideSection(picture, facts);
  }

  private static String words(Standing.Rate rate) {
    return rate.trials() == 0
        ? "not counted"
        : "%s of %s, which lies between %s and %s"
            .formatted(
                Words.number(rate.events()),
                Words.plural(rate.trials(), "trial"),
                Rates.chosen(rounded(rate.lower())),
                Rates.chosen(rounded(rate.upper())));
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}
