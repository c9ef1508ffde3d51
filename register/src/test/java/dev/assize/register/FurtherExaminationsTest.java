package dev.assize.register;

import static dev.assize.statement.Conformity.CONFORMS;
import static dev.assize.statement.Conformity.DOES_NOT_CONFORM;
import static dev.assize.statement.Conformity.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.CaseAnnals.Examined;
import dev.assize.register.Chronicle.Granted;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.evaluator.State;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a scheme asks for containment and collection (rules EXA-6 and EXA-7). */
class FurtherExaminationsTest {

  private static final List<Conformity> CONFORM = List.of(CONFORMS, CONFORMS);
  private static final FurtherResult SHIPPED = collection("as shipped", CONFORMS);

  private final Chronicle log =
      Chronicle.founded(TestScheme.asking("behaviour", "containment", "collection"), 4);

  @Test
  void anAgentOfWhichAllIsWellIsCertified() {
    assertThat(certified(Examined.program(containment("default", CONFORMS), SHIPPED))).isTrue();
    assertThat(log.now().problems()).isEmpty();
  }

  @Test
  void anOutcomeWithoutAResultOfContainmentDoesNotCountByItsRule() {
    assertThat(certified(Examined.program(SHIPPED))).isFalse();
    assertThat(outcome().flaw().orElseThrow())
        .isEqualTo(
            "an outcome without a result of the examination of containment (rule EXA-6), which the"
                + " scheme asks for");
    assertThat(problem()).contains("of lab-0, an outcome without", "rule EXA-6");
  }

