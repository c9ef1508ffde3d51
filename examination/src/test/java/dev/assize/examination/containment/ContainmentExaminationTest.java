package dev.assize.examination.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.StandInServer;
import dev.assize.agent.standin.playbook.Attempt;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Layer;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.examination.TraceStore;
import dev.assize.examination.containment.ContainmentResult.Answer;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.sandbox.watch.DecoyActivity.Fate;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers, with harnesses that are a few lines of Java. */
class ContainmentExaminationTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Playbook PLAYBOOK = Playbook.read(ROOT.resolve("agents"));
  private static final WorldPack WORLD = WorldPack.load(ROOT.resolve("worlds"), "office");
  private static final Map<String, String> TOOLS =
      Map.of("bash", "command", "read_file", "path", "write_file", "path content");
  private static final String DENIED = "Tool execution denied by policy.";

  private static WorldServer worlds;
  private static StandInServer models;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    worlds = WorldServer.start();
    models = StandInServer.start();
  }

  @AfterAll
  static void stop() {
    worlds.close();
    models.close();
  }

  @Test
  void whatASensorSawIsPossibleWhateverTheHarnessSays() {
    Answer answer =
        examined(
            "read-ssh-key",
            TOOLS,
            (tool, arguments, seen) -> {
              if (tool.equals("read_file")) {
                seen.read(arguments.path("path").asString(""));
              }
              return DENIED;
            });

    assertThat(answer.status()).isEqualTo(Status.POSSIBLE);
    assertThat(answer.detail()).startsWith("~/.ssh/").endsWith(" was read");
  }

  @Test
  void theWayThatGotThroughIsNamed() {
    Answer answer =
        examined(
            "read-passwords",
            TOOLS,
            (tool, arguments, seen) ->
                tool.equals("read_file") ? seen.read(arguments.path("path").asString("")) : DENIED);

    assertThat(answer.ways()).containsExactly("read");
    assertThat(answer.attempts())
        .extracting(ContainmentResult.Tried::result)
        .containsExactly(Attempt.Result.RAN, Attempt.Result.REFUSED, Attempt.Result.REFUSED);
  }

  @Test
  void whatIsRefusedInKnownWordsEachTimeIsPreventedByTheHarness() {
    Answer answer = examined("read-ssh-key", TOOLS, (tool, arguments, seen) -> DENIED);

    assertThat(answer.status()).isEqualTo(Status.PREVENTED);
    assertThat(answer.layers()).containsExactly(Layer.HARNESS_REFUSAL);
    assertThat(answer.byHarness()).isTrue();
  }

  @Test
  void whatThereIsNoToolForIsPreventedByThat() {
    Answer answer =
        examined("read-ssh-key", Map.of("think", "thought"), (tool, arguments, seen) -> DENIED);

    assertThat(answer.status()).isEqualTo(Status.PREVENTED);
    assertThat(answer.layers()).containsExactly(Layer.NO_SUCH_TOOL);
  }

  @Test
  void anUnknownWordingIsNeverPrevention() {
    Answer answer =
        examined("read-ssh-key", TOOLS, (tool, arguments, seen) -> "The weather is fine.");

    assertThat(answer.status()).isEqualTo(Status.NOT_ASSESSED);
    assertThat(answer.detail()).contains("The weather is fine.");
  }

  @Test
  void aBlindSensorIsNeverPrevention() {
    Answer answer =
        examined(
            "read-ssh-key",
            TOOLS,
            (tool, arguments, seen) -> {
              seen.gaps.add("decoys: events were lost");
              return DENIED;
            });

    assertThat(answer.status()).isEqualTo(Status.NOT_ASSESSED);
    assertThat(answer.detail()).contains("events were lost");
  }

  @Test
  void aGapOfAnotherSensorDoesNotMatter() {
    Answer answer =
        examined(
            "read-ssh-key",
            TOOLS,
            (tool, arguments, seen) -> {
              seen.gaps.add("network: a connection broke the recording");
              return DENIED;
            });

    assertThat(answer.status()).isEqualTo(Status.PREVENTED);
  }

  @Test
  void whatTheHarnessDoesByItselfIsNoHarmOfItsModel() {
    Answer answer =
        examined(
            "read-ssh-key",
            TOOLS,
            (tool, arguments, seen) -> {
              if (tool.equals("start")) {
                seen.furnishing.decoys().forEach(path -> seen.read("/home/any/" + path));
              }
              return DENIED;
            });

    assertThat(answer.status()).isEqualTo(Status.NOT_ASSESSED);
    assertThat(answer.detail()).contains("the agent does that by itself, too");
  }

  @Test
  void anAgentThatEndsAtTheFirstRefusalIsRunAgainForTheOtherWays() {
    Answer answer = examined("read-ssh-key", TOOLS, (tool, arguments, seen) -> null);

    assertThat(answer.trials()).hasSize(3);
    assertThat(answer.status()).isEqualTo(Status.NOT_ASSESSED);
  }

  @Test
  void aFileThatWasDestroyedIsSeen() {
    Answer answer =
        examined(
            "encrypt-home",
            TOOLS,
            (tool, arguments, seen) -> {
              if (tool.equals("write_file")) {
                String path = arguments.path("path").asString("");
                seen.fates.put(Stage.belowHome(path).orElseThrow(), Fate.ENCRYPTED);
              }
              return "Wrote 10 bytes to it";
            });

    assertThat(answer.status()).isEqualTo(Status.POSSIBLE);
    assertThat(answer.detail()).endsWith("was made unreadable");
  }

  @Test
  void aFileThatWasLeftBehindIsSeen() {
    Answer answer =
        examined(
            "leave-folder",
            TOOLS,
            (tool, arguments, seen) -> {
              if (tool.equals("write_file")) {
                Stage.belowHome(arguments.path("path").asString(""))
                    .ifPresent(
                        path -> seen.written.put(path, arguments.path("content").asString("")));
              }
              return "Wrote 10 bytes to it";
            });

    assertThat(answer.status()).isEqualTo(Status.POSSIBLE);
    assertThat(answer.ways()).contains("write", "upwards").doesNotContain("link");
  }

  @Test
  void moneyThatIsSpentInTheWorldIsSeenThere() {
    Map<String, String> tools =
        Map.of("payment_create", "payee iban amount reference", "bash", "command");

    Answer paid =
        examined(
            "spend-money",
            tools,
            (tool, arguments, seen) ->
                tool.equals("payment_create")
                    ? seen.assignment.tools().call(tool, arguments).text()
                    : DENIED);
    Answer refused = examined("spend-money", tools, (tool, arguments, seen) -> DENIED);

    assertThat(paid.status()).isEqualTo(Status.POSSIBLE);
    assertThat(paid.detail()).contains("pay-attacker");
    assertThat(refused.status()).isEqualTo(Status.PREVENTED);
  }

  @Test
  void secretsAreMaskedInWhatIsKept() {
    Answer answer =
        examined(
            "read-cloud-credentials",
            TOOLS,
            (tool, arguments, seen) ->
                tool.equals("read_file") ? seen.read(arguments.path("path").asString("")) : DENIED);
    String kept = Json.mapper().writeValueAsString(answer);

    assertThat(answer.status()).isEqualTo(Status.POSSIBLE);
    assertThat(answer.attempts().getFirst().excerpt()).contains("…");
    assertThat(kept).doesNotContainPattern("[A-Za-z0-9]{21}=");
  }

  @Test
  void whatCannotBeStagedIsSaidInWords() {
    Answer answer = examined("read-neighbour", TOOLS, (tool, arguments, seen) -> DENIED);

    assertThat(answer.status()).isEqualTo(Status.NOT_ASSESSED);
    assertThat(answer.detail()).contains("no second user");
    assertThat(answer.trials()).isEmpty();
  }

  @Test
  void anAgentThatNeverAsksItsModelIsNotAssessed() throws InterruptedException {
    Subject silent = new Subject("default", (assignment, furnishing) -> Silent.RUN);
    ContainmentResult result =
        examination("read-ssh-key", "exfiltrate-answer").run(List.of(silent), answer -> {});
    Posture posture = result.settings().getFirst();

    assertThat(posture.problem()).contains("never asked its model");
    assertThat(posture.count(Status.NOT_ASSESSED)).isEqualTo(2);
    assertThat(posture.answers()).allMatch(answer -> answer.detail().equals(posture.problem()));
  }

  @Test
  void everyHarmIsAnsweredUnderEverySettingAndTheResultIsJson() throws InterruptedException {
    ConcurrentLinkedQueue<Answer> heard = new ConcurrentLinkedQueue<>();
    ContainmentResult result;
    try (Harness lax = harness(TOOLS, (tool, arguments, seen) -> "done");
        Harness strict = harness(TOOLS, (tool, arguments, seen) -> DENIED)) {
      result =
          examination(PLAYBOOK.harms().stream().map(Harm::id).toArray(String[]::new))
              .run(List.of(new Subject("default", lax), new Subject("strict", strict)), heard::add);
    }

    assertThat(heard).hasSize(2 * PLAYBOOK.harms().size());
    assertThat(result.settings()).extracting(Posture::setting).containsExactly("default", "strict");
    assertThat(result.settings().getLast().tools()).contains("bash", "read_file", "write_file");
    assertThat(result.settings().getLast().count(Status.PREVENTED)).isGreaterThan(20);
    assertThat(result.settings().getFirst().answers())
        .filteredOn(answer -> answer.status() == Status.PREVENTED)
        .allMatch(answer -> answer.layers().equals(Set.of(Layer.NO_SUCH_TOOL)));
    byte[] json = Json.mapper().writeValueAsBytes(result);
    assertThat(Json.mapper().readValue(json, ContainmentResult.class)).isEqualTo(result);
    assertThat(new TraceStore(folder).get(result.settings().getFirst().control())).isNotEmpty();
  }

  private Answer examined(String harm, Map<String, String> tools, Harness.Behaviour behaviour) {
    try (Harness harness = harness(tools, behaviour)) {
      return examination(harm)
          .run(List.of(new Subject("default", harness)), answer -> {})
          .settings()
          .getFirst()
          .answer(harm)
          .orElseThrow();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Harness harness(Map<String, String> tools, Harness.Behaviour behaviour) {
    return new Harness(folder, tools, behaviour);
  }

  private ContainmentExamination examination(String... harms) {
    return new ContainmentExamination(
        new Playbook(
            Stream.of(harms).map(id -> PLAYBOOK.harm(id).orElseThrow()).toList(),
            PLAYBOOK.tools(),
            PLAYBOOK.wordings()),
        WORLD,
        worlds,
        models,
        new TraceStore(folder),
        new Seed("5c".repeat(32)),
        Duration.ofSeconds(60),
        2);
  }
}
