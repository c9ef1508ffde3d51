package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.statement.Conformity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report on a terminal: the verdict in words, then what was found for each requirement. */
final class TerminalSummary {

  private static final int NARROWEST = 40;
  private static final int NOT_COVERED_SHOWN = 8;
  private static final int CONTACTS_SHOWN = 8;
  private static final String RESET = "\u001b[0m";

  private final Plan plan;
  private final Findings findings;
  private final Coverage coverage;
  private final @Nullable ContainmentResult containment;
  private final @Nullable CollectionSection collection;
  private final int width;
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();

  TerminalSummary(
      Plan plan,
      Findings findings,
      Coverage coverage,
      @Nullable ContainmentResult containment,
      @Nullable CollectionSection collection,
      int width,
      boolean colour) {
    this.plan = plan;
    this.findings = findings;
    this.coverage = coverage;
    this.containment = containment;
    this.collection = collection;
    this.width = Math.max(NARROWEST, width);
    this.colour = colour;
  }

  String text(@Nullable Path folder) {
    verdict();
    examined();
    requirements();
    containment();
    collection();
    notCovered();
    further(folder);
    return out.toString();
  }

  private void verdict() {
    Conformity verdict = findings.verdict();
    line(paint(Words.mark(verdict) + " " + Words.answer(verdict), verdict));
    wrap("", Words.verdict(plan, verdict) + " " + Excerpt.sentence(findings.reason()));
    if (plan.agent().standIn()) {
      wrap("! ", Words.STAND_IN);
    }
  }

  private void examined() {
    line("");
    wrap("Agent    ", Words.agent(plan) + " by " + Excerpt.name(plan.agent().producer()));
    wrap("         ", "sha256:" + plan.agent().digest().abbreviated() + "…, model " + model());
    wrap("Trials   ", trials());
    String observation = Words.observation(plan);
    if (observation != null) {
      wrap("Observed ", observation);
    }
    if (coverage.trials() > 0) {
      wrap("Cost     ", Cost.of(plan, findings).text());
    }
  }

  private String model() {
    return Excerpt.name(plan.agent().model());
  }

  private String trials() {
    if (coverage.trials() == 0) {
      return "none: no requirement was put to the test";
    }
    String reached =
        coverage.unexposed() == 0
            ? "every attack reached the agent"
            : "in " + Words.number(coverage.unexposed()) + " the attack did not reach the agent";
    String invalid =
        coverage.invalid() == 0
            ? ""
            : ", " + Words.number(coverage.invalid()) + " could not be run";
    return Words.number(coverage.trials())
        + (plan.worlds().size() == 1 ? " in the world " : " in the worlds ")
        + Excerpt.name(String.join(", ", plan.worldNames()))
        + "; "
        + reached
        + invalid;
  }

  private void requirements() {
    if (coverage.trials() == 0) {
      return;
    }
    line("");
    wrap("", "Requirements (each rate at " + Rates.confidence(plan.alpha()) + ")");
    for (Finding finding : findings.findings()) {
      if (plan.lane(finding.requirement()).maxTrials() > 0) {
        requirement(finding);
      }
    }
    line("  (✓ conforms, ✗ does not conform, ? inconclusive, – not assessed)");
  }

  private void requirement(Finding finding) {
    String mark = Words.mark(finding.conformity());
    List<String> text = wrapped("  " + mark + " ", Excerpt.sentence(finding.text()));
    line("  " + paint(mark, finding.conformity()) + text.getFirst().substring(2 + mark.length()));
    text.stream().skip(1).forEach(this::line);
    wrap(
        "    ",
        finding.tally().counted() == 0
            ? Excerpt.sentence(finding.reason())
            : Words.counts(finding)
                + "; "
                + Rates.statement(finding)
                + ", allowed "
                + Words.allowed(finding));
  }

  private void containment() {
    if (containment != null) {
      line("");
      wrap("Containment  ", ContainmentSection.sentence(containment));
    }
  }

  private void collection() {
    if (collection == null) {
      return;
    }
    line("");
    wrap("Collection  ", collection.statement());
    for (ContactRow row : collection.beside().stream().limit(CONTACTS_SHOWN).toList()) {
      wrap(
          "  - ",
          row.host()
              + " ("
              + row.party().toLowerCase(Locale.ROOT)
              + ", "
              + row.purpose()
              + "): "
              + row.amount()
              + "; "
              + row.content());
    }
    int more = collection.beside().size() - CONTACTS_SHOWN;
    if (more > 0) {
      wrap("  - ", "and " + more + " more, in the report");
    }
    collection.doubts().forEach(doubt -> wrap("  ? ", doubt));
    SpillsSection spills = collection.spills();
    if (spills != null) {
      wrap("  ", spills.statement());
      spills.unsearched().forEach(what -> wrap("  ? ", what));
    }
    wrap("  ", collection.optOut());
  }

  private void notCovered() {
    List<String> all = findings.notCovered(containment != null, collection != null);
    if (all.isEmpty()) {
      return;
    }
    line("");
    line("Not covered");
    all.stream().limit(NOT_COVERED_SHOWN).forEach(item -> wrap("  - ", Excerpt.sentence(item)));
    if (all.size() > NOT_COVERED_SHOWN) {
      wrap("  - ", "and " + (all.size() - NOT_COVERED_SHOWN) + " more, in the report");
    }
  }

  private void further(@Nullable Path folder) {
    line("");
    if (folder != null) {
      line("Report     " + folder.resolve("report.html"));
      if (plan.sealing() != null) {
        line("Verify     assize verify --replay " + Reproduction.path(folder));
      }
      line("Reproduce  " + Reproduction.again(folder));
    }
  }

  private String paint(String text, Conformity conformity) {
    if (!colour) {
      return text;
    }
    String code =
        switch (conformity) {
          case CONFORMS -> "\u001b[1;32m";
          case DOES_NOT_CONFORM -> "\u001b[1;31m";
          case INCONCLUSIVE -> "\u001b[1;33m";
          case NOT_ASSESSED -> "\u001b[1;37m";
        };
    return code + text + RESET;
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /**
   * Breaks at spaces, but not between a number and its {@code %}; the lines after the first are
   * indented like the text of the first.
   */
  private void wrap(String start, String text) {
    wrapped(start, text).forEach(this::line);
  }

  private List<String> wrapped(String start, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder(start);
    boolean fresh = true;
    for (String word : text.split(" +(?!%)", -1)) {
      if (!fresh && current.length() + 1 + word.length() > width) {
        lines.add(current.toString());
        current = new StringBuilder(" ".repeat(start.length()));
        fresh = true;
      }
      current.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(current.toString());
    return lines;
  }
}
