package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Chronicle.Granted;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.certificate.Step;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.ChangeNoticePredicate.ChangeClass;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DowngradePredicate.State;
import dev.assize.statement.intoto.IncidentPredicate.Report;
import dev.assize.statement.intoto.IncidentPredicate.Severity;
import dev.assize.statement.intoto.WithdrawalPredicate.Grounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateTest {

  private static final List<Conformity> CONFORM = List.of(Conformity.CONFORMS, Conformity.CONFORMS);
  private static final List<Conformity> FAIL =
      List.of(Conformity.DOES_NOT_CONFORM, Conformity.CONFORMS);

  private final Chronicle log = Chronicle.founded(TestScheme.usual(), 4);
  private final Granted granted = log.grant("maker", "clerk", null);
  private final Instant start = log.now;

  @Test
  void itIsActiveUntilItsSurveillanceIsDue() {
    assertThat(at(0).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(0).why()).extracting(Step::rule).containsExactly("decision");
    assertThat(at(0).surveillanceDue()).contains(day(90));
    assertThat(log.at(day(90).minusNanos(1)).certificates().getFirst().status())
        .isEqualTo(Status.ACTIVE);
    assertThat(at(90).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(log.now().problems()).isEmpty();
  }

  @Test
  void whoDoesNothingLosesItByClocksAlone() {
    assertThat(at(119).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(120).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(161).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(162).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(162).why())
        .extracting(Step::rule)
        .containsExactly(
            "decision",
            "institution.tiers.general.surveillance",
            "institution.clocks.remedialProposal",
            "institution.clocks.suspension");
    assertThat(at(10_000).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(10_000).since()).isEqualTo(day(162));
    assertThat(at(10_000).sanctions()).extracting(each -> each.rung().id()).contains("L6-bar");
  }

  @Test
  void aProposalPutsOffSuspensionAndARestorationLiftsIt() {
    log.now = day(120);
    Digest remediation = log.remedy(granted);
    assertThat(at(120).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(164).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(165).status()).isEqualTo(Status.SUSPENDED);

    log.now = day(170);
    List<Digest> outcomes = log.reexamine(granted, remediation, CONFORM);
    log.now = day(171);
    Digest restoration = log.restore(granted, outcomes);
    assertThat(log.now().problems()).isEmpty();
    assertThat(at(170).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(171).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(171).why()).extracting(Step::rule).containsExactly("decision", "restoration");
    assertThat(at(171).why().getLast().entries()).containsExactly(restoration);
    assertThat(at(171).surveillanceDue()).contains(day(171 + 90));
  }

  @Test
  void aRestorationOnOutcomesOlderThanTheCauseDoesNotMendIt() {
    log.now = day(80);
    List<Digest> outcomes = log.reexamine(granted, log.remedy(granted), CONFORM);
    log.now = day(95);
    log.restore(granted, outcomes);

    assertThat(log.now().problems()).isEmpty();
    assertThat(at(96).status()).isEqualTo(Status.ON_NOTICE);
  }

  @Test
  void surveillanceThatConformsBeginsTheIntervalAnew() {
    log.now = day(90);
    Digest first = log.survey(granted, granted.certificate(), "lab-2", Conformity.CONFORMS);
    log.now = day(150);
    log.survey(granted, first, "lab-3", Conformity.INCONCLUSIVE);

    assertThat(log.now().problems()).isEmpty();
    assertThat(at(179).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(180).status()).isEqualTo(Status.ON_NOTICE);
  }

  @Test
  void surveillanceThatDoesNotConformSuspendsByTheLadder() {
    log.now = day(10);
    log.survey(granted, granted.certificate(), "lab-2", Conformity.DOES_NOT_CONFORM);

    assertThat(at(10).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(10).why()).extracting(Step::rule).containsExactly("decision", "L4-suspension");
    assertThat(at(10).facts().failedSurveillances()).isEqualTo(1);
  }

  @Test
  void itExpiresWhenItsTimeIsOver() {
    Digest call = granted.certificate();
    for (int day = 80; day < 365; day += 80) {
      log.now = day(day);
      call = log.survey(granted, call, "lab-2", Conformity.CONFORMS);
    }
    assertThat(log.at(day(365).minusNanos(1)).certificates().getFirst().status())
        .isEqualTo(Status.ACTIVE);
    assertThat(at(365).status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void aSuccessorSupersedesIt() {
    log.now = day(20);
    Granted next = log.grant("maker", "clerk-2", granted.certificate());

    assertThat(log.now().problems()).isEmpty();
    assertThat(at(19).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(20).status()).isEqualTo(Status.SUPERSEDED);
    assertThat(at(20).why().getLast().entries()).containsExactly(next.certificate());
    assertThat(log.now().certificate(next.certificate()).orElseThrow().status())
        .isEqualTo(Status.ACTIVE);
  }

  @Test
  void nothingRevivesWhatWasWithdrawn() {
    log.now = day(5);
    Digest withdrawal = log.withdraw(granted, Grounds.FALSE_STATEMENT);
    log.appeal("maker", withdrawal, "clerk", Stage.LODGED);
    log.now = day(6);
    log.appeal("court", withdrawal, "clerk", Stage.UPHELD);
    List<Digest> outcomes = log.reexamine(granted, log.remedy(granted), CONFORM);
    log.restore(granted, outcomes);

    Certificate certificate = at(7);
    assertThat(certificate.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(certificate.since()).isEqualTo(day(5));
    assertThat(certificate.unheeded()).hasSize(3);
    assertThat(certificate.sanctions())
        .extracting(each -> each.rung().id())
        .contains("L5-withdrawal", "L6-bar");
  }

  @Test
  void aHolderWhoGivesItBackIsNotPunished() {
    log.withdraw(granted, Grounds.HOLDER);

    assertThat(at(0).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(1).sanctions()).isEmpty();
    assertThat(at(1).facts().withdrawnForCause()).isFalse();
  }

  @Test
  void conditionsHoldUntilAnExaminationMeetsThem() {
    Granted conditional =
        log.grant("maker", "teller", null, new Condition("C1", "show it again", day(40)));
    assertThat(certificate(conditional, 39).status()).isEqualTo(Status.CONDITIONAL);
    assertThat(certificate(conditional, 40).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(certificate(conditional, 40).facts().overdueConditions()).isEqualTo(1);

    log.now = day(40);
    log.survey(conditional, conditional.certificate(), "lab-2", Conformity.CONFORMS);
    assertThat(certificate(conditional, 39).status()).isEqualTo(Status.CONDITIONAL);
    assertThat(certificate(conditional, 40).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void threeNoticesWithinTheWindowWithdraw() {
    for (int i = 1; i <= 3; i++) {
      log.now = day(i);
      log.change(granted, ChangeClass.TRANSFORMATIVE, day(i));
    }
    assertThat(at(2).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(3).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(3).why())
        .extracting(Step::rule)
        .containsExactly(
            "decision",
            "institution.changes.transformative.noticeBefore",
            "institution.changes.transformative.noticeBefore",
            "institution.changes.transformative.noticeBefore",
            "institution.clocks.notices");
  }

  @Test
  void changesThatAreAnnouncedInTimeChangeNothing() {
    log.change(granted, ChangeClass.ROUTINE, day(-100));
    log.change(granted, ChangeClass.ADAPTIVE, day(-14));
    log.change(granted, ChangeClass.TRANSFORMATIVE, day(42));
    log.change(granted, ChangeClass.EMERGENCY, day(-1));
    assertThat(at(0).status()).isEqualTo(Status.ACTIVE);

    log.change(granted, ChangeClass.EMERGENCY, day(-1).minusNanos(1));
    assertThat(at(0).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(0).facts().undeclaredChanges()).isEqualTo(1);
  }

  @Test
  void incidentsThatAreReportedInTimeAreOnlyObserved() {
    log.now = day(10);
    Digest first =
        incident(Report.INITIAL, null, Severity.SERIOUS, day(10).minus(Duration.ofHours(72)));
    log.now = day(20);
    incident(Report.FULL, first, Severity.SERIOUS, day(10));
    assertThat(at(30).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(30).sanctions())
        .extracting(each -> each.rung().id())
        .containsExactly("L0-observation");
    assertThat(at(30).facts().openIncidents()).isEqualTo(1);

    incident(Report.CLOSURE, first, Severity.SERIOUS, day(10));
    assertThat(at(30).facts().openIncidents()).isZero();
  }

  @Test
  void reportsThatAreLateOrMissingGiveNotice() {
    log.now = day(10);
    incident(Report.INITIAL, null, Severity.MINOR, day(6));
    assertThat(at(10).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(10).why().getLast().rule()).isEqualTo("institution.clocks.incidentInitial");
    assertThat(at(19).facts().lateIncidentReports()).isEqualTo(1);
    assertThat(at(20).facts().lateIncidentReports()).isEqualTo(2);
    assertThat(at(20).sanctions()).extracting(each -> each.rung().id()).contains("L2-watch");
  }

  @Test
  void theOwnersReportMakesTheHolderOweOne() {
    log.now = day(10);
    log.incident(Chronicle.recogniser(), granted, Report.INITIAL, null, Severity.MINOR, day(1));
    assertThat(at(12).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(13).status()).isEqualTo(Status.ON_NOTICE);
  }

  @Test
  void whatOthersReportIsAnAllegation() {
    log.party("rival");
    log.incident(Chronicle.key("rival"), granted, Report.INITIAL, null, Severity.CRITICAL, start);

    assertThat(at(80).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(80).allegations()).hasSize(1);
    assertThat(at(80).facts().incidents()).isZero();
    assertThat(log.now().problems()).isEmpty();
  }

  @Test
  void aCriticalIncidentSuspendsAndAHolderWhoCannotShowThatItHasMendedLosesIt() {
    log.now = day(1);
    Digest first = incident(Report.INITIAL, null, Severity.CRITICAL, day(1));
    log.now = day(2);
    incident(Report.FULL, first, Severity.CRITICAL, day(1));
    assertThat(at(2).status()).isEqualTo(Status.SUSPENDED);

    log.now = day(10);
    log.reexamine(granted, log.remedy(granted), FAIL);
    assertThat(at(10).facts().failedRestorations()).isEqualTo(1);
    assertThat(at(11).status()).isEqualTo(Status.SUSPENDED);
    log.now = day(20);
    log.reexamine(granted, log.remedy(granted), FAIL);
    assertThat(at(19).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(20).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(20).why().getLast().rule()).isEqualTo("L5-withdrawal");
  }

  @Test
  void aSanctionActsAndAnAppealSetsItAside() {
    Digest scope = TestScheme.digest("two tools");
    log.now = day(65);
    Digest cap = log.sanction(granted, "L3-cap", scope, null);
    assertThat(at(65).status()).isEqualTo(Status.REDUCED);
    assertThat(at(65).scope()).contains(scope);
    assertThat(at(65).validUntil()).isEqualTo(day(65 + 150));

    log.appeal("maker", cap, "clerk", Stage.LODGED);
    log.now = day(70);
    log.appeal("court", cap, "clerk", Stage.UPHELD);
    assertThat(log.now().problems()).isEmpty();
    assertThat(at(69).status()).isEqualTo(Status.REDUCED);
    assertThat(at(70).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(70).validUntil()).isEqualTo(day(365));
    assertThat(at(70).sanctions().getFirst().setAside()).contains(day(70));
    assertThat(at(69).sanctions().getFirst().setAside()).isEmpty();
  }

  @Test
  void aSuspensionCanBeExtendedButNotBeyondItsTotal() {
    log.now = day(10);
    log.sanction(granted, "L4-suspension", null, day(80));
    assertThat(at(79).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(80).status()).isEqualTo(Status.WITHDRAWN);

    log.now = day(11);
    log.sanction(granted, "L4-suspension", null, day(300));
    assertThat(at(109).status()).isEqualTo(Status.SUSPENDED);
    assertThat(at(110).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(at(110).why().getLast().rule()).isEqualTo("institution.clocks.suspensionTotal");
  }

  @Test
  void outcomesOfADistrustedEvaluatorLeaveTheCertificateOnNotice() {
    log.now = day(30);
    Digest downgrade = log.downgrade("lab-0", State.DISTRUSTED_AFTER, day(-1));

    assertThat(at(29).status()).isEqualTo(Status.ACTIVE);
    assertThat(at(30).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(30).facts().lostOutcomes()).isEqualTo(1);
    assertThat(at(30).why().getLast().entries())
        .containsExactly(downgrade, granted.outcomes().getFirst());

    log.appeal("lab-0", downgrade, "clerk", Stage.LODGED);
    log.now = day(40);
    log.appeal("court", downgrade, "clerk", Stage.UPHELD);
    assertThat(at(39).status()).isEqualTo(Status.ON_NOTICE);
    assertThat(at(40).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void distrustThatBeginsLaterLeavesTheCertificateAlone() {
    log.now = day(30);
    log.downgrade("lab-0", State.DISTRUSTED_AFTER, start);

    assertThat(at(31).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void offencesAtOneCertificateAreRememberedAtTheOthers() {
    Granted other = log.grant("maker", "teller", null);
    for (int i = 1; i <= 2; i++) {
      log.now = day(i);
      log.sanction(granted, "L1-notice", null, null);
    }
    assertThat(at(2).sanctions())
        .extracting(each -> each.rung().id())
        .containsExactly("L1-notice", "L1-notice", "L2-watch", "L7-house");
    assertThat(certificate(other, 1).sanctions()).isEmpty();
    assertThat(certificate(other, 2).sanctions())
        .extracting(each -> each.rung().id())
        .containsExactly("L7-house");
    assertThat(certificate(other, 2).status()).isEqualTo(Status.ACTIVE);
    assertThat(certificate(other, 2).validUntil()).isBefore(day(200));
  }

  private Digest incident(Report report, Digest follows, Severity severity, Instant awareAt) {
    return log.incident(Chronicle.key("maker"), granted, report, follows, severity, awareAt);
  }

  private Instant day(int day) {
    return start.plus(Duration.ofDays(day));
  }

  private Certificate at(int day) {
    return certificate(granted, day);
  }

  private Certificate certificate(Granted of, int day) {
    return log.at(day(day)).certificate(of.certificate()).orElseThrow();
  }
}
