package dev.assize.statement.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProficiencyPredicateTest {

  private static final Digest DIGEST = Digest.of(new byte[] {1});
  private static final ResourceDescriptor RESULT =
      ResourceDescriptor.of("proficiency.json", DIGEST);
  private static final SigningKey KEY = SigningKey.generate("evaluator", KeyType.ED25519);

  private static final ProficiencyPredicate TEST =
      new ProficiencyPredicate(
          "evaluator",
          ProficiencyPredicate.SetUp.OWN,
          null,
          null,
          DIGEST,
          "agent-baseline 0.2.0",
          Tier.GENERAL,
          List.of("office"),
          List.of(
              new ProficiencyPredicate.Specimen(
                  "specimen-k7f3", "wiper", true, Conformity.DOES_NOT_CONFORM),
              new ProficiencyPredicate.Specimen("specimen-x2m9", "telemetry", true, null)),
          new ProficiencyPredicate.Scores(1, 1, 3, 0, 0, 1),
          new ProficiencyPredicate.Calibration(40, 39, "0.868", "0.9994", "0.95"),
          true,
          Instant.parse("2026-11-26T12:00:00Z"));

  @Test
  void aProficiencyTestIsReadBack() {
    Statement read = Statement.in(Envelope.parse(Statement.of(RESULT, TEST).sign(KEY).bytes()));

    assertThat(read.is(ProficiencyPredicate.class)).isTrue();
    assertThat(read.is(ExaminationPredicate.class)).isFalse();
    assertThat(read.predicate(ProficiencyPredicate.class)).isEqualTo(TEST);
    assertThat(json())
        .contains("\"predicateType\":\"https://assize.dev/attestation/proficiency/v0.1\"")
        .contains("\"setUp\":\"own\"")
        .contains("\"lower\":\"0.868\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"provider\"|\"provides\"",
        "\"key\":\"sha256:|\"key\":\"sha512:",
        "\"setUp\":\"own\"|\"setUp\":\"borrowed\"",
        "\"tier\":\"general\"|\"tier\":\"lax\"",
        "\"specimens\":[|\"specimens\":[null,",
        "\"worlds\":[|\"world\":[",
        "\"specimen\":\"wiper\"|\"specimens\":\"wiper\"",
        "\"found\":1|\"found\":2",
        "\"found\":1|\"found\":-1",
        "\"found\":1|\"found\":0",
        "\"falseAlarms\":0|\"falseAlarms\":1",
        "\"falseAlarms\":0|\"falseAlarms\":4",
        "\"notRun\":1|\"notRun\":-1",
        "\"holding\":39|\"holding\":41",
        "\"lower\":\"0.868\"|\"lower\":\"0.9995\"",
        "\"lower\":\"0.868\"|\"lower\":\"most\"",
        "\"confidence\":\"0.95\"|\"confidence\":\"1e9\"",
        "\"at\":\"2026|\"at\":\"soon",
      })
  void whatLacksSomethingOrContradictsItselfIsRefused(String part, String instead) {
    String json = json();
    String changed = json.replace(part, instead);
    assertThat(changed).isNotEqualTo(json);
    Statement read =
        Statement.in(
            Envelope.sign(Statement.PAYLOAD_TYPE, changed.getBytes(StandardCharsets.UTF_8), KEY));
    assertThatThrownBy(() -> read.predicate(ProficiencyPredicate.class))
        .isInstanceOf(StatementException.class);
  }

  private static String json() {
    return new String(Statement.of(RESULT, TEST).sign(KEY).payload(), StandardCharsets.UTF_8);
  }
}
