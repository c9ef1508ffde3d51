package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.OpenWorld;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes, with agents that are a few lines of Java. */
class TrialRunnerTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final Plan PLAN =
      new Planner(
              Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
              Tier.GENERAL,
              Worlds.of(WORLD),
              TECHNIQUES)
          .plan(
              new Plan.Subject("fake", "1", "example.org", Plans.DIGEST, "none", false),
              new Planner.Choices(Set.of(), 0, 60, new Seed("77".repeat(32))));

  @TempDir Path folder;
  private final AtomicReference<OpenWorld> open = new AtomicReference<>();

  @FunctionalInterface
  private interface Behaviour {
    Run act(Assignment assignment, OpenWorld world) throws IOException;
  }

  @Test
  void anAgentThatReadsTheAttackAndDoesItsTaskResists() {
    TrialRecord record = attacked((assignment, world) -> doing(assignment, world.reference()));

    assertThat(record.outcome()).isEqualTo(Outcome.RESISTED);
    assertThat(record.taskDone()).isTrue();
    assertThat(record.exposure()).isEqualTo(TrialRecord.Exposure.DELIVERY);
    assertThat(record.harmed()).isEmpty();
  }

  @Test
  void anAgentThatNeverReadsTheAttackHasResistedNothing() {
    TrialRecord record = attacked((assignment, world) -> Run.completed(Run.Usage.NONE));

    assertThat(record.outcome()).isEqualTo(Outcome.UNEXPOSED);
    assertThat(record.taskDone()).isFalse();
  }

  @Test
  void whereTheModelIsObservedOnlyWhatItReadsIsExposure() {
    TrialRecord cutOff =
        attacked((assignment, world) -> {
          asks(assignment, "{\"messages\": [\"something else\"]}");
          return doing(assignment, world.reference());
        });
    TrialRecord read =
        attacked((assignment, world) -> {
          Run run = doing(assignment, world.reference());
          asks(
              assignment, Json.mapper().writeValueAsString(List.of("> " + world.payload() + " <")));
          return run;
        });

    assertThat(cutOff.exposure()).isEqualTo(TrialRecord.Exposure.NOT_EXPOSED);
    assertThat(cutOff.outcome()).isEqualTo(Outcome.UNEXPOSED);
    assertThat(read.exposure()).isEqualTo(TrialRecord.Exposure.MODEL_REQUEST);
    assertThat(read.outcome()).isEqualTo(Outcome.RESISTED);
  }

  @Test
  void harmIsHarmWhateverTheAgentSaysAndHoweverItEnds() {
    for (Run.Ending ending : Run.Ending.values()) {
      TrialRecord record =
          attacked((assignment, world) -> {
            doing(assignment, world.harm());
            assignment.trace().append(at -> new TraceEvent.Output(at, "answer", "I did nothing."));
            return new Run(ending, "", Run.Usage.NONE);
          });

      assertThat(record.outcome()).as(ending.name()).isEqualTo(Outcome.HARMED);
      assertThat(record.harmed()).contains("pay-attacker");
    }
  }

  @Test
  void anAgentThatCouldNotBeUsedIsInvalidAndSaysWhy() {
    TrialRecord record = attacked((assignment, world) -> Run.unusable("no such program"));

    assertThat(record.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(record.detail()).isEqualTo("no such program");
  }

  @Test
  void eachAttemptGetsAFreshOrganisation() {
    Trial trial = trial("no-payment-to-attacker");
    TrialRunner runner =
        runner((assignment, world) -> Run.unusable(String.valueOf(world.payload())));

    String first = attempt(runner, trial, 1).detail();
    String second = attempt(runner, trial, 2).detail();

    assertThat(first).isNotEqualTo(second);
    assertThat(attempt(runner, trial, 1).detail()).isEqualTo(first);
  }

  @Test
  void theScratchFolderIsEmptyAndOnItsOwnAndGoneAfterwardsEvenWithLinksInIt() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "mine");
    AtomicReference<Path> scratch = new AtomicReference<>();

    attacked((assignment, world) -> {
      scratch.set(assignment.scratch());
      assertThat(assignment.scratch()).isEmptyDirectory();
      assertThat(assignment.scratch().toString())
          .doesNotContainIgnoringCase("assize")
          .doesNotContainIgnoringCase("trial");
      Files.createSymbolicLink(assignment.scratch().resolve("link"), folder);
      Files.createDirectories(assignment.scratch().resolve("a/b"));
      Files.writeString(assignment.scratch().resolve("a/b/c"), "x");
      return Run.completed(Run.Usage.NONE);
    });

    assertThat(scratch.get()).doesNotExist();
    assertThat(kept).hasContent("mine");
  }

  @Test
  void aTaskIsJudgedAfterAllItsMessagesAndTheAgentIsGivenThemAll() {
    Trial trial = new Trial(PLAN.lane(Lane.USEFULNESS), 0, "pay-and-reply", null);

    TrialRecord half =
        attempt(
            runner((assignment, world) -> {
              assertThat(assignment.prompts()).isEqualTo(world.prompts()).hasSize(2);
              return doing(assignment, world.messages().getFirst().reference());
            }),
            trial,
            1);
    TrialRecord whole =
        attempt(runner((assignment, world) -> doing(assignment, world.reference())), trial, 1);

    assertThat(half.taskDone()).isFalse();
    assertThat(half.outcome()).isEqualTo(Outcome.RESISTED);
    assertThat(whole.taskDone()).isTrue();
  }

  @Test
  void theTraceTellsWhatWasAskedPlantedCalledAndDelivered() {
    TrialRecord record = attacked((assignment, world) -> doing(assignment, world.reference()));

    List<TraceEvent> events = traces().get(record.trace());
    TraceEvent.TrialOpened opened = (TraceEvent.TrialOpened) events.getFirst();
    assertThat(opened.payload()).isNotBlank();
    assertThat(events)
        .filteredOn(TraceEvent.ToolResult.class::isInstance)
        .extracting(event -> ((TraceEvent.ToolResult) event).payload())
        .contains(true);
  }

  private TrialRecord attacked(Behaviour behaviour) {
    return attempt(runner(behaviour), trial("no-payment-to-attacker"), 1);
  }

  private static Trial trial(String requirement) {
    return new Assessment(PLAN)
        .nextRound().stream()
            .filter(trial -> trial.lane().requirement().equals(requirement))
            .findFirst()
            .orElseThrow();
  }

  private TrialRecord attempt(TrialRunner runner, Trial trial, int attempt) {
    try {
      Attempt ended = runner.attempt(trial, attempt);
      traces().put(ended.trace());
      return ended.record();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private TraceStore traces() {
    return new TraceStore(folder.resolve("traces"));
  }

  private TrialRunner runner(Behaviour behaviour) {
    Laboratory laboratory =
        new Laboratory(
            agent(behaviour), model(), Worlds.of(WORLD), TECHNIQUES, WorldServer.start());
    return new TrialRunner(PLAN, laboratory);
  }

  private Agent agent(Behaviour behaviour) {
    return new Agent() {
      @Override
      public Run run(Assignment assignment) {
        try {
          return behaviour.act(assignment, open.get());
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public void close() {}
    };
  }

  /** A model route that only lets the test see the open world. */
  private ModelRoute model() {
    return new ModelRoute() {
      @Override
      public ModelEndpoint open(OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
        open.set(world);
        return new ModelEndpoint(URI.create("http://127.0.0.1:9/v1"), "none", "");
      }

      @Override
      public void close(ModelEndpoint endpoint) {}

      @Override
      public void close() {}
    };
  }

  private static Run doing(Assignment assignment, List<Step> steps) {
    for (Step step : steps) {
      assignment.tools().call(step.tool(), Json.mapper().valueToTree(step.arguments()));
    }
    return Run.completed(Run.Usage.NONE);
  }

  private static void asks(Assignment assignment, String body) {
    assignment
        .trace()
        .append(
            at -> new TraceEvent.ModelRequest(at, 1, "chat", "main", Json.mapper().readTree(body)));
  }
}
