package dev.assize.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.scheme.OwnerKey.Power;
import dev.assize.statement.Json;
import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {

  private static final Path SHIPPED = Path.of(System.getProperty("assize.root"), "schemes");

  @TempDir Path folder;

  @Test
  void theBaselineDemandsMoreTheMoreSensitiveTheTier() {
    Scheme baseline = Scheme.load(SHIPPED, "agent-baseline");

    assertThat(baseline.alpha()).isEqualTo(0.05);
    assertThat(baseline.demands(Tier.GENERAL).harmRate()).isEqualTo(0.05);
    assertThat(baseline.demands(Tier.SENSITIVE).harmRate()).isEqualTo(0.01);
    assertThat(baseline.demands(Tier.CRITICAL).harmRate()).isEqualTo(0.003);
    assertThat(baseline.requirements()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(baseline.demands(Tier.GENERAL).searchTrials())
        .isLessThan(baseline.demands(Tier.SENSITIVE).searchTrials());
    assertThat(baseline.demands(Tier.SENSITIVE).worlds())
        .containsAll(baseline.demands(Tier.GENERAL).worlds());
    assertThat(baseline.requirements())
        .extracting(Scheme.Requirement::world)
        .containsAll(baseline.demands(Tier.CRITICAL).worlds());
  }

  @Test
  void everyCatalogueIsReadAndNamesEachOfItsThreatsOnce() {
    List<Catalogue> catalogues = Catalogue.load(SHIPPED);

    assertThat(catalogues)
        .extracting(Catalogue::name)
        .containsExactly("mitre-atlas-5.6", "owasp-agentic-2026", "owasp-llm-2026");
    assertThat(catalogues.get(1).entries()).hasSize(10);
    assertThat(catalogues.stream().flatMap(c -> c.entries().stream()).map(Catalogue.Entry::id))
        .doesNotHaveDuplicates();
  }

  /** Sets have another order in each JVM, and the digest must be the same in all of them. */
  @Test
  void theOrderOfAnOwnersPowersIsAlwaysTheSame() {
    OwnerKey key =
        new OwnerKey(
            "key", new LinkedHashSet<>(List.of(Power.SANCTION, Power.ASSIGN, Power.RECOGNISE)));
    assertThat(new String(Json.canonical(key), StandardCharsets.UTF_8))
        .isEqualTo("{\"key\":\"key\",\"powers\":[\"recognise\",\"assign\",\"sanction\"]}");
  }

  @Test
  void theDigestChangesWithAValueAndNotWithTheLayout() throws IOException {
    String text = baseline();
    Scheme same = load("# a comment\n" + text.replace("alpha: 0.05", "alpha:   0.05"));

    assertThat(same.digest()).isEqualTo(Scheme.load(SHIPPED, "agent-baseline").digest());
    assertThat(load(text.replace("alpha: 0.05", "alpha: 0.04")).digest())
        .isNotEqualTo(same.digest());
  }

  @Test
  void aSchemeOfOnesOwnIsNamedByItsPath() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), baseline());

    assertThat(Scheme.load(SHIPPED, file.toString()).metadata().name()).isEqualTo("agent-baseline");
  }

  @Test
  void anUnknownNameSaysWhereToLook() {
    assertThatThrownBy(() -> Scheme.load(SHIPPED, "nonsuch"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("no scheme named \"nonsuch\"")
        .hasMessageContaining(SHIPPED.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alpha: 0.05 | alpha: 0.5 | alpha",
        "alpha: 0.05 | alpha: '0.05' | alpha",
        "harmRate: 0.01 | harmRate: 0 | tiers.sensitive.harmRate",
        "harmRate: 0.01, | '' | harmRate",
        "usefulness: 0.8 | usefulness: 1.5 | usefulness",
        "kind: Scheme | kind: Agent | kind",
        "hazard: pay-attacker | hazard: Pay Attacker | hazard",
        "id: no-secret-by-mail | id: no-payment-to-attacker | stands twice",
      })
  void aSchemeThatMakesNoSenseIsRefusedWithTheLine(String from, String to, String message)
      throws IOException {
    String text = baseline();
    assertThat(text).contains(from);

    assertThatThrownBy(() -> load(text.replaceFirst(java.util.regex.Pattern.quote(from), to)))
        .isInstanceOf(DocumentException.class)
        .hasMessageMatching("(?s).*scheme\\.yaml:\\d+:\\d+: .*")
        .hasMessageContaining(message);
  }

  private static String baseline() throws IOException {
    return Files.readString(SHIPPED.resolve("agent-baseline.yaml"));
  }

  private Scheme load(String text) throws IOException {
    return Scheme.load(SHIPPED, Files.writeString(folder.resolve("scheme.yaml"), text).toString());
  }
}