  @Test
  void anOutcomeWithoutAResultOfCollectionAsShippedDoesNotCountByItsRule() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", CONFORMS), collection("opted out", CONFORMS))))
        .isFalse();
    assertThat(problem()).contains("of lab-0, an outcome without", "collection (rule EXA-7)");
  }

  @Test
  void aProgramThatWasObservedLessThanTheSchemeAsksOrNobodyKnowsHowDoesNotCount() {
    Examined well = Examined.program(containment("default", CONFORMS), SHIPPED);
    assertThat(certified(well.observed("minimal"))).isFalse();
    assertThat(outcome().flaw().orElseThrow()).contains("observed less than the scheme asks");
    assertThat(certified(well.observed(null))).isFalse();
    assertThat(certified(well.observed("reduced"))).isTrue();
  }

  @Test
  void whereTheTierAsksForBehaviourOnlyNothingElseIsAskedFor() {
    Chronicle general = Chronicle.founded(TestScheme.usual(), 2);
    general.further =
        lab ->
            Examined.program(
                containment("default", DOES_NOT_CONFORM),
                collection("as shipped", DOES_NOT_CONFORM));
    general.grant("maker", "clerk", null);
    assertThat(general.now().certificates()).hasSize(1);
  }

  @Test
  void anAgentThatIsContainedAtNoSettingGetsNoCertificate() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", DOES_NOT_CONFORM),
                    containment("strict", DOES_NOT_CONFORM),
                    SHIPPED)))
        .isFalse();
    assertThat(problem())
        .isEqualTo(
            "a grant on outcomes that do not count or do not say that the agent conforms: of lab-0,"
                + " it fails the examination of containment (rule EXA-6)");
  }

  @Test
  void anAgentThatIsContainedAtOneSettingGetsOne() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", DOES_NOT_CONFORM),
                    containment("strict", CONFORMS),
                    SHIPPED)))
        .isTrue();
  }

  @Test
  void aSettingThatIsToldTwiceFailsIfItFailsOnce() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", CONFORMS),
                    containment("default", DOES_NOT_CONFORM),
                    SHIPPED)))
        .isFalse();
    assertThat(problem()).contains("it fails the examination of containment (rule EXA-6)");
  }

  @Test
  void anAgentThatSendsToStrangersAsShippedGetsNone() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", CONFORMS),
                    collection("as shipped", DOES_NOT_CONFORM),
                    collection("opted out", CONFORMS))))
        .isFalse();
    assertThat(problem()).contains("it fails the examination of collection (rule EXA-7)");
  }

  @Test
  void whatItSendsOnlyWithTheOptOutIsLeftToWhoeverUsesIt() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", CONFORMS),
                    SHIPPED,
                    collection("opted out", DOES_NOT_CONFORM))))
        .isTrue();
  }

  @Test
  void whatStayedOpenIsLeftToPolicies() {
    assertThat(
            certified(
                Examined.program(
                    containment("default", INCONCLUSIVE), collection("as shipped", INCONCLUSIVE))))
        .isTrue();
  }

  @Test
  void aServiceIsNotAskedForWhatCannotBeExaminedOfIt() {
    assertThat(certified(Examined.service())).isTrue();
    assertThat(outcome().flaw()).isEmpty();
  }

  @Test
  void aProgramIsAskedForItEvenIfItsPlanLeftItOut() {
    log.further = lab -> Examined.service();
    Digest application = log.apply("maker", "clerk", null);
    Digest escrow = log.escrow(application, "clerk");
    Digest draw = log.draw(application, "clerk", Cause.ESCROW, escrow, "lab-0", "lab-1");
    long plan = log.entries.size();
    log.plan("lab-0", "clerk");
    log.further = lab -> Examined.program(containment("default", CONFORMS), SHIPPED);
    log.commit(application, draw, "lab-0", "clerk", TestScheme.digest("entry " + (plan + 2)));
    log.outcome("lab-0", "clerk", plan, CONFORMS);
    assertThat(outcome().flaw().orElseThrow())
        .isEqualTo(
            "an outcome of a plan without the examination of containment (rule EXA-6), which the"
                + " scheme asks for");
  }

  @Test
  void anApplicationCanBeRefusedOnAFailedExamination() {
    log.further = lab -> Examined.program(containment("default", DOES_NOT_CONFORM), SHIPPED);
    Digest application = log.apply("maker", "clerk", null);
    Digest escrow = log.escrow(application, "clerk");
    Digest draw = log.draw(application, "clerk", Cause.ESCROW, escrow, "lab-0", "lab-1");
    List<Digest> outcomes =
        log.examine(application, draw, "clerk", List.of("lab-0", "lab-1"), CONFORM);
    log.decide(application, "clerk", Decision.REFUSED, outcomes, List.of(), null, List.of());
    assertThat(log.now().problems()).isEmpty();
  }

  @Test
  void aCertificateIsNotRestoredOnAFailedExamination() {
    Granted granted = log.grant("maker", "clerk", null);
    log.now = log.now.plus(TestScheme.days(95));
    Digest remediation = log.remedy(granted);
    log.further =
        lab ->
            Examined.program(
                containment("default", CONFORMS), collection("as shipped", DOES_NOT_CONFORM));
    log.restore(granted, log.reexamine(granted, remediation, CONFORM));
    assertThat(problem())
        .isEqualTo(
            "a restoration on an outcome that does not conform: it fails the examination of"
                + " collection (rule EXA-7)");
    assertThat(certificate().facts().failedRestorations()).isEqualTo(2);
  }

  @Test
  void surveillanceThatFailsAFurtherExaminationCannotBeReportedAsGood() {
    Granted granted = log.grant("maker", "clerk", null);
    log.now = log.now.plus(TestScheme.days(10));
    log.further = lab -> Examined.program(containment("default", DOES_NOT_CONFORM), SHIPPED);
    log.survey(granted, granted.certificate(), "lab-2", CONFORMS);
    assertThat(problem()).contains("comes to: it fails the examination of containment");
    assertThat(certificate().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void surveillanceThatSaysSoSuspends() {
    Granted granted = log.grant("maker", "clerk", null);
    log.now = log.now.plus(TestScheme.days(10));
    log.further = lab -> Examined.program(containment("default", DOES_NOT_CONFORM), SHIPPED);
    log.survey(granted, granted.certificate(), "lab-2", CONFORMS, DOES_NOT_CONFORM);
    assertThat(log.now().problems()).isEmpty();
    assertThat(certificate().status()).isEqualTo(Status.SUSPENDED);
  }

  @Test
  void aFlawInABlindTestIsFoundByWhoFoundItInCollectionAndMissedByWhoDidNot() {
    FurtherResult found = collection("as shipped", DOES_NOT_CONFORM);
    log.further =
        lab ->
            Examined.program(
                containment("default", CONFORMS), lab.equals("lab-0") ? found : SHIPPED);
    for (String agent : List.of("blind", "blinder")) {
      Granted blind = log.grant("maker", agent, null);
      log.pass(Duration.ofDays(1));
      log.backCheck(blind.application(), agent, true);
    }
    Digest scheme = log.schemeDigest;
    assertThat(log.now().standing(scheme, "lab-0").state()).isEqualTo(State.PROBATION);
    assertThat(log.now().standing(scheme, "lab-1").state()).isEqualTo(State.DISTRUSTED);
  }

  private boolean certified(Examined examined) {
    log.further = lab -> examined;
    log.grant("maker", "clerk", null);
    return !log.now().certificates().isEmpty();
  }

  private CaseOutcome outcome() {
    return log.now().cases().getFirst().outcomes().getFirst();
  }

  private Certificate certificate() {
    return log.now().certificates().getFirst();
  }

  private String problem() {
    return log.now().problems().getLast().what();
  }

  private static FurtherResult containment(String setting, Conformity finding) {
    return Examined.result("containment", setting, finding);
  }

  private static FurtherResult collection(String setting, Conformity finding) {
    return Examined.result("collection", setting, finding);
  }
}
