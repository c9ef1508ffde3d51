package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.Assessment;
import dev.assize.examination.Examination;
import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Finding;
import dev.assize.examination.Findings;
import dev.assize.examination.Journal;
import dev.assize.examination.Trial;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills examinations with SIGKILL at random moments and resumes them. */
@Tag("thorough")
class KillAndResumeTest {

  /** {@code ./assize test --long} asks for 50. */
  private static final int KILLS = Integer.getInteger("assize.kills", 6);

  private static final int BUDGET = 60 + 12 * KILLS;
  private static final int MOST_TRIALS_BETWEEN_KILLS = 14;
  private static final int MOST_MILLIS_AFTER_A_TRIAL = 30;

  @TempDir Path folder;

  @Test
  void noFinishedTrialIsLostOrRepeatedAndTheVerdictIsThatOfAnUndisturbedExamination()
      throws Exception {
    Seed seed = new Seed("5e".repeat(32));
    Path disturbed = folder.resolve("disturbed");
    Seed.Random random = seed.random();
    List<String> start = examine(disturbed, seed);
    List<String> resume = List.of("examine", "--jobs", "4", "--resume", disturbed.toString());
    List<TrialRecord> before = List.of();
    int kills = 0;
    while (kills < KILLS) {
      boolean ended =
          runAndKill(
              Files.exists(disturbed.resolve("plan.json")) ? resume : start,
              disturbed,
              before.size() + random.nextInt(MOST_TRIALS_BETWEEN_KILLS),
              random.nextInt(MOST_MILLIS_AFTER_A_TRIAL));
      assertThat(ended).as("ended after %d kills; raise BUDGET", kills).isFalse();
      kills++;
      List<TrialRecord> now = journal(disturbed);
      assertThat(now.subList(0, before.size())).isEqualTo(before);
      assertThat(followingFrom(disturbed, now)).isEqualTo(now.size());
      before = now;
    }
    AssizeProcess.Result last = AssizeProcess.run(AssizeProcess.builder(folder, resume));
    AssizeProcess.Result undisturbed =
        AssizeProcess.run(
            AssizeProcess.builder(folder, examine(folder.resolve("undisturbed"), seed)));

    assertThat(last.exitCode()).as(last.err()).isEqualTo(undisturbed.exitCode());
    List<TrialRecord> records = journal(disturbed);
    assertThat(records.subList(0, before.size())).isEqualTo(before);
    assertThat(attempts(records)).allSatisfy((attempt, times) -> assertThat(times).isEqualTo(1));
    assertThat(answers(disturbed)).isEqualTo(answers(folder.resolve("undisturbed")));
    assertThat(outcomes(disturbed)).isEqualTo(outcomes(folder.resolve("undisturbed")));
    ExaminationFolder examination = ExaminationFolder.open(disturbed);
    assertThat(Json.canonical(Examination.recompute(examination.plan(), records)))
        .isEqualTo(Json.canonical(examination.findings()));
  }

  private static List<String> examine(Path out, Seed seed) {
    return List.of(
        "examine",
        AssizeProcess.root().resolve("examples/careful-clerk").toString(),
        "--jobs",
        "4",
        "--budget",
        String.valueOf(BUDGET),
        "--seed",
        seed.hex(),
        "--out",
        out.toString());
  }

  /**
   * Kills the process a little after the journal has reached a length. Returns whether it ended
   * before that.
   */
  private boolean runAndKill(List<String> arguments, Path out, int records, int millis)
      throws IOException, InterruptedException {
    Process process = AssizeProcess.start(folder, arguments);
    try {
      while (process.isAlive() && lines(out) < records) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
      return ended;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static long lines(Path out) throws IOException {
    Path journal = out.resolve("journal.jsonl");
    if (!Files.exists(journal)) {
      return 0;
    }
    long lines = 0;
    for (byte b : Files.readAllBytes(journal)) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static List<TrialRecord> journal(Path out) {
    Path journal = out.resolve("journal.jsonl");
    return Files.exists(journal) ? Journal.read(journal) : List.of();
  }

  /** How many of these trials are what the examination chooses by those of earlier rounds. */
  private static int followingFrom(Path out, List<TrialRecord> records) {
    if (records.isEmpty()) {
      return 0;
    }
    Map<String, TrialRecord> byTrial =
        records.stream().collect(Collectors.toMap(TrialRecord::trial, Function.identity()));
    Assessment assessment = new Assessment(ExaminationFolder.open(out).plan());
    int following = 0;
    List<TrialRecord> round;
    do {
      List<Trial> chosen = assessment.nextRound();
      round =
          chosen.stream()
              .filter(trial -> byTrial.containsKey(trial.name()))
              .filter(trial -> same(trial, byTrial.get(trial.name())))
              .map(trial -> byTrial.get(trial.name()))
              .toList();
      following += round.size();
      if (round.size() < chosen.size()) {
        return following;
      }
      assessment.add(round);
    } while (!round.isEmpty());
    return following;
  }

  private static boolean same(Trial trial, TrialRecord record) {
    return trial.task().equals(record.task()) && Objects.equals(trial.attack(), record.attack());
  }

  private static Map<String, Integer> attempts(List<TrialRecord> records) {
    Map<String, Integer> attempts = new HashMap<>();
    records.forEach(r -> attempts.merge(r.trial() + " attempt " + r.attempt(), 1, Integer::sum));
    return attempts;
  }

  private static Map<String, String> outcomes(Path out) {
    return journal(out).stream()
        .collect(
            Collectors.toMap(
                r -> r.trial() + " attempt " + r.attempt(),
                r -> r.outcome() + " " + r.taskDone() + " " + r.harmed()));
  }

  private static Map<String, Finding> answers(Path out) {
    Findings findings = ExaminationFolder.open(out).findings();
    return findings.findings().stream()
        .collect(Collectors.toMap(Finding::requirement, Function.identity()));
  }
}
