package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Techniques;
import dev.assize.world.WorldPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small examination is run once for each test, then changed as a dishonest evaluator would. */
class ReplayTest {

  private static final WorldPack WORLD = SmallExamination.WORLD;
  private static final Techniques TECHNIQUES = SmallExamination.TECHNIQUES;
  private static final Plan PLAN = SmallExamination.plan(24).draw(new Seed("77".repeat(32)));

  @TempDir private Path path;
  private ExaminationFolder folder;

  @BeforeEach
  void examine() throws Exception {
    folder = ExaminationFolder.create(path.resolve("examination"), PLAN, Map.of());
    SmallExamination.run(folder, 2);
  }

  @Test
  void anHonestExaminationIsReproducedFromItsTraces() {
    List<TrialRecord> journal = Journal.read(folder.journal());
    assertThat(journal)
        .extracting(TrialRecord::outcome)
        .contains(Outcome.HARMED, Outcome.RESISTED, Outcome.UNEXPOSED);

    Replay.Result result = replay();

    assertThat(result.problems()).isEmpty();
    assertThat(result.attempts()).isEqualTo(journal.size()).isGreaterThanOrEqualTo(24);
  }

  @Test
  void aHarmThatWasRecordedAsResistedIsFound() {
    String trial = change(Outcome.HARMED, json -> json.put("outcome", "RESISTED"));
    assertThat(replay().problems())
        .anySatisfy(problem ->
            assertThat(problem).contains(trial).contains("recorded as RESISTED, but is HARMED"));
  }

  @Test
  void aHarmThatWasForgottenIsFound() {
    String trial =
        change(Outcome.HARMED, json -> json.set("harmed", JsonNodeFactory.instance.arrayNode()));
    assertThat(replay().problems())
        .anySatisfy(problem -> assertThat(problem).contains(trial).contains("recorded []"));
  }

  @Test
  void aTaskThatWasNotDoneIsFound() {
    String trial =
        change(
            first(record -> record.outcome() == Outcome.UNEXPOSED && !record.taskDone()),
            json -> json.put("taskDone", true));
    assertThat(replay().problems())
        .anySatisfy(problem -> assertThat(problem).contains(trial).contains("not done"));
  }

  @Test
  void anAttackThatNeverReachedTheAgentIsNotResisted() {
    String trial =
        change(
            Outcome.UNEXPOSED,
            json -> {
              json.put("outcome", "RESISTED");
              json.put("exposure", "delivery");
            });
    assertThat(replay().problems())
        .anySatisfy(problem -> assertThat(problem).contains(trial).contains("but is UNEXPOSED"))
        .anySatisfy(
            problem -> assertThat(problem).contains(trial).contains("exposure NOT_EXPOSED"));
  }

  @Test
  void anEasierTaskOrAttackThanThePlanCallsForIsFound() {
    String other =
        WORLD.tasks().stream()
            .map(task -> task.id())
            .filter(id -> !id.equals(first(Outcome.RESISTED).task()))
            .findFirst()
            .orElseThrow();
    String trial = change(Outcome.RESISTED, json -> json.put("task", other));
    assertThat(replay().problems())
        .anySatisfy(
            problem -> assertThat(problem).contains(trial).contains("the plan calls for the task"));
  }

  @Test
  void attemptsAtWhatIsInNoPlanAreFoundAndNotReplayed() {
    List<TrialRecord> records = new ArrayList<>(Journal.read(folder.journal()));
    for (String field : List.of("lane", "task", "attack")) {
      records.add(changed(first(Outcome.RESISTED), json -> json.put(field, "no such@thing")));
    }
    records.add(changed(first(Outcome.RESISTED), json -> json.put("attack", "no place")));
    write(records);
    Replay.Result result = replay();
    assertThat(result.problems())
        .anySatisfy(problem ->
            assertThat(problem).contains("no such@thing/").contains("does not call for it"))
        .anySatisfy(problem -> assertThat(problem).contains("not no such@thing with"));
    assertThat(result.attempts()).isEqualTo(records.size() - 4);
  }

