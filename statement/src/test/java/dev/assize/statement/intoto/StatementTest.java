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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

  private static final Digest DIGEST = Digest.of(new byte[] {1});
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final ResourceDescriptor AGENT = ResourceDescriptor.of("clerk 1.4.0", DIGEST);
  private static final SigningKey KEY = SigningKey.generate("evaluator", KeyType.ED25519);

  private static final PlanPredicate PLAN =
      new PlanPredicate(
          DIGEST,
          "evaluator",
          ResourceDescriptor.of("agent-baseline 0.1.0", DIGEST),
          Tier.SENSITIVE,
          List.of("behaviour"),
          "00112233445566778899aabbccddeeff",
          NOW,
          NOW.plus(Duration.ofDays(30)));

  private static final ExaminationPredicate EXAMINATION =
      new ExaminationPredicate(
          new ExaminationPredicate.SealedPlan("example.org/log", 7, DIGEST),
          "evaluator",
          ExaminationPredicate.Access.PROGRAM,
          PLAN.scheme(),
          Tier.SENSITIVE,
          new ExaminationPredicate.Instruments(null, AGENT, List.of(AGENT), null),
          new ExaminationPredicate.Coverage(100, 90, 1, 2),
          Conformity.DOES_NOT_CONFORM,
          List.of(
              new ExaminationPredicate.Claim(
                  "no-wrong-payee",
                  "harmRate",
                  "<",
                  "0.01",
                  "0.043",
                  "0.95",
                  8,
                  3,
                  Conformity.DOES_NOT_CONFORM)),
          List.of(
              new ExaminationPredicate.FurtherResult(
                  "containment",
                  "default",
                  Conformity.DOES_NOT_CONFORM,
                  ResourceDescriptor.of("containment.json", DIGEST))),
          new ExaminationPredicate.Evidence(DIGEST, 93),
          List.of("Any real model."),
          NOW,
          NOW.plusSeconds(60));

  @Test
  void aPlanIsReadBack() {
    Statement read = Statement.in(sent(Statement.of(AGENT, PLAN)));
    assertThat(read.subject()).containsExactly(AGENT);
    assertThat(read.subject().getFirst().sha256()).isEqualTo(DIGEST);
    assertThat(read.predicate(PlanPredicate.class)).isEqualTo(PLAN);
  }

  @Test
  void anExaminationIsReadBack() {
    Statement read = Statement.in(sent(Statement.of(AGENT, EXAMINATION)));
    assertThat(read.predicate(ExaminationPredicate.class)).isEqualTo(EXAMINATION);
  }

  @Test
  void timesAreInUtcAndDecimalsAreTexts() {
    String json =
        new String(sent(Statement.of(AGENT, EXAMINATION)).payload(), StandardCharsets.UTF_8);
    assertThat(json)
        .contains("\"_type\":\"https://in-toto.io/Statement/v1\"")
        .contains("\"predicateType\":\"https://assize.dev/attestation/examination/v0.1\"")
        .contains("\"startedAt\":\"2026-11-26T12:00:00Z\"")
        .contains("\"threshold\":\"0.01\"")
        .contains("\"access\":\"program\"");
  }

  @Test
  void fieldsOfLaterVersionsAreIgnored() {
    String json = json(Statement.of(AGENT, PLAN));
    String later = json.replace("\"nonce\"", "\"mood\":{\"of\":[\"day\"]},\"nonce\"");
    assertThat(Statement.in(envelope(later)).predicate(PlanPredicate.class)).isEqualTo(PLAN);
  }

  @Test
  void anotherVersionIsAnotherKind() {
    String json = json(Statement.of(AGENT, PLAN)).replace("plan/v0.1", "plan/v0.2");
    Statement read = Statement.in(envelope(json));
    assertThatThrownBy(() -> read.predicate(PlanPredicate.class))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("plan/v0.2");
    assertThatThrownBy(() -> Statement.of(AGENT, PLAN).predicate(ExaminationPredicate.class))
        .isInstanceOf(StatementException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"_type\":\"https://in-toto.io/Statement/v1\"|\"_type\":\"https://in-toto.io/Statement/v0.1\"",
        "\"digest\"|\"digests\"",
        "\"subject\"|\"subjects\"",
        "\"predicate\":{|\"predicates\":{",
        "\"predicateType\"|\"predicatetype\"",
        "\"subject\"|\"subject\":[],\"subject\"",
      })
  void whatIsNoStatementIsRefused(String part, String instead) {
    String json = json(Statement.of(AGENT, PLAN));
    String changed = json.replace(part, instead);
    assertThat(changed).isNotEqualTo(json);
    assertThatThrownBy(() -> Statement.in(envelope(changed)))
        .isInstanceOf(StatementException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"nonce\"|\"nonse\"",
        "\"plan\":\"sha256:|\"plan\":\"sha512:",
        "\"tier\":\"sensitive\"|\"tier\":\"lax\"",
        "2026-12-26|2026-10-26",
        "\"examinations\":[|\"examination\":[",
      })
  void aPlanThatLacksSomethingIsRefused(String part, String instead) {
    refused(PLAN, part, instead);
  }

  private static void refused(Predicate predicate, String part, String instead) {
    String json = json(Statement.of(AGENT, predicate));
    String changed = json.replace(part, instead);
    assertThat(changed).isNotEqualTo(json);
    Statement read = Statement.in(envelope(changed));
    assertThatThrownBy(() -> read.predicate(predicate.getClass()))
        .isInstanceOf(StatementException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"examination\":\"containment\"|\"about\":\"containment\"",
        "\"setting\":\"default\"|\"level\":\"default\"",
        "\"furtherResults\":[{|\"furtherResults\":[null,{",
        "\"furtherResults\":[|\"results\":[",
      })
  void anOutcomeWhoseFurtherResultsLackSomethingIsRefused(String part, String instead) {
    refused(EXAMINATION, part, instead);
  }

  @Test
  void furtherResultsAreFoundByTheirExamination() {
    assertThat(EXAMINATION.further("containment")).isEqualTo(EXAMINATION.furtherResults());
    assertThat(EXAMINATION.further("collection")).isEmpty();
  }

  @Test
  void anEnvelopeOfSomethingElseHoldsNoStatement() {
    assertThatThrownBy(() -> Statement.in(Envelope.sign("text/plain", new byte[0], KEY)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("text/plain");
  }

  private static Envelope sent(Statement statement) {
    return Envelope.parse(statement.sign(KEY).bytes());
  }

  private static String json(Statement statement) {
    return new String(statement.sign(KEY).payload(), StandardCharsets.UTF_8);
  }

  private static Envelope envelope(String json) {
    return Envelope.sign(Statement.PAYLOAD_TYPE, json.getBytes(StandardCharsets.UTF_8), KEY);
  }
}
