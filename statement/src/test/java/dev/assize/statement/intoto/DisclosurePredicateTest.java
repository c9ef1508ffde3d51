package dev.assize.statement.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosurePredicateTest {

  private static final SigningKey KEY = SigningKey.generate("lab.example", KeyType.ED25519);
  private static final ResourceDescriptor SUBJECT =
      ResourceDescriptor.of("key of lab.example", Digest.of(KEY.verifier().bytes()));

  @Test
  void sharesAreTextsInTheCanonicalForm() {
    assertThat(json(disclosure(new BigDecimal("0.30"))))
        .contains("{\"party\":\"house.example\",\"share\":\"0.30\"}");
    assertThat(json(disclosure(new BigDecimal("0.000000001"))))
        .contains("\"share\":\"0.000000001\"");
    assertThat(json(disclosure(null))).contains("{\"party\":\"house.example\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "1.0", "0.5", "0.50", "0.123456789", "0.000000001"})
  void sharesAreReadBackDigitByDigit(String share) {
    DisclosurePredicate disclosure = disclosure(new BigDecimal(share));

    assertThat(read(json(disclosure))).isEqualTo(disclosure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.25",
        "1",
        "\"\"",
        "\"1.5\"",
        "\"-0.5\"",
        "\"+0.5\"",
        "\"00.5\"",
        "\".5\"",
        "\"5e-1\"",
        "\"1E-400000000\"",
        "\"0.1234567890\"",
        "\"half\"",
        "\" 0.5\"",
        "true",
        "[]",
        "{}"
      })
  void otherFormsOfSharesAreRefused(String share) {
    String json = json(disclosure(new BigDecimal("0.75"))).replace("\"0.75\"", share);

    assertThat(json).contains("\"share\":" + share);
    assertThatThrownBy(() -> read(json)).isInstanceOf(StatementException.class);
  }

  private static DisclosurePredicate disclosure(BigDecimal share) {
    return new DisclosurePredicate(
        "lab.example",
        List.of(new Stake("house.example", share)),
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        Instant.parse("2026-11-26T12:00:00Z"));
  }

  private static String json(DisclosurePredicate disclosure) {
    return new String(
        Statement.of(SUBJECT, disclosure).sign(KEY).payload(), StandardCharsets.UTF_8);
  }

  private static DisclosurePredicate read(String json) {
    Envelope envelope =
        Envelope.sign(Statement.PAYLOAD_TYPE, json.getBytes(StandardCharsets.UTF_8), KEY);
    return Statement.in(envelope).predicate(DisclosurePredicate.class);
  }
}
