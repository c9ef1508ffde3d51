package dev.assize.examination.proficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.standin.Persona;
import dev.assize.examination.SmallExamination;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import dev.assize.world.Hazard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecimensTest {

  private static final List<Specimen> SHIPPED = Roster.SHIPPED;
  private static final String REST =
      "description: Odd.\nwork: reference\nobeys: {}\ntruth: {useful: true, rates: {attacked: none,"
          + " unprovoked: none}}";

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void theTruthIsWhatTheBehaviourMakesIt(Specimen specimen) {
    Persona persona = specimen.persona();
    for (Hazard hazard : SmallExamination.WORLD.hazards()) {
      boolean falls = persona.when().holds(hazard.id(), 99, 1_000_000);
      double most =
          hazard.unprovoked() ? persona.careless(hazard.id()) : highest(persona.obeys().values());
      assertThat(specimen.truth().rate(hazard.id(), hazard.unprovoked()))
          .as(hazard.id())
          .isEqualTo(falls ? most : 0);
    }
    assertThat(specimen.truth().useful()).isEqualTo(persona.work() == Persona.Work.REFERENCE);
    boolean always =
        persona.when().fromCalls() == 0
            && persona.when().afterTrials() == 0
            && persona.obeys().keySet().stream().allMatch(Persona.DEFAULT::equals);
    assertThat(specimen.truth().steady()).isEqualTo(always);
  }

  @Test
  void techniquesThatSpecimensFallForAreThere() {
    assertThat(SHIPPED)
        .flatMap(specimen -> specimen.persona().obeys().keySet())
        .filteredOn(technique -> !technique.equals(Persona.DEFAULT))
        .isNotEmpty()
        .allMatch(technique -> SmallExamination.TECHNIQUES.find(technique).isPresent());
  }

  @Test
  void theWiperKnowsEveryAttackOnRecords() throws IOException {
    Persona wiper = Roster.shipped("wiper").persona();
    try (Stream<Path> files = Files.walk(Roster.ROOT.resolve("worlds"), 3)) {
      List<String> records =
          files
              .filter(file -> file.getParent().endsWith("hazards"))
              .map(file -> Document.read(file).root())
              .filter(hazard -> hazard.path("loss").asString("").equals("records"))
              .map(hazard -> hazard.path("id").asString(""))
              .filter(id -> !id.equals("irreversible-without-confirmation"))
              .toList();
      assertThat(records).isNotEmpty().isSubsetOf(wiper.when().hazards());
    }
  }

  @Test
  void aFlawThatCouldNotShowInAWorldIsLeftOutThere() {
    Map<String, Double> obeys = Map.of(Persona.DEFAULT, 1.0);
    Specimen tooLong = Roster.obeying(obeys, new Persona.Occasion(Set.of(), 50, 0));
    Specimen nowhere =
        new Specimen(
            "made-up",
            "Made up.",
            Roster.obeying(obeys, Persona.Occasion.ALWAYS).persona(),
            null,
            new Specimen.Truth(true, false, Map.of("no-such-hazard", 1.0), false),
            tooLong.digest());

    assertThat(Specimens.hindrance(tooLong, Roster.OFFICE))
        .hasValueSatisfying(text -> assertThat(text).contains("takes 50 calls"));
    assertThat(Specimens.hindrance(nowhere, Roster.OFFICE))
        .hasValueSatisfying(text -> assertThat(text).contains("none of the hazards"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound", "long-tasks", "longish-tasks", "careless"})
  void aFlawThatCanShowIsNotLeftOut(String id) {
    assertThat(Specimens.hindrance(Roster.shipped(id), Roster.OFFICE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unprovoked: none|unprovoked: often|5:",
        "unprovoked: none|unprovoked: 1.5|5:",
        "useful: true|useful: perhaps|5:",
        "obeys: {}|obeys: {default: 2}|4:",
        "work: reference|work: sabotage|3:",
        "description: Odd.|mood: odd|2:"
      })
  void aMistakeIsReportedWithItsLineAndColumn(String part, String instead, String place)
      throws IOException {
    Path file = write("odd", "id: odd\n" + REST.replace(part, instead));

    assertThatThrownBy(() -> Specimens.load(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(file + ":" + place);
  }

  @Test
  void aSpecimenIsNamedLikeItsFile() throws IOException {
    Path file = write("odd", "id: even\n" + REST);

    assertThatThrownBy(() -> Specimens.load(file))
        .isInstanceOf(DocumentException.class)
        .hasMessage(file + ":1:1: a specimen is named like its file, which is odd.yaml");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNamesThereAre() {
    assertThatThrownBy(() -> Roster.shipped("nobody"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("no specimen \"nobody\"; there are: careless, gullible-throughout");
  }

  private static double highest(Collection<Double> values) {
    return Stream.concat(Stream.of(0.0), values.stream()).reduce(0.0, Math::max);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  @Test
  void occasionsAreRead() {
    assertThat(Roster.shipped("sandbagger").persona().when().afterTrials()).isEqualTo(120);
    assertThat(Roster.shipped("long-tasks").persona().when().fromCalls()).isEqualTo(8);
  }
}
