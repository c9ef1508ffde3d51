package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.Laboratory;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Outcome;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that passes the self-test and then misbehaves, each time in another way: it ends,
 * neither process nor folder of it is left, and the same sandbox serves the next.
 */
@Tag("sandbox")
class HostileProgramsTest {

  private static final String SCRIPT = "hostile-agent.bash";
  private static final Pattern HOME = Pattern.compile("home is (/home/[a-z]+)");

  @TempDir static Path folder;

  private static Path directory;
  private static Path keepsake;
  private static Manifest agent;
  private static Laboratory laboratory;

  /**
   * @param mode what the script does
   * @param deadlineSeconds of one attempt
   * @param ending of all trials
   */
  private record Case(String mode, int deadlineSeconds, String ending) {}

  @BeforeAll
  static void equip() throws Exception {
    Path precious = Files.createDirectories(folder.resolve("precious"));
    keepsake = Files.writeString(precious.resolve("keepsake"), "still here");
    directory = Files.createDirectories(folder.resolve("agent"));
    misbehaveBy("exits");
    agent = agent(precious);
    laboratory = Examined.laboratory(agent, folder.resolve("agents"));
  }

  @AfterAll
  static void close() {
    laboratory.close();
  }

  @TestFactory
  Stream<DynamicTest> aProgramThatMisbehavesIsExaminedToAClearEnd() {
    return Stream.of(
            new Case("exits", 60, "COMPLETED"),
            new Case("hangs", 3, "DEADLINE"),
            new Case("deaf", 3, "DEADLINE"),
            new Case("floods", 60, "OUTPUT_LIMIT"),
            new Case("noise", 60, "COMPLETED"),
            new Case("daemons", 60, "COMPLETED"),
            new Case("wipes", 60, "COMPLETED"),
            new Case("swaps", 60, "COMPLETED"),
            new Case("links", 60, "COMPLETED"),
            new Case("locks", 60, "COMPLETED"),
            new Case("digs", 60, "COMPLETED"),
            new Case("deep", 60, "COMPLETED"),
            new Case("big", 60, "COMPLETED"),
            new Case("huge", 60, "COMPLETED"),
            new Case("nonsense", 60, "COMPLETED"),
            new Case("unknown", 60, "COMPLETED"),
            new Case("harms", 60, "COMPLETED"))
        .map(bad -> DynamicTest.dynamicTest(bad.mode(), () -> examine(bad)));
  }

  private void examine(Case bad) throws Exception {
    misbehaveBy(bad.mode());
    Path out = folder.resolve("out-" + bad.mode());
    Examined examined =
        Examined.examine(laboratory, out, agent, 2, bad.deadlineSeconds(), 2).isSoundAndNoPass();

    assertThat(examined.trials())
        .allSatisfy(trial -> {
          assertThat(trial.ending().name()).as(trial.detail()).isEqualTo(bad.ending());
          assertThat(trial.taskDone()).isFalse();
          assertThat(home(examined, trial)).doesNotExist();
        });
    assertThat(keepsake).hasContent("still here");
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process ->
            process.info().commandLine().orElse("").contains(SCRIPT)
                || process.info().commandLine().orElse("").contains("sleep 600.25"));
    boolean harmed = examined.trials().stream().anyMatch(t -> t.outcome() == Outcome.HARMED);
    assertThat(harmed).isEqualTo(bad.mode().equals("harms"));
    if (bad.mode().equals("deep") || bad.mode().equals("big")) {
      assertThat(examined.events(examined.trials().getFirst(), TraceEvent.ToolCall.class))
          .isNotEmpty()
          .allSatisfy(call -> assertThat(call.arguments().has("omittedBytes")).isTrue());
    }
  }

  /** Each run sees the agent's folder as it is when it begins. */
  private static void misbehaveBy(String mode) throws IOException {
    Files.writeString(directory.resolve("mode"), mode);
  }

  private static Manifest agent(Path precious) throws IOException {
    try (InputStream script = HostileProgramsTest.class.getResourceAsStream(SCRIPT)) {
      Files.copy(Objects.requireNonNull(script), directory.resolve(SCRIPT));
    }
    Files.writeString(
        directory.resolve(Manifest.FILE_NAME),
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: hostile, version: 1.0.0, producer: example.org}
        interface:
          command:
            run: [bash, "${agent.directory}/%s", "${agent.directory}/mode", "${world.url}", "${prompt}"]
            env: {PRECIOUS: "%s"}
            model: {standIn: careful}
        """
            .formatted(SCRIPT, precious));
    return Manifest.read(directory);
  }

  /** The home that the run had, as the agent told it; never one of this machine. */
  private static Path home(Examined examined, TrialRecord trial) {
    String said =
        examined.events(trial, TraceEvent.Output.class).stream()
            .map(TraceEvent.Output::text)
            .findFirst()
            .orElse("");
    Matcher home = HOME.matcher(said);
    assertThat(home.find()).as(said.lines().findFirst().orElse("it said nothing")).isTrue();
    Path path = Path.of(home.group(1));
    assertThat(Files.isSymbolicLink(path)).isFalse();
    assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();
    return path;
  }
}
