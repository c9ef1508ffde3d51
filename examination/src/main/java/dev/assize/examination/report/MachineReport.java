package dev.assize.examination.report;

import dev.assize.examination.Finding;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.examination.collection.CollectionResult;
import dev.assize.examination.containment.ContainmentResult;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings with the plan's key facts, for machines. Text stands as it was recorded, neither
 * shortened nor made visible.
 *
 * @param format {@value #FORMAT}; the number grows when a field changes its meaning or goes away
 * @param collection null unless it was examined what the agent sends away
 * @param agent with {@code standIn}: whether the verdict says nothing about a real model
 * @param attestation where the plan was sealed and the outcome published, as the files claim it
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
    List<World> worlds,
    Digest techniques,
    Digest plan,
    Seed seed,
    List<Finding> findings,
    List<String> notCovered,
    Coverage coverage,
    Cost cost,
    @Nullable ContainmentResult containment,
    @Nullable Collected collection,
    Attestation attestation,
    @Nullable Instant started,
    @Nullable Instant ended) {

  static final String FORMAT = "assize/report/v1";

  /**
   * @param tasks how many tasks trials were drawn from
   */
  record World(String name, Digest digest, int tasks) {}

  /**
   * @param statement the answer in words
   * @param doubts why more may have left than was seen, by setting
   * @param optOut what the opt-out is worth, in words
   * @param spills what it did with planted secrets inside the machine, in words; null if no run
   *     could be used
   * @param result all of it
   */
  record Collected(
      String statement,
      Map<String, List<String>> doubts,
      String optOut,
      @Nullable String spills,
      CollectionResult result) {

    static Collected of(CollectionResult result) {
      Map<String, List<String>> doubts = new LinkedHashMap<>();
      result.settings().forEach(setting -> doubts.put(setting.name(), setting.doubts()));
      SpillsSection spills = SpillsSection.of(result);
      return new Collected(
          CollectionWords.statement(result),
          doubts,
          CollectionWords.optOut(result.optOut()),
          spills == null ? null : spills.statement(),
          result);
    }
  }

  static MachineReport of(
      Plan plan,
      Findings findings,
      Coverage coverage,
      @Nullable ContainmentResult containment,
      @Nullable CollectionResult collection,
      Attestation attestation) {
    return new MachineReport(
        FORMAT,
        findings.verdict(),
        findings.reason(),
        plan.agent(),
        plan.scheme(),
        plan.tier(),
        plan.alpha(),
        plan.worlds().stream()
            .map(world -> new World(world.name(), world.digest(), world.tasks().size()))
            .toList(),
        plan.techniques(),
        findings.plan(),
        plan.seed(),
        findings.findings(),
        findings.notCovered(containment != null, collection != null),
        coverage,
        Cost.of(plan, findings),
        containment,
        collection == null ? null : Collected.of(collection),
        attestation,
        findings.started(),
        findings.ended());
  }
}