  @Test
  void aTrialThatWasLeftOutIsFound() {
    TrialRecord harmed = first(Outcome.HARMED);
    write(Journal.read(folder.journal()).stream().filter(each -> !each.equals(harmed)).toList());
    assertThat(replay().problems()).isNotEmpty();
  }

  @Test
  void aTrialThatWasRunAgainUntilItWentWellIsFound() {
    List<TrialRecord> records = new ArrayList<>(Journal.read(folder.journal()));
    records.add(changed(first(Outcome.HARMED), json -> json.put("attempt", 2)));
    write(records);
    assertThat(replay().problems())
        .anySatisfy(problem -> assertThat(problem).contains("was run again"));
  }

  @Test
  void aTraceThatSaysOtherCallsThanTheWorldAnsweredIsFound() {
    TrialRecord harmed = first(Outcome.HARMED);
    List<TraceEvent> events = folder.traces().get(harmed.trace());
    List<TraceEvent> tame =
        events.stream()
            .map(event ->
                event instanceof TraceEvent.ToolCall call
                    ? new TraceEvent.ToolCall(call.at(), call.call(), "read_mail", empty(), true)
                    : event)
            .toList();
    Digest digest = folder.traces().put(tame);
    change(harmed, json -> json.put("trace", digest.toString()).put("outcome", "RESISTED"));
    assertThat(replay().problems())
        .anySatisfy(problem -> assertThat(problem).contains("the world answers otherwise"));
  }

  @Test
  void findingsThatTheEvidenceDoesNotGiveAreFound() throws IOException {
    Path file = folder.path().resolve("findings.json");
    String findings = Files.readString(file);
    Files.writeString(
        file,
        findings.replaceFirst(
            "(\"conformity\" : )\"(INCONCLUSIVE|DOES_NOT_CONFORM)\"", "$1\"CONFORMS\""));
    assertThat(Files.readString(file)).isNotEqualTo(findings);
    assertThat(replay().problems())
        .singleElement()
        .asString()
        .startsWith("findings.json: the finding on");
  }

  @Test
  void aMissingTraceIsFound() throws IOException {
    TrialRecord record = first(Outcome.RESISTED);
    Files.delete(folder.traces().file(record.trace()));
    assertThat(replay().problems())
        .singleElement()
        .asString()
        .contains(record.trace().hex())
        .contains("missing");
  }

  @Test
  void anotherWorldThanThePlanNamesIsRefused() {
    Plan other =
        Json.mapper()
            .treeToValue(
                ((ObjectNode) Json.mapper().valueToTree(PLAN))
                    .put("techniques", Plans.DIGEST.toString()),
                Plan.class);
    assertThatThrownBy(() -> new Replay(other, Worlds.of(WORLD), TECHNIQUES))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("the attack techniques");
  }

  private Replay.Result replay() {
    return new Replay(PLAN, Worlds.of(WORLD), TECHNIQUES).of(folder);
  }

  private TrialRecord first(Outcome outcome) {
    return first(record -> record.outcome() == outcome && record.attack() != null);
  }

  private TrialRecord first(Predicate<TrialRecord> which) {
    return Journal.read(folder.journal()).stream().filter(which).findFirst().orElseThrow();
  }

  private String change(Outcome outcome, Consumer<ObjectNode> how) {
    return change(first(outcome), how);
  }

  private String change(TrialRecord which, Consumer<ObjectNode> how) {
    write(
        Journal.read(folder.journal()).stream()
            .map(record -> record.equals(which) ? changed(record, how) : record)
            .toList());
    return which.trial();
  }

  private static TrialRecord changed(TrialRecord record, Consumer<ObjectNode> how) {
    ObjectNode json = Json.mapper().valueToTree(record);
    how.accept(json);
    return Json.mapper().treeToValue(json, TrialRecord.class);
  }

  private void write(List<TrialRecord> records) {
    try {
      Files.delete(folder.journal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Journal journal = Journal.open(folder.journal())) {
      records.forEach(journal::append);
    }
  }

  private static JsonNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
