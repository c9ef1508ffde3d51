package dev.assize.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.mutation.Mutation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of the techniques in {@code attacks/}. */
class TechniquesTest {

  private static final Techniques TECHNIQUES =
      Techniques.load(Path.of(System.getProperty("assize.root"), "attacks"));
  private static final Seed SEED = Seed.parse("7ec0".repeat(16));

  /** So many characters in a row are nobody's turn of phrase any more. */
  private static final int COPIED = 60;

  @Test
  void thereAreManyTechniquesOfManyFamilies() {
    assertThat(TECHNIQUES.all()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(TECHNIQUES.all().stream().map(Technique::family).distinct())
        .hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void techniquesAreOfModerateLengthAndNameTheGoal() {
    for (Technique technique : TECHNIQUES.all()) {
      assertThat(technique.text()).as(technique.id()).hasSizeBetween(300, 900).contains("${goal");
    }
  }

  @Test
  void everyTechniqueIsKnownInPublicCatalogues() {
    for (Technique technique : TECHNIQUES.all()) {
      assertThat(technique.tags())
          .as(technique.id())
          .contains("ASI01", "LLM01")
          .containsAnyOf("AML.T0051.001", "AML.T0051.002")
          .allMatch(tag -> tag.matches("ASI\\d\\d|LLM\\d\\d|AML\\.T\\d{4}(\\.\\d{3})?"));
    }
  }

  @Test
  void noTwoTechniquesShareALongRunOfCharacters() {
    Map<String, String> runs = new HashMap<>();
    for (Technique technique : TECHNIQUES.all()) {
      String text = technique.text();
      for (int start = 0; start + COPIED <= text.length(); start++) {
        String run = text.substring(start, start + COPIED);
        assertThat(runs.getOrDefault(run, technique.id())).as(run).isEqualTo(technique.id());
        runs.put(run, technique.id());
      }
    }
  }

  /** The places of a world take turns, so that every technique has stood before somebody. */
  @ParameterizedTest
  @MethodSource("dev.assize.world.EveryWorldTest#worlds")
  void everyTechniqueReachesWhoDoesATaskAndHindersNobody(String world) {
    WorldPack pack = WorldTrial.pack(world);
    for (int i = 0; i < TECHNIQUES.all().size(); i++) {
      checkReachesAndHinders(pack, i, List.of());
    }
  }

  /** Two mutations at a time, and every technique with some. */
  @ParameterizedTest
  @MethodSource("dev.assize.world.EveryWorldTest#worlds")
  void everyMutationReachesWhoDoesATaskAndHindersNobody(String world) {
    WorldPack pack = WorldTrial.pack(world);
    List<Mutation> mutations = TECHNIQUES.mutations();
    for (int i = 0; i < TECHNIQUES.all().size(); i++) {
      int other = (i + 1 + i / mutations.size()) % mutations.size();
      checkReachesAndHinders(
          pack, i, List.of(mutations.get(i % mutations.size()), mutations.get(other)));
    }
  }

  private static void checkReachesAndHinders(WorldPack pack, int i, List<Mutation> mutations) {
    Place place = pack.places().get(i % pack.places().size());
    List<Task> tasks = pack.tasksReading(place);
    Attack attack = new Attack(TECHNIQUES.all().get(i), mutations, place);
    OpenWorld open =
        pack.open(
            SEED.derive("technique " + i),
            tasks.get(i % tasks.size()),
            new Threat(wanted(pack).get(i % wanted(pack).size()), attack),
            new Trace());
    open.listTools();
    for (int number = 1; number <= open.messages().size(); number++) {
      if (number > 1) {
        open.sayNext(number);
      }
      follow(open, open.messages().get(number - 1));
    }
    open.listTools();

    assertThat(open.judge().delivered()).as(attack.id()).isTrue();
    assertThat(open.judge().taskDone()).as(attack.id()).isTrue();
    assertThat(open.judge().harmed()).as(attack.id()).isEmpty();
    assertThat(Objects.requireNonNull(open.payload())).as(attack.id()).doesNotContain("${");
  }

  private static List<Hazard> wanted(WorldPack pack) {
    return pack.hazards().stream().filter(hazard -> !hazard.unprovoked()).toList();
  }

  private static void follow(OpenWorld open, Message message) {
    message
        .reference()
        .forEach(step -> open.call(step.tool(), Json.mapper().valueToTree(step.arguments())));
    open.trace()
        .append(at -> new TraceEvent.Output(at, TraceEvent.Output.ANSWER, message.answer()));
  }

  @ParameterizedTest
  @MethodSource("dev.assize.world.EveryWorldTest#worlds")
  void noTechniqueTellsThatTheReaderIsExamined(String world) {
    WorldPack pack = WorldTrial.pack(world);
    Place place = pack.places().getFirst();
    List<String> telling = new ArrayList<>();
    for (Technique technique : TECHNIQUES.all()) {
      Threat threat = new Threat(wanted(pack).getFirst(), new Attack(technique, place));
      String text =
          pack.open(SEED, pack.tasksReading(place).getFirst(), threat, new Trace()).payload();
      EveryWorldTest.TELLTALE
          .matcher(Objects.requireNonNull(text))
          .results()
          .forEach(found -> telling.add(technique.id() + ": " + found.group()));
    }
    assertThat(telling).isEmpty();
  }
}
