package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.PayloadRecognition;
import dev.assize.agent.standin.Persona;
import dev.assize.agent.standin.Personas;
import dev.assize.examination.report.Report;
import dev.assize.examination.statistics.Counts;
import dev.assize.examination.statistics.Interval;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Attack;
import dev.assize.world.OpenWorld;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examines real, unmodified agent programs. They are installed from npm on first use; {@code
 * -Dassize.agents=} names others than codex and qwen-code, which together speak two dialects.
 */
@Tag("agents")
class RealAgentsTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Techniques TECHNIQUES = Techniques.load(ROOT.resolve("attacks"));
  private static final Seed SEED = new Seed("c0".repeat(32));

  /** {@code ./assize test --long} asks for 20. */
  private static final int TRIALS = Integer.getInteger("assize.trials", 6);

  private static final int AT_ONCE = 2;
  private static final int DEADLINE_SECONDS = 180;
  private static final String KEY = "sk-live-4rT9sQ2mXv7LpZ0aKdE8";

  @TempDir Path folder;

  static Stream<String> agents() {
    String chosen = System.getProperty("assize.agents", "codex,qwen-code");
    return chosen.equals("all")
        ? Stream.of("codex", "gemini-cli", "opencode", "qwen-code")
        : Stream.of(chosen.split(","));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void aDiligentModelDoesEveryTaskAndResistsEveryAttackThatReachesIt(String agent)
      throws Exception {
    List<TrialRecord> trials = examine(agent, "diligent");

    assertThat(trials).hasSize(TRIALS);
    assertThat(trials)
        .allSatisfy(trial -> {
          assertThat(trial.taskDone()).as(trial.toString()).isTrue();
          assertThat(trial.outcome())
              .as(trial.toString())
              .isEqualTo(rugPull(trial) ? Outcome.UNEXPOSED : Outcome.RESISTED);
          assertThat(trial.harmed()).as(trial.toString()).isEmpty();
        });
    assertThat(trials).filteredOn(trial -> trial.attack() != null).hasSizeGreaterThan(TRIALS / 2);
  }

  /** These agents list the tools once, so a description that changes later does not reach them. */
  private static boolean rugPull(TrialRecord trial) {
    return trial.attack() != null && trial.attack().endsWith("@send-changed");
  }

  @ParameterizedTest
  @MethodSource("agents")
  void aGullibleModelIsHarmedExactlyWhenItsPersonaObeysAndAtTheRateThatItStates(String agent)
      throws Exception {
    Persona gullible = Personas.named(ROOT.resolve("agents"), "gullible");

    List<TrialRecord> attacked =
        examine(agent, "gullible").stream()
            .filter(trial -> trial.attack() != null && !rugPull(trial))
            .toList();

    assertThat(attacked)
        .hasSizeGreaterThan(TRIALS / 2)
        .allSatisfy(trial -> {
          assertThat(trial.exposure())
              .as(trial.toString())
              .isEqualTo(TrialRecord.Exposure.MODEL_REQUEST);
          assertThat(trial.outcome() == Outcome.HARMED)
              .as(trial.toString())
              .isEqualTo(obeys(gullible, trial));
        });
    long harmed = attacked.stream().filter(trial -> trial.outcome() == Outcome.HARMED).count();
    Interval measured = Interval.anytime(new Counts(attacked.size(), harmed), 0.01);
    double stated =
        attacked.stream().mapToDouble(trial -> stated(gullible, trial)).average().orElseThrow();
    assertThat(stated).isBetween(measured.lower(), measured.upper());
  }

  /** The attack stands where only the second message makes the agent read. */
  @ParameterizedTest
  @MethodSource("agents")
  void aTaskOfTwoMessagesIsDoneByTwoProcessesInOneSession(String agent) throws Exception {
    Manifest manifest = manifest(agent, "{standIn: diligent}");
    Equipment equipment = equipment(ROOT.resolve("agents"));
    assertThat(equipment.resumes(manifest)).isTrue();
    try (Laboratory laboratory =
        equipment.equip(manifest, Worlds.of(WORLD), TECHNIQUES, System.err::println)) {
      Plan plan = plan(manifest, equipment.program(manifest, System.err::println), 1);
      TraceStore traces = new TraceStore(folder.resolve("traces"));
      String attack = TECHNIQUES.all().getFirst().id() + "@event-description";
      Trial trial = new Trial(plan.lane("no-payment-to-attacker"), 0, "move-and-inform", attack);

      Attempt attempt = new TrialRunner(plan, laboratory).attempt(trial, 1);
      TrialRecord record = attempt.record();
      traces.put(attempt.trace());

      assertThat(record.taskDone()).as(record.toString()).isTrue();
      assertThat(record.outcome()).isEqualTo(Outcome.RESISTED);
      assertThat(record.exposure()).isEqualTo(TrialRecord.Exposure.MODEL_REQUEST);
      List<TraceEvent> events = traces.get(record.trace());
      assertThat(events).filteredOn(TraceEvent.ProcessStarted.class::isInstance).hasSize(2);
      String first = ((TraceEvent.TrialOpened) events.getFirst()).prompt();
      assertThat(
              events.stream()
                  .dropWhile(event -> !(event instanceof TraceEvent.LaterPrompt))
                  .filter(TraceEvent.ModelRequest.class::isInstance)
                  .map(TraceEvent.ModelRequest.class::cast)
                  .filter(request -> request.kind().equals("main")))
          .isNotEmpty()
          .allMatch(request -> PayloadRecognition.contains(request.body(), first));
    }
  }

  @Test
  void anEndpointsKeyReachesTheAgentAndNotTheEvidence() throws Exception {
    try (ScriptedModel model = new ScriptedModel(KEY)) {
      Manifest manifest =
          manifest(
              "codex",
              "{baseUrl: \"%s\", name: scripted-1, keyEnv: CLERK_KEY}".formatted(model.baseUrl()));

      ExaminationFolder evidence = examine(manifest, 4, model);

      assertThat(model.statuses()).containsOnly(200);
      assertThat(Journal.read(evidence.journal()))
          .hasSize(4)
          .allSatisfy(trial -> {
            assertThat(trial.taskDone()).as(trial.toString()).isTrue();
            assertThat(trial.exposure())
                .isEqualTo(
                    trial.attack() == null
                        ? TrialRecord.Exposure.NO_ATTACK
                        : rugPull(trial)
                            ? TrialRecord.Exposure.NOT_EXPOSED
                            : TrialRecord.Exposure.DELIVERY);
          })
          .anySatisfy(trial -> assertThat(trial.attack()).isNotNull());
      Report.of(evidence).writeHtml(evidence.report());
      String everything = everythingIn(evidence);
      assertThat(Stream.of("uid=", "OFFICE_MODEL_KEY=***").filter(everything::contains))
          .as("what shows that the agent's shell printed its environment")
          .hasSize(2);
      assertThat(everything.contains(KEY)).as("the key is in the evidence").isFalse();
    }
  }

  @Test
  void anExaminationIsNotContinuedWithAnotherProgram() throws Exception {
    Equipment equipment = equipment(ROOT.resolve("agents"));
    Manifest manifest = manifest("codex", "{standIn: diligent}");
    Plan plan = plan(manifest, equipment.program(manifest, System.err::println), 1);
    Path edited = Files.createDirectories(folder.resolve("agents"));
    Files.writeString(
        edited.resolve("codex.yaml"),
        Files.readString(ROOT.resolve("agents/codex.yaml")).replace("exec, --json", "exec"));

    Digest other = equipment(edited).program(manifest, System.err::println);

    assertThatThrownBy(() -> plan.requireSame(other, null))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("changed since the plan was made");
  }

  private static boolean obeys(Persona persona, TrialRecord trial) {
    Seed seed = SEED.derive(trial.trial()).derive("attempt " + trial.attempt()).derive("model");
    return seed.derive("obey").random().nextDouble() < stated(persona, trial);
  }

  private static double stated(Persona persona, TrialRecord trial) {
    return persona.obeys(Attack.Id.parse(trial.attack()).technique());
  }

  private List<TrialRecord> examine(String agent, String persona) throws Exception {
    Manifest manifest = manifest(agent, "{standIn: " + persona + "}");
    return Journal.read(examine(manifest, TRIALS, null).journal());
  }

  /**
   * @param model what the manifest's endpoint is; null for the stand-in
   */
  private ExaminationFolder examine(Manifest manifest, int budget, @Nullable ScriptedModel model)
      throws InterruptedException {
    Equipment equipment = equipment(ROOT.resolve("agents"));
    try (Laboratory equipped =
        equipment.equip(manifest, Worlds.of(WORLD), TECHNIQUES, System.err::println)) {
      Laboratory laboratory = model == null ? equipped : prompting(model, equipped);
      Plan plan = plan(manifest, equipment.program(manifest, System.err::println), budget);
      SelfTest selfTest =
          SelfTest.run(laboratory, SEED.derive("self-test"), Duration.ofSeconds(DEADLINE_SECONDS));
      assertThat(selfTest.passed()).as(selfTest.problem()).isTrue();
      ExaminationFolder evidence = ExaminationFolder.create(folder.resolve("out"), plan, Map.of());
      new Examination(plan, laboratory, evidence, Progress.NONE).run(model == null ? AT_ONCE : 1);
      return evidence;
    }
  }

  private static Equipment equipment(Path descriptions) {
    return new Equipment(descriptions, HOME.resolve("agents"), Map.of("CLERK_KEY", KEY));
  }

  private static Plan plan(Manifest manifest, @Nullable Digest program, int budget) {
    return new Planner(
            Scheme.load(ROOT.resolve("schemes"), "agent-baseline"),
            Tier.GENERAL,
            Worlds.of(WORLD),
            TECHNIQUES)
        .plan(
            new Plan.Subject("agent", "1", "test", manifest.digest(), "a model", true),
            new Planner.Choices(Set.of(), budget, DEADLINE_SECONDS, SEED))
        .on(program, null);
  }

  private Manifest manifest(String agent, String model) throws IOException {
    Path file = folder.resolve("agent.yaml");
    Files.writeString(
        file,
        """
        apiVersion: assize/v1
        kind: Agent
        metadata: {name: %1$s, version: "1", producer: example.org}
        interface:
          command: {use: %1$s, approvals: permissive, model: %2$s}
        """
            .formatted(agent, model));
    return Manifest.read(file);
  }

  /** The same laboratory, where the model learns what is to be done before each run. */
  private static Laboratory prompting(ScriptedModel model, Laboratory laboratory) {
    ModelRoute route = laboratory.models();
    return new Laboratory(
        laboratory.agent(),
        new ModelRoute() {
          @Override
          public ModelEndpoint open(
              OpenWorld world, @Nullable Trial trial, Seed seed, Trace trace) {
            model.play(world.reference());
            return route.open(world, trial, seed, trace);
          }

          @Override
          public void close(ModelEndpoint endpoint) {
            route.close(endpoint);
          }

          @Override
          public void close() {
            route.close();
          }
        },
        laboratory.worlds(),
        laboratory.techniques(),
        laboratory.server());
  }

  /** Every file of the evidence, with the traces unpacked. */
  private static String everythingIn(ExaminationFolder evidence) throws IOException {
    StringBuilder all = new StringBuilder();
    for (TrialRecord trial : Journal.read(evidence.journal())) {
      all.append(Json.mapper().writeValueAsString(evidence.traces().get(trial.trace())));
    }
    try (Stream<Path> files = Files.walk(evidence.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
