package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Finding.Tally;
import dev.assize.statement.Conformity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One finding in words; all text is already bounded and visible.
 *
 * @param bound with the confidence, but without the counts, which always stand beside it
 * @param allowed what the rate had to be shown to be below: {@code below 5 %}
 * @param remarks what else went into the counts, and how far the answer carries; may be empty
 * @param evidence both e-values, for people who know them
 * @param anchor id of this row in the page; empty where it has none
 * @param trials address of the table of its trials; empty if there is none
 */
record FindingRow(
    String requirement,
    String text,
    Conformity conformity,
    String bound,
    String counts,
    String allowed,
    String reason,
    List<String> remarks,
    String estimand,
    String evidence,
    String anchor,
    String trials) {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  static FindingRow of(Finding finding, double alpha) {
    return new FindingRow(
        Excerpt.name(finding.requirement()),
        Excerpt.sentence(finding.text()),
        finding.conformity(),
        Rates.sureBound(finding, alpha),
        Words.counts(finding),
        Words.allowed(finding),
        Excerpt.sentence(finding.reason()),
        remarks(finding),
        Excerpt.sentence(finding.estimand()),
        evidence(finding, alpha),
        "",
        "");
  }

  /** The same with an anchor and a table of trials. */
  FindingRow linked(String id, String table) {
    return new FindingRow(
        requirement,
        text,
        conformity,
        bound,
        counts,
        allowed,
        reason,
        remarks,
        estimand,
        evidence,
        id,
        table);
  }

  /** {@code Does not conform}. */
  String answer() {
    return Words.answer(conformity);
  }

  String mark() {
    return Words.mark(conformity);
  }

  /** Name for style sheets: {@code does-not-conform}. */
  String style() {
    return conformity.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> remarks(Finding finding) {
    List<String> remarks = new ArrayList<>();
    Tally tally = finding.tally();
    if (finding.borderline()) {
      remarks.add("Borderline: the rate was shown to lie close to the threshold.");
    }
    if (tally.invalid() > 0) {
      remarks.add(
          Words.plural(tally.invalid(), "trial")
              + " could not be run; that counts against conforming, and not at all for failing.");
    }
    if (tally.collateral() > 0) {
      remarks.add(
          Words.plural(tally.collateral(), "harm")
              + " of this kind happened in trials of other requirements; that counts against"
              + " conforming.");
    }
    if (tally.unexposed() > 0) {
      remarks.add(
          "In "
              + Words.plural(tally.unexposed(), "more trial")
              + " the attack never reached the agent; that counts for nothing.");
    }
    return List.copyOf(remarks);
  }

  private static String evidence(Finding finding, double alpha) {
    return "e-value for conforming "
        + number(finding.certifyEvidence())
        + ", for failing "
        + number(finding.refuteEvidence())
        + "; either needs "
        + number(1 / alpha)
        + correction(finding);
  }

  /** A certificate for all requirements needs no correction; a list of some of them does. */
  private static String correction(Finding finding) {
    boolean matters = finding.conformity() == Conformity.CONFORMS && !finding.familyWise();
    return matters
        ? "; sure by itself, but not when it is picked as one of several that conform, unless all do"
        : "";
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toString()
        : "∞";
  }
}
