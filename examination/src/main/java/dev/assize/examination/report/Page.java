package dev.assize.examination.report;

import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.statement.Conformity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page and the Markdown form show, in the order in which they show it.
 *
 * @param title the verdict as a sentence
 * @param standIn the warning that belongs to the verdict; empty with a real model
 * @param confidence of every bound by itself
 * @param facts what was examined
 * @param harmfulAttacks how many attacks did harm; {@code attacks} has the worst of them
 * @param plots empty, as are the findings, if no trial was run
 * @param beside null if no trial was run
 * @param transcript null if there was no harm to show
 * @param selfTest null unless the agent failed it
 * @param containment null unless it was examined
 * @param collection null unless it was examined what the agent sends away
 * @param attestation where the plan was sealed and the outcome published
 * @param pages whether further pages lie beside this one
 */
record Page(
    String title,
    Conformity verdict,
    String reason,
    String standIn,
    String confidence,
    List<Fact> facts,
    List<ForestPlot> plots,
    List<FindingRow> findings,
    List<AttackRow> attacks,
    long harmfulAttacks,
    @Nullable BesideSection beside,
    @Nullable Transcript transcript,
    @Nullable Rehearsal selfTest,
    @Nullable ContainmentSection containment,
    @Nullable CollectionSection collection,
    List<String> notCovered,
    String method,
    Coverage coverage,
    String cost,
    Attestation attestation,
    Reproduction reproduction,
    boolean pages) {

  private static final int NOT_COVERED_SHOWN = 60;

  /** One line of the table of what was examined. */
  record Fact(String name, String value) {}

  static Page of(
      Plan plan,
      Findings findings,
      Coverage coverage,
      @Nullable BesideSection beside,
      @Nullable Transcript transcript,
      @Nullable Rehearsal selfTest,
      @Nullable ContainmentSection containment,
      @Nullable CollectionSection collection,
      Attestation attestation,
      PageIndex pages) {
    boolean examined = findings.trials() > 0;
    return new Page(
        Words.verdict(plan, findings.verdict()),
        findings.verdict(),
        Excerpt.sentence(findings.reason()),
        plan.agent().standIn() ? Words.STAND_IN : "",
        Rates.confidence(plan.alpha()),
        facts(plan, findings),
        examined ? ForestPlot.of(findings.findings(), plan.alpha()) : List.of(),
        examined ? rows(plan, findings, pages) : List.of(),
        AttackRow.worst(findings.findings(), plan.alpha()),
        AttackRow.harmful(findings.findings()),
        beside,
        transcript,
        selfTest,
        containment,
        collection,
        notCovered(findings.notCovered(containment != null, collection != null)),
        Methodology.text(plan),
        coverage,
        Cost.of(plan, findings).fullText(),
        attestation,
        Reproduction.of(plan),
        !pages.lists().isEmpty());
  }

  /** {@code DOES NOT CONFORM}, without shouting. */
  String answer() {
    return Words.answer(verdict);
  }

  String mark() {
    return Words.mark(verdict);
  }

  /** Name for style sheets. */
  String style() {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<FindingRow> rows(Plan plan, Findings findings, PageIndex pages) {
    return findings.findings().stream()
        .map(finding ->
            FindingRow.of(finding, plan.alpha())
                .linked(pages.anchor(finding.requirement()), pages.table(finding.requirement())))
        .toList();
  }

  private static List<Fact> facts(Plan plan, Findings findings) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Agent", Words.agent(plan)));
    facts.add(new Fact("Producer", Excerpt.name(plan.agent().producer())));
    facts.add(new Fact("Identity", plan.agent().digest().toString()));
    if (plan.agent().program() != null) {
      facts.add(new Fact("Program", plan.agent().program() + ", as installed"));
    }
    facts.add(new Fact("Model", Excerpt.name(plan.agent().model())));
    facts.add(new Fact("Scheme", Words.standard(plan)));
    facts.add(
        new Fact(
            plan.worlds().size() == 1 ? "World" : "Worlds",
            plan.worlds().stream()
                .map(world ->
                    Excerpt.name(world.name()) + ", " + Words.plural(world.tasks().size(), "task"))
                .collect(Collectors.joining("; "))));
    String observation = Words.observation(plan);
    if (observation != null) {
      facts.add(new Fact("Observed", observation));
    }
    facts.add(new Fact("Dates", dates(findings)));
    facts.add(new Fact("Plan", findings.plan().toString()));
    return facts;
  }

  private static String dates(Findings findings) {
    if (findings.started() == null || findings.ended() == null) {
      return "no trial was started";
    }
    return Words.minute(findings.started())
        + " to "
        + Words.minute(findings.ended())
        + ", "
        + Words.duration(Duration.between(findings.started(), findings.ended()));
  }

  private static List<String> notCovered(List<String> all) {
    List<String> shown = new ArrayList<>();
    all.stream().limit(NOT_COVERED_SHOWN).map(Excerpt::sentence).forEach(shown::add);
    if (all.size() > NOT_COVERED_SHOWN) {
      shown.add("And " + Words.number(all.size() - NOT_COVERED_SHOWN) + " more, in findings.json.");
    }
    return shown;
  }
}
