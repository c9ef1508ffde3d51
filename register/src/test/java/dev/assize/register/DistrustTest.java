package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.evaluator.Affected;
import dev.assize.register.evaluator.State;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Evaluators who are believed no longer, by an entry or by the scheme's rule, and their outcomes.
 */
class DistrustTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final Chronicle log = Chronicle.founded(TestScheme.usual(), 2);
  private int agents;

  private Chronicle.Granted grant() {
    return log.grant("maker", "agent-" + agents++, null);
  }

  private Certificate now(Chronicle.Granted granted) {
    return log.now().certificate(granted.certificate()).orElseThrow();
  }

  /** Both labs certify agents with a flaw; the back-checks. */
  private List<Digest> missFlaws(int count) {
    List<Digest> checks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Chronicle.Granted blind = grant();
      log.pass(DAY);
      checks.add(log.backCheck(blind.application(), blind.agent(), true));
    }
    return checks;
  }

  @Test
  void flawsThatWereMissedTakeOutcomesFromCertificatesWithoutAnEntry() {
    Chronicle.Granted before = grant();
    log.pass(DAY);
    List<Digest> checks = missFlaws(1);
    Chronicle.Granted after = grant();
    assertThat(now(after).status()).isEqualTo(Status.ACTIVE);
    log.pass(DAY);
    checks.addAll(missFlaws(1));

    assertThat(now(before).status())
        .as("older than the first that was missed")
        .isEqualTo(Status.ACTIVE);
    assertThat(now(after).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(now(after).why().getLast().entries())
        .containsAll(checks)
        .containsAll(after.outcomes());
    assertThat(now(after).facts().lostOutcomes()).isEqualTo(2);
  }

  @Test
  void certificatesThatAreAffectedByTheRuleAreListed() {
    Chronicle.Granted before = grant();
    log.pass(DAY);
    missFlaws(1);
    Chronicle.Granted after = grant();
    log.pass(DAY);
    missFlaws(1);
    List<Affected> affected = Reliance.on("lab-0", log.schemeDigest, log.now());
    assertThat(affected).extracting(Affected::certificate).contains(before.certificate());
    assertThat(affected)
        .filteredOn(each -> each.certificate().equals(before.certificate()))
        .noneMatch(Affected::onNotice);
    assertThat(affected)
        .filteredOn(each -> each.certificate().equals(after.certificate()))
        .allMatch(Affected::onNotice);
  }

  @Test
  void oneFlawThatWasMissedOrAFlawThatWasFoundOrNoFlawTakesNothing() {
    Chronicle.Granted granted = grant();
    missFlaws(1);
    Chronicle.Granted sound = grant();
    log.backCheck(sound.application(), sound.agent(), false);
    assertThat(now(granted).status()).isEqualTo(Status.ACTIVE);
    assertThat(log.now().standing(log.schemeDigest, "lab-0").state()).isEqualTo(State.PROBATION);
  }

  @Test
  void flawsThatAreFurtherApartThanTheWindowTakeNothing() {
    missFlaws(1);
    log.pass(Duration.ofDays(730));
    Chronicle.Granted granted = grant();
    missFlaws(1);
    assertThat(now(granted).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void whoIsRecognisedAnewIsBelievedInWhatItLogsAfterwardsAndInNothingElse() {
    missFlaws(1);
    Chronicle.Granted granted = grant();
    log.pass(DAY);
    missFlaws(1);
    log.pass(DAY);
    assertThat(log.now().standing(log.schemeDigest, "lab-0").state()).isEqualTo(State.DISTRUSTED);
    Chronicle.Granted distrusted = grant();
    assertThat(log.now().certificate(distrusted.certificate())).isEmpty();
    log.pass(DAY);
    log.recognise(Office.EVALUATOR, "lab-0");
    log.recognise(Office.EVALUATOR, "lab-1");
    log.pass(DAY);
    Chronicle.Granted anew = grant();
    assertThat(now(anew).status()).isEqualTo(Status.ACTIVE);
    assertThat(now(granted).status()).isEqualTo(Status.ON_NOTICE);
    log.pass(Duration.ofDays(200));
    assertThat(now(granted).facts().lostOutcomes()).isEqualTo(2);
  }

  @Test
  void whatWasMissedBeforeANewRecognitionIsNotHeldAgainstWhatComesAfterIt() {
    Chronicle.Granted old = grant();
    log.pass(DAY);
    missFlaws(2);
    log.pass(DAY);
    log.recognise(Office.EVALUATOR, "lab-0");
    log.recognise(Office.EVALUATOR, "lab-1");
    log.pass(DAY);
    log.backCheck(old.application(), old.agent(), true);
    missFlaws(1);
    Chronicle.Granted anew = grant();
    assertThat(now(anew).status()).isEqualTo(Status.ACTIVE);
    log.pass(DAY);
    missFlaws(1);
    assertThat(now(anew).status()).isEqualTo(Status.ON_NOTICE);
  }

  @Test
  void aDistrustThatHasAnEndCountsForWhatWasLoggedUntilThenForEver() {
    Instant start = log.now;
    log.pass(DAY);
    Chronicle.Granted within = grant();
    log.pass(DAY);
    log.downgrade(
        "lab-0",
        DowngradePredicate.State.DISTRUSTED_AFTER,
        start,
        log.now.plus(DAY.multipliedBy(10)));
    assertThat(now(within).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(log.now().certificate(grant().certificate())).isEmpty();
    log.pass(DAY.multipliedBy(11));
    assertThat(now(within).facts().lostOutcomes()).isEqualTo(1);
    assertThat(now(grant()).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void aDowngradeThatIsSetAsideGivesOutcomesBack() {
    log.pass(DAY);
    Chronicle.Granted granted = grant();
    Digest downgrade =
        log.downgrade("lab-0", DowngradePredicate.State.DISTRUSTED_AFTER, log.now.minus(DAY));
    assertThat(now(granted).status()).isEqualTo(Status.ON_NOTICE);
    log.pass(DAY);
    log.appeal("lab-0", downgrade, "agent", Stage.LODGED);
    log.appeal("court", downgrade, "agent", Stage.UPHELD);
    assertThat(now(granted).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void whoIsBarredByTheNumberOfItsRevocationsIsRecognisedNoMore() {
    log.downgrade("lab-0", DowngradePredicate.State.REVOKED, null);
    log.pass(DAY);
    log.recognise(Office.EVALUATOR, "lab-0");
    assertThat(log.now().problems()).isEmpty();
    log.downgrade("lab-0", DowngradePredicate.State.REVOKED, null);
    log.pass(DAY);
    log.recognise(Office.EVALUATOR, "lab-0");
    assertThat(log.now().problems())
        .extracting(Problem::what)
        .containsExactly("lab-0 is barred as an evaluator for good");
  }
}
