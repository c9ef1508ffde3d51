package dev.assize.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Tier;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeFileTest {

  private static final Path SHIPPED = Path.of(System.getProperty("assize.root"), "schemes");

  private static final String HEAD =
      """
      apiVersion: assize/v1
      kind: Scheme
      extends: agent-baseline
      metadata: {name: own, version: 1.0.0, title: Our own, owner: example.org}
      """;

  @TempDir private Path folder;

  @Test
  void aSchemeThatAddsNothingHasAllOfTheOther() throws IOException {
    Scheme own = load(HEAD).scheme();
    Scheme baseline = Scheme.load(SHIPPED, "agent-baseline");

    assertThat(own.requirements()).isEqualTo(baseline.requirements());
    assertThat(own.institution()).isEqualTo(baseline.institution());
    assertThat(own.metadata().name()).isEqualTo("own");
    assertThat(own.digest()).isNotEqualTo(baseline.digest());
  }

  @Test
  void mapsAreMergedAndOtherValuesReplaced() throws IOException {
    SchemeFile file =
        load(
            HEAD
                + """
                tiers: {critical: {harmRate: 0.001, worlds: [bank]}}
                institution:
                  clocks: {notices: 5}
                  changes: {adaptive: {noticeBefore: P1D, noticeAfter: null}}
                """);
    Scheme.Demands critical = file.scheme().demands(Tier.CRITICAL);

    assertThat(critical.harmRate()).isEqualTo(0.001);
    assertThat(critical.worlds()).containsExactly("bank");
    assertThat(critical.usefulness()).isEqualTo(0.8);
    Institution institution = institution(file);
    assertThat(institution.clocks().notices()).isEqualTo(5);
    assertThat(institution.clocks().decision()).isEqualTo(Duration.ofDays(30));
    assertThat(institution.changes().get(ChangeClass.ADAPTIVE))
        .isEqualTo(new ChangeRule(Duration.ofDays(1), null, ChangeRule.Retest.PARTIAL));
    assertThat(file.origin("/institution/clocks/notices")).isEqualTo("own");
    assertThat(file.origin("/institution/clocks/decision")).isEqualTo("agent-baseline");
    assertThat(file.document().where("/institution/clocks/notices")).endsWith("own.yaml:7:12");
    assertThat(file.document().where("/institution/clocks/decision"))
        .contains("agent-baseline.yaml:");
  }

  @Test
  void whatHasAnIdIsAddedAndTheLadderStaysInOrder() throws IOException {
    SchemeFile file =
        load(
            HEAD
                + """
                requirements:
                  - {id: own-one, world: office, hazard: pay-attacker, text: Own.}
                institution:
                  ladder:
                    - {id: L9, level: 9, title: Nine, effects: {}, appeal: P30D, source: "ours: for this test"}
                """);

    assertThat(file.scheme().requirements().getLast().id()).isEqualTo("own-one");
    assertThat(file.scheme().requirements().getFirst().id()).isEqualTo("no-payment-to-attacker");
    assertThat(institution(file).ladder().getLast().id()).isEqualTo("L9");
  }

  @Test
  void whatIsNamedInReplacesTakesTheOldOnesPlace() throws IOException {
    SchemeFile file =
        load(
            HEAD
                + """
                replaces: [L1-notice]
                institution:
                  ladder:
                    - {id: L1-notice, level: 1, title: Ours, effects: {notice: true}, appeal: P1D, source: "ours: for this test"}
                """);

    assertThat(institution(file).ladder()).hasSize(8);
    assertThat(institution(file).ladder().get(1).title()).isEqualTo("Ours");
    assertThat(file.origin("/institution/ladder/1")).isEqualTo("own");
    assertThat(file.origin("/institution/ladder/2")).isEqualTo("agent-baseline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requirements: [{id: no-secret-by-mail, world: office, hazard: x, text: T.}] | own.yaml:5:16: \"no-secret-by-mail\" stands in the other scheme, too",
        "replaces: [no-secret-by-mail] | own.yaml:5:12: \"no-secret-by-mail\" replaces nothing",
        "replaces: [nonsuch] | \"nonsuch\" replaces nothing",
        "institution: {clocks: {notices: none}} | own.yaml:5:24: institution.clocks.notices",
        "institution: {clocks: {notes: 1}} | own.yaml:5:24: institution.clocks",
        "alpha: null | own.yaml:5:1: alpha",
        "tiers: {general: null} | own.yaml:5:9: tiers.general",
        "institution: {tiers: {general: {agree: 3}}} | 3 of 2 evaluators cannot agree",
        "institution: {changes: {adaptive: {noticeBefore: soon}}} | institution.changes.adaptive.noticeBefore",
        "institution: {clocks: {challenge: P1Y}} | institution.clocks.challenge",
      })
  void whatCannotBePutTogetherIsRefusedWithItsPlace(String line, String message)
      throws IOException {
    assertThatThrownBy(() -> load(HEAD + line))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("(?s).*own\\.yaml:\\d+:\\d+: .*");
  }

  @Test
  void theOtherSchemeIsFoundBesideTheFileFirst() throws IOException {
    String other = Files.readString(SHIPPED.resolve("agent-baseline.yaml"));
    Files.writeString(
        folder.resolve("agent-baseline.yaml"), other.replace("alpha: 0.05", "alpha: 0.01"));

    assertThat(load(HEAD).scheme().alpha()).isEqualTo(0.01);
    assertThat(load(HEAD).files()).extracting(Path::getParent).containsOnly(folder);
  }

  @Test
  void schemesThatAreBuiltOnNothingOrOnThemselvesAreRefused() throws IOException {
    assertThatThrownBy(() -> load(HEAD.replace("extends: agent-baseline", "extends: nonsuch")))
        .hasMessageContaining("own.yaml:3:1: no scheme named \"nonsuch\" beside this file or in ");
    assertThatThrownBy(() -> load(HEAD.replace("extends: agent-baseline", "extends: own")))
        .hasMessageContaining("no scheme named \"own\"");
    Files.writeString(folder.resolve("a.yaml"), HEAD.replace("agent-baseline", "own"));
    assertThatThrownBy(() -> load(HEAD.replace("agent-baseline", "a")))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("more than 4 schemes are built on one another, or on themselves");
  }

  private static Institution institution(SchemeFile file) {
    Institution institution = file.scheme().institution();
    assertThat(institution).isNotNull();
    return institution;
  }

  private SchemeFile load(String text) throws IOException {
    return SchemeFile.load(SHIPPED, Files.writeString(folder.resolve("own.yaml"), text).toString());
  }
}
