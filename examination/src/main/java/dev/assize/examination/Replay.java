package dev.assize.examination;

import dev.assize.examination.proposing.Proposals;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.util.ArrayList;
import java.util.List;

/**
 * Recomputes an examination of behaviour from its evidence: every oracle, exposure and outcome from
 * the traces, then every statistic and finding from those.
 *
 * <p>The world of each attempt is opened again from plan and seed, is given the recorded calls, and
 * must answer what is recorded; then its oracles are asked again. So neither the journal nor the
 * findings have to be believed. What has to be is that the traces are what was observed; and how
 * the agent's process ended, which decides whether an attempt without harm was valid.
 *
 * @param plan with its seed
 * @param worlds those that the plan names
 * @param techniques the attacks that the plan names
 */
public record Replay(Plan plan, Worlds worlds, Techniques techniques) {

  private static final int MOST_PROBLEMS = 100;

  /**
   * @throws DocumentException if world or techniques are other ones than the plan names, or a
   *     world's server is shared
   */
  public Replay {
    plan.requireSame(plan.agent().digest(), worlds, techniques.digest());
    worlds.packs().forEach(Replay::requireOwn);
  }

  /** Calls to a server that others share would act there again, and be answered otherwise. */
  private static void requireOwn(WorldPack pack) {
    if (pack.server().filter(WorldPack.Server::shared).isPresent()) {
      throw new DocumentException(
          List.of(
              "the world "
                  + pack.name()
                  + ": its server is shared, so its trials cannot be replayed; verify without"
                  + " --replay"));
    }
  }

  /**
   * What came of it.
   *
   * @param attempts that were replayed
   * @param problems where evidence and recomputation differ, each with its trial; at most {@value
   *     #MOST_PROBLEMS}
   */
  public record Result(int attempts, List<String> problems) {

    /** Copies the list. */
    public Result {
      problems = problems.stream().limit(MOST_PROBLEMS).toList();
    }
  }

  /**
   * Replays all attempts of a folder and compares its findings.
   *
   * @throws DocumentException if something of the evidence is missing or cannot be read
   */
  public Result of(ExaminationFolder folder) {
    List<TrialRecord> journal = Journal.read(folder.journal());
    Proposals proposals = folder.proposals();
    PlannedTrials planned = PlannedTrials.of(plan, journal, proposals);
    List<String> problems = new ArrayList<>(planned.problems());
    TrialReplay trials =
        new TrialReplay(
            new TrialOpening(plan, worlds, techniques, () -> proposals), folder.traces());
    List<TrialReplay.Replayed> replayed =
        journal.parallelStream().filter(planned::callsFor).map(trials::replay).toList();
    replayed.forEach(each -> problems.addAll(each.problems()));
    Findings stored = folder.findings();
    Findings computed =
        Examination.recompute(
            plan, replayed.stream().map(TrialReplay.Replayed::record).toList(), proposals);
    problems.addAll(differences(stored, computed));
    return new Result(replayed.size(), problems);
  }

  /** How stored findings differ from those that the evidence gives; empty if they do not. */
  public static List<String> differences(Findings stored, Findings computed) {
    if (stored.selfTest() != null) {
      return computed.trials() == 0
          ? List.of()
          : List.of("findings.json: says that the self-test failed, but there were trials");
    }
    if (stored.equals(computed)) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    if (stored.verdict() != computed.verdict()) {
      problems.add(
          "findings.json: the verdict is %s, but the evidence gives %s"
              .formatted(stored.verdict(), computed.verdict()));
    }
    for (Finding finding : computed.findings()) {
      if (stored.findings().stream().noneMatch(finding::equals)) {
        problems.add(
            "findings.json: the finding on %s is not what the evidence gives (%s, %d of %d)"
                .formatted(
                    finding.requirement(),
                    finding.conformity(),
                    finding.tally().events(),
                    finding.tally().counted()));
      }
    }
    return problems.isEmpty() ? List.of("findings.json: is not what the evidence gives") : problems;
  }
}
