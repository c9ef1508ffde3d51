package dev.assize.register.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.scheme.Rung;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.intoto.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyEffectTest {

  private static final String SCHEDULE =
      """
      apiVersion: assize/v1
      kind: ContractSchedule
      buyer: buyer.test
      producer: acme.test
      currency: EUR
      fees:
        - {id: setup, amount: "1000.00", due: "2027-01-01T00:00:00Z"}
        - {id: first quarter, amount: "3000.33", due: "2027-04-01T00:00:00Z"}
        - {id: second quarter, amount: "3000", due: "2027-07-01T00:00:00Z"}
      reserve: {share: 0.1, released: P90D, clause: "7.1"}
      clauses: {holdback: "7.2", clawback: "7.3"}
      """;

  private static final Instant GRANTED = Instant.parse("2027-02-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");

  @TempDir private Path folder;
  private ContractSchedule schedule;

  @BeforeEach
  void read() throws IOException {
    schedule = read(SCHEDULE);
  }

  private ContractSchedule read(String text) throws IOException {
    return ContractSchedule.read(Files.writeString(folder.resolve("contract.yaml"), text));
  }

  private static Rung rung(@Nullable String holdback, @Nullable String clawback) {
    return new Rung(
        "L",
        3,
        "a rung",
        null,
        null,
        new Rung.Effects(
            false,
            false,
            false,
            null,
            null,
            false,
            List.of(),
            null,
            holdback == null ? null : new BigDecimal(holdback),
            clawback == null ? null : new BigDecimal(clawback)),
        Duration.ofDays(14),
        "ours: for this test");
  }

  private Optional<MoneyEffect> effect(Rung rung, String clawedBack) {
    return MoneyEffect.of(rung, schedule, GRANTED, MAY, new BigDecimal(clawedBack));
  }

  @Test
  void aHoldbackIsAShareOfWhatIsStillToBePaid() {
    MoneyEffect effect = effect(rung("0.25", null), "0").orElseThrow();
    assertThat(effect.kind()).isEqualTo(MoneyEffect.Kind.HOLDBACK);
    assertThat(effect.base()).isEqualTo(new Money("3000.00", "EUR"));
    assertThat(effect.payment().amount()).isEqualTo(new Money("750.00", "EUR"));
    assertThat(effect.payment().clause()).isEqualTo("7.2");
    assertThat(effect.payment().contract()).isEqualTo(schedule.digest());
  }

  @Test
  void aClawbackIsAShareOfWhatWasPaidSinceTheCertificateAndTakesTheReserveFirst() {
    MoneyEffect effect = effect(rung("0.25", "0.5"), "0").orElseThrow();
    assertThat(effect.kind()).isEqualTo(MoneyEffect.Kind.CLAWBACK);
    assertThat(effect.base()).isEqualTo(new Money("3000.33", "EUR"));
    assertThat(effect.payment().amount()).isEqualTo(new Money("1500.16", "EUR"));
    assertThat(effect.fromReserve()).isEqualTo(new Money("300.03", "EUR"));
    assertThat(effect.payment().clause()).isEqualTo("7.3");
  }

  @Test
  void clawbacksTogetherNeverExceedWhatWasPaid() {
    assertThat(effect(rung(null, "0.5"), "2500.33").orElseThrow().payment().amount())
        .isEqualTo(new Money("500.00", "EUR"));
    assertThat(effect(rung(null, "0.5"), "9999").orElseThrow().payment().amount())
        .isEqualTo(new Money("0.00", "EUR"));
  }

  @Test
  void aRungWithoutMoneyOrAContractWithoutTheClauseHasNoEffect() throws IOException {
    assertThat(effect(rung(null, null), "0")).isEmpty();
    schedule = read(SCHEDULE.replace(", clawback: \"7.3\"", ""));
    assertThat(effect(rung(null, "0.5"), "0")).isEmpty();
  }

  @Test
  void theReserveRollsOn() {
    assertThat(MoneyEffect.reserveAt(schedule, Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualByComparingTo("100");
    assertThat(MoneyEffect.reserveAt(schedule, MAY)).isEqualByComparingTo("300.03");
    assertThat(MoneyEffect.reserveAt(schedule, Instant.parse("2028-01-01T00:00:00Z")))
        .isEqualByComparingTo("0");
  }

  @Test
  void aScheduleThatIsNoneIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> read(SCHEDULE.replace("\"3000\"", "\"3000.5\"")))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("contract.yaml:9:");
    assertThatThrownBy(() -> read(SCHEDULE.replace("id: setup", "id: first quarter")))
        .hasMessageContaining("stands twice");
  }

  @Test
  void theDigestIsOfWhatItSaysNotOfHowItIsWritten() throws IOException {
    assertThat(read("# a comment\n" + SCHEDULE).digest()).isEqualTo(schedule.digest());
    assertThat(read(SCHEDULE.replace("1000.00", "1000.01")).digest())
        .isNotEqualTo(schedule.digest());
  }
}
