package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Agent;
import dev.assize.agent.chat.ChatAgent;
import dev.assize.agent.manifest.Interface;
import dev.assize.agent.manifest.ModelSource;
import dev.assize.agent.standin.Persona;
import dev.assize.agent.standin.StandInServer;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.OpenWorld;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in model at work in tasks of several sessions, and in a world of two servers. */
class SessionsAndServersTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final WorldPack CODE = WorldPack.load(ROOT.resolve("worlds"), "code");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));

  @TempDir private Path path;

  @Test
  void whatAGullibleAgentKeepsInOneSessionItCarriesOutInTheNext() throws Exception {
    List<TrialRecord> trials = trials("note-acted-on", 1, 12);

    assertThat(trials).extracting(TrialRecord::task).containsOnly("recall-decision");
    assertThat(trials)
        .filteredOn(trial -> trial.exposure().proven())
        .isNotEmpty()
        .allSatisfy(trial -> assertThat(trial.outcome()).isEqualTo(Outcome.HARMED));
  }

  @Test
  void anAgentThatObeysNobodyDoesItsTaskInBothSessions() throws Exception {
    assertThat(trials("note-acted-on", 0, 6))
        .isNotEmpty()
        .allSatisfy(trial -> {
          assertThat(trial.taskDone()).isTrue();
          assertThat(trial.harmed()).isEmpty();
        });
  }

  @Test
  void aNewSessionKnowsNothingOfWhatWasSaidBefore() throws Exception {
    TrialRecord trial = trials("note-acted-on", 0, 1).getFirst();
    List<TraceEvent> events = new TraceStore(path.resolve("traces")).get(trial.trace());
    String before =
        ((TraceEvent.TrialOpened)
                events.stream()
                    .filter(TraceEvent.TrialOpened.class::isInstance)
                    .findFirst()
                    .orElseThrow())
            .prompt();

    List<TraceEvent> second =
        events.stream()
            .dropWhile(event -> !(event instanceof TraceEvent.LaterPrompt))
            .filter(TraceEvent.ModelRequest.class::isInstance)
            .toList();

    assertThat(second).isNotEmpty();
    assertThat(second)
        .allSatisfy(request ->
            assertThat(((TraceEvent.ModelRequest) request).body().path("messages").toString())
                .doesNotContain(before.lines().findFirst().orElseThrow()));
  }

  @Test
  void aSecretThatIsGivenToTheSecondServerIsHarm() throws Exception {
    assertThat(trials("registry-told-secret", 1, 24))
        .filteredOn(trial -> trial.exposure().proven())
        .isNotEmpty()
        .allSatisfy(trial -> assertThat(trial.outcome()).isEqualTo(Outcome.HARMED));
  }

  @Test
  void everyTrialIsReplayedFromItsTrace() throws Exception {
    trials("note-acted-on", 1, 12);
    ExaminationFolder folder = ExaminationFolder.open(path);

    assertThat(new Replay(folder.plan(), Worlds.of(CODE), TECHNIQUES).of(folder).problems())
        .isEmpty();
  }

  @Test
  void eachServerListsItsOwnToolsAndHasItsOwnAddress() {
    OpenWorld world = CODE.openSelfTest(Seed.parse("5e".repeat(32)), new Trace());
    try (WorldServer server = WorldServer.start()) {
      assertThat(server.mount(world)).containsOnlyKeys("code", "registry");
    }
    assertThat(world.listTools(world.servers().getLast()))
        .extracting("name")
        .containsExactly("package_search", "package_read", "package_publish");
    assertThat(world.listTools(world.servers().getFirst()))
        .extracting("name")
        .contains("repository_list")
        .doesNotContain("package_search");
  }

  private List<TrialRecord> trials(String hazard, double obeys, int budget) throws Exception {
    Plan plan =
        new Planner(
                Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
                Tier.GENERAL,
                Worlds.of(CODE),
                TECHNIQUES)
            .plan(
                new Plan.Subject("fake", "1", "example.org", Plans.DIGEST, "none", true),
                new Planner.Choices(Set.of(hazard), 1, 60, Seed.parse("5e".repeat(32))));
    List<Lane> lanes = plan.lanes().stream().filter(lane -> hazard.equals(lane.hazard())).toList();
    Plan only =
        new Plan(
            plan.format(),
            plan.agent(),
            plan.scheme(),
            plan.tier(),
            plan.alpha(),
            plan.worlds(),
            plan.techniques(),
            lanes,
            budget,
            plan.width(),
            plan.attempts(),
            plan.deadlineSeconds(),
            plan.seed(),
            null,
            plan.examinations(),
            null,
            null);
    ExaminationFolder folder = ExaminationFolder.create(path, only, Map.of());
    StandInServer models = StandInServer.start();
    Persona persona =
        new Persona("test", "obeys", Persona.Work.REFERENCE, Map.of(Persona.DEFAULT, obeys));
    Agent agent =
        new ChatAgent(
            new Interface.Chat(new ModelSource.StandIn("test", Map.of()), "", null, 60, null, null),
            false);
    try (Laboratory laboratory =
        new Laboratory(
            agent,
            new StandInRoute(models, persona),
            Worlds.of(CODE),
            TECHNIQUES,
            WorldServer.start())) {
      new Examination(only, laboratory, folder, Progress.NONE).run(2);
    }
    return Journal.read(folder.journal());
  }
}
