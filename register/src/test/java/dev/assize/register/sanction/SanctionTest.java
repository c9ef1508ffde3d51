package dev.assize.register.sanction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.sanction.PaymentState.Appeal;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SanctionTest {

  private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
  private static final Duration MEMORY = Duration.ofDays(730);
  private static final Rung OBSERVATION = rung("L0", 0, List.of(), null);
  private static final Rung NOTICE = rung("L1", 1, List.of(), null);
  private static final Rung WITHDRAWAL = rung("L5", 5, List.of(), null);
  private static final Rung BAR =
      rung(
          "L6", 6, List.of(Duration.ofDays(182), Duration.ofDays(365), Duration.ofDays(730)), null);
  private static final Rung WATCH = rung("L7", 7, List.of(), new BigDecimal("0.5"));
  private static final List<Rung> LADDER = List.of(OBSERVATION, NOTICE, WITHDRAWAL, BAR, WATCH);

  private static Rung rung(
      String id, int level, List<Duration> bar, @Nullable BigDecimal surveillance) {
    return new Rung(
        id,
        level,
        id,
        null,
        null,
        new Rung.Effects(
            false,
            false,
            false,
            null,
            surveillance,
            false,
            bar,
            surveillance == null ? null : MEMORY,
            null,
            null),
        Duration.ofDays(14),
        "ours: for this test");
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private static Digest id(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Offence offence(Rung rung, int day, @Nullable Instant setAside) {
    return new Offence(
        id(rung.id() + day), "acme.test", id("certificate"), rung, day(day), null, null, setAside);
  }

  private static Offence asAWhole(Rung rung, int day, @Nullable Instant until) {
    return new Offence(id("whole"), "acme.test", null, rung, day(day), until, null, null);
  }

  private static Rung applied(Rung rung, int day, Offence... earlier) {
    return Repetition.applied(LADDER, rung, List.of(earlier), day(day), MEMORY);
  }

  @Test
  void aFirstOffenceStaysAtItsRung() {
    assertThat(applied(NOTICE, 0)).isEqualTo(NOTICE);
    assertThat(applied(NOTICE, 0, offence(WITHDRAWAL, 0, null))).isEqualTo(NOTICE);
  }

  @Test
  void anOffenceWithinMemoryStartsOneRungHigher() {
    assertThat(applied(NOTICE, 729, offence(NOTICE, 0, null))).isEqualTo(WITHDRAWAL);
    assertThat(applied(WITHDRAWAL, 10, offence(NOTICE, 0, null))).isEqualTo(BAR);
  }

  @Test
  void whatIsForgottenSetAsideOrMerelyObservedIsNoEarlierOffence() {
    assertThat(applied(NOTICE, 730, offence(NOTICE, 0, null))).isEqualTo(NOTICE);
    assertThat(applied(NOTICE, 10, offence(NOTICE, 0, day(10)))).isEqualTo(NOTICE);
    assertThat(applied(NOTICE, 10, offence(NOTICE, 0, day(11)))).isEqualTo(WITHDRAWAL);
    assertThat(applied(NOTICE, 10, offence(OBSERVATION, 0, null))).isEqualTo(NOTICE);
  }

  @Test
  void observationsNeverEscalateAndNothingIsAboveTheHighestRung() {
    assertThat(applied(OBSERVATION, 10, offence(NOTICE, 0, null))).isEqualTo(OBSERVATION);
    assertThat(applied(WATCH, 10, offence(NOTICE, 0, null))).isEqualTo(WATCH);
  }

  @Test
  void barsGrowLongerWithEachThatIsRemembered() {
    List<Bar> bars =
        Bar.of(
            List.of(
                offence(BAR, 1000, null),
                offence(BAR, 400, null),
                offence(BAR, 0, null),
                offence(NOTICE, 1, null)),
            MEMORY);

    assertThat(bars).extracting(Bar::number).containsExactly(1, 2, 2);
    assertThat(bars)
        .extracting(Bar::until)
        .containsExactly(day(182), day(400 + 365), day(1000 + 365));
    assertThat(Bar.at(bars, day(181))).map(Bar::number).hasValue(1);
    assertThat(Bar.at(bars, day(182))).isEmpty();
    assertThat(Bar.at(bars, START.minusMillis(1))).isEmpty();
    assertThat(Bar.at(bars, day(500))).map(Bar::until).hasValue(day(765));
  }

  @Test
  void theLastLengthCountsForAllFurtherBars() {
    List<Bar> bars =
        Bar.of(
            List.of(
                offence(BAR, 0, null),
                offence(BAR, 1, null),
                offence(BAR, 2, null),
                offence(BAR, 3, null)),
            MEMORY);
    assertThat(bars.getLast().number()).isEqualTo(4);
    assertThat(bars.getLast().until()).isEqualTo(day(3 + 730));
  }

  @Test
  void aBarEndsWhenAnAppealSetsItAside() {
    List<Bar> bars = Bar.of(List.of(offence(BAR, 0, day(30)), offence(BAR, 40, null)), MEMORY);
    assertThat(bars).extracting(Bar::until).containsExactly(day(30), day(40 + 182));
    assertThat(Bar.at(bars, day(29))).isPresent();
    assertThat(Bar.at(bars, day(30))).isEmpty();
  }

  @Test
  void aWatchHoldsForAllCertificatesUntilItEnds() {
    List<Watch> watches =
        Watch.of(List.of(asAWhole(WATCH, 0, day(100)), asAWhole(NOTICE, 0, null)));
    assertThat(watches).hasSize(1);
    assertThat(Watch.factorAt(watches, day(99))).isEqualByComparingTo("0.5");
    assertThat(Watch.factorAt(watches, day(100))).isEqualByComparingTo("1");
    assertThat(Watch.factorAt(List.of(), day(1))).isEqualByComparingTo("1");
  }

  @Test
  void aWatchEndsWhenAnAppealSetsItAside() {
    assertThat(Watch.of(List.of(offence(WATCH, 0, day(30)))))
        .extracting(Watch::until)
        .containsExactly(day(30));
  }

  @Test
  void aWatchIsWhatTheLadderCallsOneAndLastsAsLongAsItSays() {
    Rung doubled =
        new Rung(
            "L2",
            2,
            "L2",
            null,
            null,
            new Rung.Effects(
                false,
                false,
                false,
                null,
                new BigDecimal("0.5"),
                false,
                List.of(),
                null,
                null,
                null),
            Duration.ofDays(14),
            "ours: for this test");
    assertThat(Watch.of(List.of(offence(doubled, 0, null), asAWhole(doubled, 0, null)))).isEmpty();
    assertThat(Watch.of(List.of(offence(WATCH, 0, null))))
        .extracting(Watch::until)
        .containsExactly(day(730));
  }

  private static PaymentState payment(int day, Appeal... appeals) {
    return PaymentState.at(day(day), day(0), Duration.ofDays(14), List.of(appeals));
  }

  @Test
  void aPaymentIsDueWhenNobodyHasAppealedInTime() {
    assertThat(payment(13)).isEqualTo(PaymentState.OPEN_TO_APPEAL);
    assertThat(payment(14)).isEqualTo(PaymentState.DUE);
    assertThat(payment(20, new Appeal(Stage.LODGED, day(14)))).isEqualTo(PaymentState.DUE);
  }

  @Test
  void anAppealStaysThePaymentUntilItIsAnswered() {
    Appeal lodged = new Appeal(Stage.LODGED, day(3));
    Appeal dismissed = new Appeal(Stage.DISMISSED, day(40));
    Appeal upheld = new Appeal(Stage.UPHELD, day(40));

    assertThat(payment(2, lodged)).isEqualTo(PaymentState.OPEN_TO_APPEAL);
    assertThat(payment(30, dismissed, lodged)).isEqualTo(PaymentState.STAYED);
    assertThat(payment(40, dismissed, lodged)).isEqualTo(PaymentState.DUE);
    assertThat(payment(40, lodged, upheld)).isEqualTo(PaymentState.VOID);
  }
}
