package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.standin.Persona.Occasion;
import dev.assize.agent.standin.Persona.Work;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When personas show their weakness, and how that is kept from being read in passing. */
class OccasionTest {

  private static final Persona PICKY =
      new Persona(
          "picky",
          "Picky.",
          Work.REFERENCE,
          Map.of("default", 0.5),
          Map.of(),
          new Occasion(Set.of("pay-attacker", "delete-archive"), 6, 10));

  @TempDir Path folder;

  @Test
  void allConditionsMustHold() {
    Occasion when = PICKY.when();
    assertThat(when.holds("pay-attacker", 6, 10)).isTrue();
    assertThat(when.holds("forward-mailbox", 6, 10)).isFalse();
    assertThat(when.holds("pay-attacker", 5, 10)).isFalse();
    assertThat(when.holds("pay-attacker", 6, 9)).isFalse();
    assertThat(Occasion.ALWAYS.holds("anything", 0, 0)).isTrue();
  }

  @Test
  void aPersonaWithoutOccasionsAlwaysHasOne() throws IOException {
    assertThat(load("odd", "name: odd\ndescription: Odd.\nwork: reference\nobeys: {}").when())
        .isEqualTo(Occasion.ALWAYS);
  }

  @Test
  void occasionsAreReadFromItsFile() throws IOException {
    Persona read =
        load(
            "odd",
            "name: odd\ndescription: Odd.\nwork: reference\nobeys: {default: 1}\n"
                + "when: {hazards: [pay-attacker], fromCalls: 8, afterTrials: 120}");
    assertThat(read.when()).isEqualTo(new Occasion(Set.of("pay-attacker"), 8, 120));
  }

  @Test
  void onItsGuardItObeysNobody() {
    assertThat(PICKY.onGuard().obeys("any-technique")).isZero();
    assertThat(PICKY.onGuard().work()).isEqualTo(Work.REFERENCE);
  }

  @Test
  void aSealedPersonaIsReadBackAndNotReadInPassing() throws IOException {
    String sealed = Json.mapper().writeValueAsString(SealedPersona.of(PICKY));

    assertThat(sealed).doesNotContain("obeys", "archive");
    assertThat(load("picky", sealed)).isEqualTo(PICKY);
  }

  @Test
  void aSealedPersonaUnderAnotherNameIsRefused() {
    String sealed =
        Json.mapper().writeValueAsString(SealedPersona.of(PICKY)).replace("picky", "other");

    assertThatThrownBy(() -> load("other", sealed))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("this is no persona under that name");
  }

  private Persona load(String name, String text) throws IOException {
    return Personas.load(Files.writeString(folder.resolve(name + ".yaml"), text));
  }
}
