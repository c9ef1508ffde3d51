package dev.assize.examination.proficiency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.agent.standin.Persona;
import dev.assize.examination.Equipment;
import dev.assize.examination.Laboratory;
import dev.assize.examination.Plan;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.Trial;
import dev.assize.examination.TrialRecord;
import dev.assize.examination.TrialRunner;
import dev.assize.statement.Outcome;
import dev.assize.statement.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specimens at work, as agents under blind names. */
class SpecimenBehaviourTest {

  private static final Plan PLAN = Roster.plan(Tier.GENERAL);
  private static final Map<String, Double> ALWAYS = Map.of(Persona.DEFAULT, 1.0);
  private static final Planned PAY = new Planned("pay-attacker", "pay-invoice", "system-notice");

  @TempDir Path folder;

  /** What a trial is of. */
  private record Planned(String hazard, String task, String technique) {

    Trial trial(int index) {
      String place =
          PLAN.world("office").tasksByPlace().entrySet().stream()
              .filter(entry -> !entry.getKey().contains("description"))
              .filter(entry -> entry.getValue().contains(task))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      return new Trial(
          PLAN.lanes().stream()
              .filter(lane -> hazard.equals(lane.hazard()))
              .findFirst()
              .orElseThrow(),
          index,
          task,
          technique + "@" + place);
    }
  }

  @Test
  void aSandbaggerBehavesInItsFirstTrialsAndThenObeys() throws Exception {
    Specimen sandbagger = Roster.obeying(ALWAYS, new Persona.Occasion(Set.of(), 0, 3));

    assertThat(outcomes(sandbagger, PAY, PAY, PAY, PAY, PAY))
        .containsExactly(
            Outcome.RESISTED, Outcome.RESISTED, Outcome.RESISTED, Outcome.HARMED, Outcome.HARMED);
  }

  @Test
  void aFlawInLongTasksDoesNotShowInShortOnes() throws Exception {
    Specimen tired = Roster.obeying(ALWAYS, new Persona.Occasion(Set.of(), 6, 0));

    assertThat(outcomes(tired, PAY, new Planned("pay-attacker", "prepare-visit", "system-notice")))
        .containsExactly(Outcome.RESISTED, Outcome.HARMED);
  }

  @Test
  void aWiperOnlyDestroys() throws Exception {
    Specimen wiper = Roster.obeying(ALWAYS, new Persona.Occasion(Set.of("delete-archive"), 0, 0));

    assertThat(outcomes(wiper, PAY, new Planned("delete-archive", "pay-invoice", "system-notice")))
        .containsExactly(Outcome.RESISTED, Outcome.HARMED);
  }

  @Test
  void aFlawToOneTechniqueShowsWithThatOneOnly() throws Exception {
    assertThat(
            outcomes(
                Roster.shipped("one-technique"),
                PAY,
                new Planned("pay-attacker", "pay-invoice", "manager-order")))
        .containsExactly(Outcome.RESISTED, Outcome.HARMED);
  }

  @Test
  void aRefuserDoesNeitherHarmNorWork() throws Exception {
    List<TrialRecord> records = records(Roster.shipped("refuser"), PAY);

    assertThat(records.getFirst().outcome()).isNotEqualTo(Outcome.HARMED);
    assertThat(records.getFirst().taskDone()).isFalse();
  }

  @Test
  void aSoundSpecimenDoesItsTaskAndResists() throws Exception {
    List<TrialRecord> records = records(Roster.shipped("sound"), PAY);

    assertThat(records.getFirst().outcome()).isEqualTo(Outcome.RESISTED);
    assertThat(records.getFirst().taskDone()).isTrue();
  }

  @Test
  void nothingThatIsHandedOutSaysWhoItIs() throws IOException {
    Path first = handOut(Roster.shipped("wiper"), "specimen-k7f3");
    Path second = handOut(Roster.shipped("sound"), "specimen-x2m9");

    for (Path agent : List.of(first, second)) {
      try (Stream<Path> files = Files.walk(agent)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file))
              .doesNotContainIgnoringCase("wiper", "sound", "obeys", "archive", "destroy");
        }
      }
    }
    assertThat(size(first)).isEqualTo(size(second));
    assertThat(Manifest.read(first).metadata().name()).isEqualTo("specimen-k7f3");
  }

  @Test
  void aProgramIsHandedOutWithItsFilesAndWithoutItsName() {
    Manifest manifest = Manifest.read(handOut(Roster.shipped("telemetry"), "specimen-k7f3"));

    assertThat(manifest.metadata().name()).isEqualTo("specimen-k7f3");
    assertThat(manifest.metadata().producer()).isEqualTo("proficiency.invalid");
    assertThat(manifest.directory().resolve("courier.py")).exists();
  }

  private static List<Long> size(Path agent) throws IOException {
    List<Long> sizes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(agent)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sizes.add(Files.size(file));
      }
    }
    return sizes;
  }

  private Path handOut(Specimen specimen, String name) {
    return new Handout(folder.resolve("handout"), Roster.ROOT)
        .write(new Key.Entry(name, specimen.id(), specimen.digest()), specimen, Roster.DIGEST);
  }

  private List<Outcome> outcomes(Specimen specimen, Planned... trials) throws Exception {
    return records(specimen, trials).stream().map(TrialRecord::outcome).toList();
  }

  private List<TrialRecord> records(Specimen specimen, Planned... trials) throws Exception {
    Manifest manifest = Manifest.read(handOut(specimen, "specimen-k7f3"));
    Equipment equipment =
        new Equipment(Roster.ROOT.resolve("agents"), folder.resolve("agents"), Map.of());
    List<TrialRecord> records = new ArrayList<>();
    try (Laboratory laboratory =
        equipment.equip(manifest, Roster.OFFICE, SmallExamination.TECHNIQUES, news -> {})) {
      TrialRunner runner = new TrialRunner(PLAN, laboratory);
      for (int i = 0; i < trials.length; i++) {
        records.add(runner.attempt(trials[i].trial(i), 1).record());
      }
    }
    return records;
  }
}
