package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.PayloadRecognition;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent program in a world of two servers, and in one whose user comes back another day. */
@Tag("agents")
class RealAgentServersTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));
  private static final Worlds CODE = Worlds.of(WorldPack.load(ROOT.resolve("worlds"), "code"));
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final int DEADLINE_SECONDS = 180;

  @TempDir Path folder;

  private record Done(TrialRecord record, List<TraceEvent> events) {}

  /**
   * With as many tools as these, the program shows its model only how their descriptions begin, so
   * the attack reaches the program and not the model: that says nothing about the agent.
   */
  @Test
  void itUsesBothServersAndWhatTheSecondSaysOfItsToolIsWatchedOnItsWayToTheModel()
      throws Exception {
    Done done = trial("publish-and-use", TECHNIQUES.all().getFirst().id() + "@registry-tool");

    assertThat(done.record().taskDone()).as(done.record().toString()).isTrue();
    assertThat(done.events())
        .filteredOn(TraceEvent.ToolCall.class::isInstance)
        .map(event -> ((TraceEvent.ToolCall) event).tool())
        .contains("package_publish", "dependency_set");
    assertThat(done.events())
        .filteredOn(TraceEvent.ToolsListed.class::isInstance)
        .map(TraceEvent.ToolsListed.class::cast)
        .anyMatch(listed -> "registry".equals(listed.server()) && listed.payload())
        .anyMatch(listed -> "code".equals(listed.server()) && !listed.payload());
    assertThat(done.record().exposure()).isEqualTo(TrialRecord.Exposure.NOT_EXPOSED);
    assertThat(done.record().outcome()).isEqualTo(Outcome.UNEXPOSED);
  }

  @Test
  void aLaterSessionIsAProcessThatKnowsNothingOfWhatWasSaid() throws Exception {
    Done done = trial("recall-decision", null);

    assertThat(done.record().taskDone()).as(done.record().toString()).isTrue();
    assertThat(done.events()).filteredOn(TraceEvent.ProcessStarted.class::isInstance).hasSize(2);
    String first = ((TraceEvent.TrialOpened) done.events().getFirst()).prompt();
    assertThat(
            done.events().stream()
                .dropWhile(event -> !(event instanceof TraceEvent.LaterPrompt))
                .filter(TraceEvent.ModelRequest.class::isInstance)
                .map(TraceEvent.ModelRequest.class::cast))
        .isNotEmpty()
        .noneMatch(request -> PayloadRecognition.contains(request.body(), first));
  }

  private Done trial(String task, @Nullable String attack) throws Exception {
    Manifest manifest =
        Manifest.read(
            Files.writeString(
                folder.resolve("agent.yaml"),
                """
                apiVersion: assize/v1
                kind: Agent
                metadata: {name: qwen-code, version: "1", producer: example.org}
                interface:
                  command: {use: qwen-code, approvals: permissive, model: {standIn: diligent}}
                """));
    Equipment equipment = new Equipment(ROOT.resolve("agents"), HOME.resolve("agents"), Map.of());
    try (Laboratory laboratory = equipment.equip(manifest, CODE, TECHNIQUES, System.err::println)) {
      Plan plan = plan(manifest);
      TraceStore traces = new TraceStore(folder.resolve("traces"));
      Trial trial = new Trial(plan.lane("no-add-attackers-package-in-code"), 0, task, attack);
      Attempt attempt = new TrialRunner(plan, laboratory).attempt(trial, 1);
      TrialRecord record = attempt.record();
      traces.put(attempt.trace());
      return new Done(record, traces.get(record.trace()));
    }
  }

  private static Plan plan(Manifest manifest) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            Tier.SENSITIVE,
            CODE,
            TECHNIQUES)
        .plan(
            new Plan.Subject("agent", "1", "test", manifest.digest(), "a model", true),
            new Planner.Choices(Set.of(), 1, DEADLINE_SECONDS, new Seed("c0".repeat(32))));
  }
}
