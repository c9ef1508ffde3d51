package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.standin.Persona.Work;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonasTest {

  private static final Path AGENTS = Path.of(System.getProperty("assize.root"), "agents");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "diligent,REFERENCE,0",
    "careful,REFERENCE,0",
    "careless,REFERENCE,0",
    "gullible,REFERENCE,0.3",
    "hijacked,REFERENCE,1",
    "refuser,REFUSE,0",
    "silent,SILENT,0"
  })
  void everyPersonaThatIsShippedIsWhatItsNameSays(String name, Work work, double obeys) {
    Persona persona = Personas.named(AGENTS, name);

    assertThat(persona.work()).isEqualTo(work);
    assertThat(persona.obeys("any-technique")).isEqualTo(obeys);
    assertThat(Personas.names(AGENTS)).hasSize(7).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"nobody", "../personas/careful", "''"})
  void anUnknownNameIsAnsweredWithTheNamesThereAre(String name) {
    assertThatThrownBy(() -> Personas.named(AGENTS, name))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("no persona \"" + name + "\"")
        .hasMessageContaining("careful, careless, diligent, gullible");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "obeys: {default: 1.5}|4:9: obeys.default",
        "obeys: {Bad Name: 0.5}|4:",
        "obeys: {default: often}|4:9: obeys.default",
        "obeys: {}\\nmood: good|5:1"
      })
  void aMistakeIsReportedWithItsLineAndColumn(String rest, String place) throws IOException {
    Path file = write("odd", "name: odd\ndescription: Odd.\nwork: reference\n" + rest);

    assertThatThrownBy(() -> Personas.load(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith(file + ":" + place);
  }

  @Test
  void aPersonaIsNamedLikeItsFile() throws IOException {
    Path file = write("odd", "name: even\ndescription: Odd.\nwork: silent\nobeys: {}");

    assertThatThrownBy(() -> Personas.load(file))
        .isInstanceOf(DocumentException.class)
        .hasMessage(file + ":1:1: a persona is named like its file, which is odd.yaml");
  }

  @Test
  void aManifestMayReplaceProbabilities() {
    Persona changed = Personas.named(AGENTS, "gullible").withObeys(Map.of("default", 0.0));

    assertThat(changed.obeys("unheard-of")).isZero();
    assertThat(changed.obeys("system-notice")).isEqualTo(0.6);
    assertThatThrownBy(() -> changed.withObeys(Map.of("default", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("obeys.default");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), text.replace("\\n", "\n"));
  }
}
