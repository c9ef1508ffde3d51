package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings with the plan's key facts, for machines. Text stands as it was recorded, neither
 * shortened nor made visible.
 *
 * @param format {@value #FORMAT}; the number grows when a field changes its meaning or goes away
 * @param agent with {@code standIn}: whether the verdict says nothing about a real model
 * @param containment as in {@code containment.json}; null if it was not examined
 */
record MachineReport(
    String format,
    Conformity verdict,
    String reason,
    Plan.Subject agent,
    Plan.Standard scheme,
    Tier tier,
    double alpha,
    World world,
    Digest techniques,
    Digest plan,
    Seed seed,
    List<Finding> findings,
    List<String> notCovered,
    Coverage coverage,
    Cost cost,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable ContainmentResult containment) {

  static final String FORMAT = "assize/report/v1";

  /**
   * @param tasks how many tasks trials were drawn from
   */
  record World(String name, Digest digest, int tasks) {}

  static MachineReport of(
      Plan plan, Findings findings, Coverage coverage, @Nullable ContainmentResult containment) {
    return new MachineReport(
        FORMAT,
        findings.verdict(),
        findings.reason(),
        plan.agent(),
        plan.scheme(),
        plan.tier(),
        plan.alpha(),
        new World(plan.world().name(), plan.world().digest(), plan.world().tasks().size()),
        plan.techniques(),
        findings.plan(),
        plan.seed(),
        findings.findings(),
        findings.notCovered(),
        coverage,
        Cost.of(plan, findings),
        findings.started(),
        findings.ended(),
        containment);
  }
}
