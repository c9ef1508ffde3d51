package dev.assize.examination.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {

  private static final Path AGENTS = Path.of(System.getProperty("assize.root")).resolve("agents");

  private final Attribution codex =
      Attribution.of(
          List.of(
              DestinationRules.named(AGENTS, "codex"), DestinationRules.named(AGENTS, "common")),
          "openai.com",
          Set.of("collect.brightpath.example"));

  @Test
  void aForwardedConnectionIsTheModelOrTheWorldWhateverItsName() {
    assertThat(codex.destination("ab.chatgpt.com", 443, "/otlp/v1", "model").party())
        .isEqualTo(Party.MODEL);
    assertThat(codex.destination("github.com", 80, "/mcp", "world"))
        .isEqualTo(new Destination("github.com", 80, Party.WORLD, Purpose.WORK));
  }

  @Test
  void aRuleNamesThePartyAndThePurpose() {
    assertThat(codex.destination("AB.chatgpt.com", 443, "/otlp/v1/metrics", null))
        .isEqualTo(new Destination("AB.chatgpt.com", 443, Party.PRODUCER, Purpose.TELEMETRY));
  }

  @Test
  void theRuleThatSaysMostHolds() {
    assertThat(codex.destination("github.com", 443, "/openai/plugins.git", null).party())
        .isEqualTo(Party.PRODUCER);
    assertThat(codex.destination("github.com", 443, "/somebody/else.git", null).party())
        .isEqualTo(Party.THIRD_PARTY);
    assertThat(codex.destination("github.com", 443, null, null).party())
        .as("where no request was seen")
        .isEqualTo(Party.THIRD_PARTY);
  }

  @Test
  void aHostInTheProducersDomainIsTheProducersAlthoughItsPurposeIsUnknown() {
    assertThat(codex.destination("new.openai.com", 443, "/", null))
        .isEqualTo(new Destination("new.openai.com", 443, Party.PRODUCER, Purpose.UNKNOWN));
    assertThat(codex.destination("notopenai.com", 443, "/", null).party()).isEqualTo(Party.UNKNOWN);
  }

  @Test
  void anAttackersHostIsTheAttackersWithEverythingBelowIt() {
    assertThat(codex.destination("a.collect.brightpath.example", 53, null, null).party())
        .isEqualTo(Party.ATTACKER);
    assertThat(codex.destination("brightpath.example", 53, null, null).party())
        .isEqualTo(Party.UNKNOWN);
  }

  @Test
  void whatNoRuleKnowsStaysUnknown() {
    assertThat(codex.destination("203.0.113.9", 4444, null, null))
        .isEqualTo(new Destination("203.0.113.9", 4444, Party.UNKNOWN, Purpose.UNKNOWN));
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(AGENTS.resolve("destinations"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileHasRulesAndBelongsToAKnownAgent(String name) {
    assertThat(DestinationRules.named(AGENTS, name).destinations()).isNotEmpty();
    if (!name.equals(DestinationRules.COMMON)) {
      assertThat(AGENTS.resolve(name + ".yaml")).exists();
      assertThat(DestinationRules.named(AGENTS, name).producer()).isNotEmpty();
    }
  }

  @Test
  void aRuleForAPartyThatOnlyAssizeCanTellIsRefusedWithItsPlace(@TempDir Path folder)
      throws IOException {
    Path file = Files.createDirectories(folder.resolve("destinations")).resolve("x.yaml");
    Files.writeString(
        file, "name: x\ndestinations:\n  - {host: a.example, party: model, purpose: work}\n");

    assertThatThrownBy(() -> DestinationRules.named(folder, "x"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("x.yaml:3:");
  }

  @Test
  void anAgentWithoutAFileHasNoRules(@TempDir Path folder) {
    assertThat(DestinationRules.named(folder, "new").destinations()).isEmpty();
  }
}
