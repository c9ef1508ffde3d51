package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.certificate.Status;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may not apply, by a rung's bar: the producer, and nobody in its place. */
class BarTest {

  private static final Duration BAR = Duration.ofDays(180);

  private final Chronicle log = Chronicle.founded(TestScheme.usual(), 2);

  private Digest barMaker() {
    return log.sanctionHouse("maker", "L6-bar", null);
  }

  private boolean mayApply(String producer) {
    Digest application = log.apply(producer, "agent of " + producer, null);
    return log.now().file(application).isPresent();
  }

  private String lastProblem() {
    return log.now().problems().getLast().what();
  }

  @Test
  void anApplicationWhileBarredHasNoEffectAndTheRegisterSaysUntilWhen() {
    assertThat(mayApply("maker")).isTrue();
    barMaker();
    assertThat(mayApply("maker")).isFalse();
    assertThat(lastProblem())
        .isEqualTo("maker may not apply until %s (L6-bar, since %s)", log.now.plus(BAR), log.now);
    assertThat(log.now().barred(log.schemeDigest, "maker")).isPresent();
    log.pass(BAR.minusNanos(1));
    assertThat(mayApply("maker")).isFalse();
    log.pass(Duration.ofNanos(1));
    assertThat(mayApply("maker")).isTrue();
    assertThat(log.now().barred(log.schemeDigest, "maker")).isEmpty();
  }

  @Test
  void nobodyIsBarredByARungWithoutABarNorUnderAnotherProducersBar() {
    log.party("stranger");
    log.sanctionHouse("maker", "L1-notice", null);
    assertThat(mayApply("maker")).isTrue();
    barMaker();
    assertThat(mayApply("stranger")).isTrue();
  }

  @Test
  void aWithdrawalForCauseBarsWithoutAnEntryAndGivingBackDoesNot() {
    Chronicle.Granted granted = log.grant("maker", "agent", null);
    log.withdraw(granted, Grounds.FALSE_STATEMENT);
    assertThat(mayApply("maker")).isFalse();

    Chronicle other = Chronicle.founded(TestScheme.usual(), 2);
    other.withdraw(other.grant("maker", "agent", null), Grounds.HOLDER);
    other.apply("maker", "agent", null);
    assertThat(other.now().problems()).isEmpty();
  }

  @Test
  void aCertificateThatIsLostToTheClocksBarsFromThenOn() {
    log.grant("maker", "agent", null);
    log.pass(Duration.ofDays(90 + 30 + 41));
    assertThat(log.now().certificates().getFirst().status()).isEqualTo(Status.SUSPENDED);
    assertThat(mayApply("maker")).isTrue();
    log.pass(Duration.ofDays(1));
    assertThat(log.now().certificates().getFirst().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(mayApply("maker")).isFalse();
  }

  @Test
  void whatIsSaidOfAnEvaluatorAfterwardsBarsInItsTime() {
    Instant before = log.now.minusNanos(1);
    log.grant("maker", "agent", null);
    assertThat(mayApply("maker")).isTrue();
    log.downgrade("lab-0", State.DISTRUSTED_AFTER, before);
    log.pass(Duration.ofDays(30 + 41));
    assertThat(mayApply("maker")).isTrue();
    log.pass(Duration.ofDays(1));
    assertThat(mayApply("maker")).isFalse();
  }

  @Test
  void examinationsThatShowThatNothingWasMendedBarWithoutAFurtherEntry() {
    Chronicle.Granted granted = log.grant("maker", "agent", null);
    Digest remediation = log.remedy(granted);
    assertThat(mayApply("maker")).isTrue();
    log.reexamine(
        granted, remediation, List.of(Conformity.DOES_NOT_CONFORM, Conformity.DOES_NOT_CONFORM));
    assertThat(mayApply("maker")).isFalse();
  }

  @Test
  void aGrantWhileBarredHasNoEffectAndARefusalHas() {
    Chronicle.Granted barred = log.grant("maker", "agent", null, this::barMaker);
    assertThat(log.now().certificate(barred.certificate())).isEmpty();
    assertThat(lastProblem()).startsWith("maker may not apply until");

    Digest application = barred.application();
    Digest refusal =
        log.decide(
            application, "agent", Decision.INCONCLUSIVE, List.of(), List.of(), null, List.of());
    assertThat(log.now().entry(refusal)).isPresent();
  }

  @Test
  void aBarEndsWhenAnAppealSetsItAside() {
    Digest bar = barMaker();
    log.appeal("maker", bar, "agent", Stage.LODGED);
    assertThat(mayApply("maker")).isFalse();
    log.appeal("court", bar, "agent", Stage.UPHELD);
    assertThat(mayApply("maker")).isTrue();
  }

  @Test
  void neitherDaughtersNorOwnersNorSistersEscapeABar() {
    log.disclose("maker", "holding");
    log.party("holding");
    log.disclose("daughter", "maker");
    log.disclose("sister", "holding");
    log.disclose("niece", "sister");
    barMaker();
    assertThat(mayApply("daughter")).isFalse();
    assertThat(lastProblem())
        .startsWith("maker may not apply until")
        .endsWith("and daughter is owned by maker (50 %)");
    assertThat(mayApply("holding")).isFalse();
    assertThat(mayApply("sister")).isFalse();
    assertThat(mayApply("niece")).as("three steps, and the scheme follows two").isTrue();
  }

  @Test
  void aBarIsNotEscapedByLeavingTheHouseAfterwards() {
    log.disclose("daughter", "maker");
    log.pass(Duration.ofDays(1));
    barMaker();
    log.pass(Duration.ofDays(1));
    log.disclose("daughter");
    assertThat(mayApply("daughter")).isFalse();
    log.pass(BAR);
    assertThat(mayApply("daughter")).isTrue();
  }

  @Test
  void whoIsFoundedAfterwardsIsBarredToo() {
    barMaker();
    log.pass(Duration.ofDays(1));
    log.disclose("daughter", "maker");
    assertThat(mayApply("daughter")).isFalse();
  }

  @Test
  void whoIsBarredCannotDrawOthersInByWhatItSaysAfterwards() {
    log.party("rival");
    barMaker();
    log.pass(Duration.ofDays(1));
    log.disclose("maker", "rival");
    assertThat(mayApply("rival")).isTrue();
  }

  @Test
  void aBarIsNotEscapedByAnotherNameOfTheSameHand() {
    barMaker();
    log.add(
        Set.of(Annals.key("maker"), Annals.key("other-name")),
        Annals.keyOf("other-name"),
        log.disclosure("other-name"));
    assertThat(mayApply("other-name")).isFalse();
    assertThat(lastProblem()).endsWith("and other-name signs together with maker");
  }

  @Test
  void aSecondBarInMemoryIsLonger() {
    barMaker();
    log.pass(BAR);
    barMaker();
    log.pass(Duration.ofDays(364));
    assertThat(mayApply("maker")).isFalse();
    log.pass(Duration.ofDays(1));
    assertThat(mayApply("maker")).isTrue();
  }

  @Test
  void whatWasGrantedBeforeIsNotTakenAwayByABar() {
    Chronicle.Granted granted = log.grant("maker", "agent", null);
    barMaker();
    Digest outcome = log.survey(granted, granted.certificate(), "lab-0", Conformity.CONFORMS);
    assertThat(log.now().entry(outcome)).isPresent();
    assertThat(log.now().certificates().getFirst().status()).isEqualTo(Status.ACTIVE);
    assertThat(log.now().cases().getFirst().assignments())
        .extracting(draw -> draw.says().cause())
        .containsExactly(Cause.ESCROW, Cause.SURVEILLANCE);
  }
}
