package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Step;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All certificates of a producer are watched: what a rung with a watch does. */
class WatchTest {

  private static final Duration INTERVAL = TestScheme.TERMS.surveillance();
  private static final Duration HALF = INTERVAL.dividedBy(2);

  private final Chronicle log = Chronicle.founded(TestScheme.usual(), 2);

  private Instant due(Chronicle.Granted granted) {
    return certificate(granted).surveillanceDue().orElseThrow();
  }

  private Certificate certificate(Chronicle.Granted granted) {
    return log.now().certificate(granted.certificate()).orElseThrow();
  }

  @Test
  void allCertificatesAreExaminedMoreOftenThoseThatComeLaterToo() {
    Chronicle.Granted one = log.grant("maker", "one", null);
    Chronicle.Granted two = log.grant("maker", "two", null);
    log.party("stranger");
    Chronicle.Granted others = log.grant("stranger", "three", null);
    assertThat(due(one)).isEqualTo(log.now.plus(INTERVAL));
    log.pass(Duration.ofDays(1));
    Digest watch = log.sanctionHouse("maker", "L7-house", null);
    assertThat(due(one)).isEqualTo(log.now.plus(HALF));
    assertThat(due(two)).isEqualTo(log.now.plus(HALF));
    assertThat(due(others)).isEqualTo(log.now.minus(Duration.ofDays(1)).plus(INTERVAL));
    assertThat(due(log.grant("maker", "four", null))).isEqualTo(log.now.plus(HALF));
    assertThat(certificate(one).history())
        .extracting(Step::rule, Step::entries)
        .contains(org.assertj.core.groups.Tuple.tuple("L7-house", List.of(watch)));
    assertThat(certificate(others).history()).extracting(Step::rule).doesNotContain("L7-house");
    assertThat(log.now().producer(log.schemeDigest, "maker").watchFactor())
        .isEqualByComparingTo(new BigDecimal("0.5"));
  }

  @Test
  void whatIsLeftOfTheTimeOfOneCertificateIsNotShortenedByAWatchOfAll() {
    Chronicle.Granted granted = log.grant("maker", "one", null);
    Instant end = certificate(granted).validUntil();
    log.sanctionHouse("maker", "L7-house", null);
    assertThat(certificate(granted).validUntil()).isEqualTo(end);
  }

  @Test
  void aWatchEndsAtItsTimeAndEarlierIfTheEntryOrAnAppealSaysSo() {
    Digest watch = log.sanctionHouse("maker", "L7-house", log.now.plus(Duration.ofDays(20)));
    log.pass(Duration.ofDays(19));
    assertThat(due(log.grant("maker", "one", null))).isEqualTo(log.now.plus(HALF));
    log.pass(Duration.ofDays(1));
    assertThat(due(log.grant("maker", "two", null))).isEqualTo(log.now.plus(INTERVAL));

    Digest second = log.sanctionHouse("maker", "L7-house", null);
    log.appeal("maker", second, "agent", Stage.LODGED);
    assertThat(due(log.grant("maker", "three", null))).isEqualTo(log.now.plus(HALF));
    log.appeal("court", second, "agent", Stage.UPHELD);
    assertThat(due(log.grant("maker", "four", null))).isEqualTo(log.now.plus(INTERVAL));
    assertThat(log.now().entry(watch)).isPresent();
  }

  @Test
  void theStrictestOfSeveralWatchesHoldsAndNotTheirProduct() {
    List<Rung> ladder = new ArrayList<>(TestScheme.LADDER);
    ladder.add(TestScheme.rung("L8-close", 8, null, TestScheme.watch("0.25", 730)));
    Chronicle strict =
        Chronicle.founded(
            TestScheme.scheme("strict", TestScheme.TERMS, TestScheme.CLOCKS, ladder), 2);
    strict.sanctionHouse("maker", "L8-close", null);
    strict.sanctionHouse("maker", "L7-house", null);
    Chronicle.Granted granted = strict.grant("maker", "one", null);
    assertThat(strict.now().certificate(granted.certificate()).orElseThrow().surveillanceDue())
        .contains(strict.now.plus(INTERVAL.dividedBy(4)));
  }

  @Test
  void aRungWithoutAWatchIsNoneEvenIfItIsAboutTheProducer() {
    Chronicle.Granted granted = log.grant("maker", "one", null);
    Instant due = due(granted);
    log.sanctionHouse("maker", "L2-watch", null);
    assertThat(due(granted)).isEqualTo(due);
    assertThat(log.now().producer(log.schemeDigest, "maker").watches()).isEmpty();
  }

  @Test
  void aSanctionOfTheProducerIsAnOffenceOfTheHouse() {
    Chronicle.Granted granted = log.grant("maker", "one", null);
    assertThat(certificate(granted).facts().offencesInMemory()).isZero();
    Digest sanction = log.sanctionHouse("maker", "L1-notice", null);
    assertThat(certificate(granted).facts().offencesInMemory()).isEqualTo(1);
    log.appeal("maker", sanction, "agent", Stage.LODGED);
    log.appeal("court", sanction, "agent", Stage.UPHELD);
    assertThat(certificate(granted).facts().offencesInMemory()).isZero();
  }

  @Test
  void aTriggerThatAppliesTheRungToOneCertificateWatchesTheHouse() {
    Chronicle.Granted one = log.grant("maker", "one", null);
    for (int i = 0; i < 3; i++) {
      log.sanction(one, "L2-watch", null, null);
      log.pass(Duration.ofDays(1));
    }
    assertThat(log.now().producer(log.schemeDigest, "maker").watches()).isNotEmpty();
    assertThat(due(log.grant("maker", "two", null))).isEqualTo(log.now.plus(HALF));
  }
}
