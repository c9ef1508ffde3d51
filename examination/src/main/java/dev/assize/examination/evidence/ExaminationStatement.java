package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Finding;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Lane;
import dev.assize.examination.Plan;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.Coverage;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ExaminationPredicate.Instruments;
import dev.assize.statement.intoto.ExaminationPredicate.SealedPlan;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in a statement what the evidence in a folder says. A pure function of the folder, but for
 * the harness, so that whoever has the folder can hold a signed statement against it.
 */
final class ExaminationStatement {

  private static final MathContext DIGITS = new MathContext(6, RoundingMode.DOWN);
  private static final MathContext DIGITS_UP = new MathContext(6, RoundingMode.UP);

  private ExaminationStatement() {}

  /**
   * @param evaluator the name of who examined
   * @param planIndex where the plan is in its log
   * @param evidence what the folder holds
   * @param harness as in {@link Instruments#harness}
   */
  static Statement of(
      ExaminationFolder folder,
      String evaluator,
      long planIndex,
      Evidence evidence,
      @Nullable ResourceDescriptor harness) {
    Plan plan = folder.plan();
    Findings findings = folder.findings();
    Plan.Sealing sealing = plan.sealing();
    if (sealing == null) {
      throw new UnsealedException();
    }
    return Statement.of(
        PlanSeal.subject(plan),
        new ExaminationPredicate(
            new SealedPlan(sealing.log(), planIndex, plan.digest()),
            evaluator,
            plan.observation() == null ? Access.BLACK_BOX : Access.PROGRAM,
            PlanSeal.scheme(plan),
            plan.tier(),
            instruments(plan, harness),
            coverage(plan, folder),
            findings.verdict(),
            findings.findings().stream().map(finding -> claim(finding, plan.alpha())).toList(),
            furtherResults(folder, evidence),
            new ExaminationPredicate.Evidence(evidence.root(), evidence.files().size()),
            findings.notCovered(
                evidence.files().containsKey(ContainmentResult.FILE),
                evidence.files().containsKey(CollectionResult.FILE)),
            findings.started(),
            findings.ended()));
  }

  private static List<FurtherResult> furtherResults(ExaminationFolder folder, Evidence evidence) {
    List<FurtherResult> results = new ArrayList<>();
    file(evidence, ContainmentResult.FILE)
        .ifPresent(file ->
            ContainmentResult.in(folder).stream()
                .flatMap(result -> result.settings().stream())
                .map(posture ->
                    new FurtherResult(
                        FurtherResult.CONTAINMENT, posture.setting(), posture.conformity(), file))
                .forEach(results::add));
    file(evidence, CollectionResult.FILE)
        .ifPresent(file ->
            CollectionResult.readFrom(folder).stream()
                .flatMap(result -> result.settings().stream())
                .map(setting ->
                    new FurtherResult(
                        FurtherResult.COLLECTION, setting.name(), setting.conformity(), file))
                .forEach(results::add));
    return results;
  }

  private static Optional<ResourceDescriptor> file(Evidence evidence, String name) {
    return Optional.ofNullable(evidence.files().get(name))
        .map(digest -> ResourceDescriptor.of(name, digest));
  }

  private static Instruments instruments(Plan plan, @Nullable ResourceDescriptor harness) {
    ObservationLevel level = plan.observation();
    return new Instruments(
        harness,
        ResourceDescriptor.of("attack techniques", plan.techniques()),
        plan.worlds().stream()
            .map(world -> ResourceDescriptor.of("world " + world.name(), world.digest()))
            .toList(),
        level == null
            ? null
            : ResourceDescriptor.of(
                level.rung().name().toLowerCase(Locale.ROOT), Digest.of(Json.canonical(level))));
  }

  private static Coverage coverage(Plan plan, ExaminationFolder folder) {
    List<Outcome> outcomes =
        Journal.lastAttempts(Journal.read(folder.journal())).stream()
            .map(record -> record.outcome())
            .toList();
    return new Coverage(
        plan.budget(),
        outcomes.size(),
        Math.toIntExact(outcomes.stream().filter(each -> each == Outcome.INVALID).count()),
        Math.toIntExact(outcomes.stream().filter(each -> each == Outcome.UNEXPOSED).count()));
  }

  private static Claim claim(Finding finding, double alpha) {
    return new Claim(
        finding.requirement(),
        finding.question() == Lane.Question.HARM ? "harmRate" : "taskFailureRate",
        "<",
        BigDecimal.valueOf(finding.threshold()).toPlainString(),
        bound(finding),
        BigDecimal.ONE.subtract(BigDecimal.valueOf(alpha)).toPlainString(),
        finding.tally().counted(),
        finding.tally().events(),
        finding.conformity());
  }

  /** Rounded such that it stays true. */
  private static @Nullable String bound(Finding finding) {
    Finding.Interval interval = finding.interval();
    if (interval == null) {
      return null;
    }
    if (finding.conformity() == Conformity.CONFORMS) {
      return new BigDecimal(interval.upper()).round(DIGITS_UP).toPlainString();
    }
    return finding.conformity() == Conformity.DOES_NOT_CONFORM
        ? new BigDecimal(interval.lower()).round(DIGITS).toPlainString()
        : null;
  }
}
