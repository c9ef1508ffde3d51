package dev.assize.register.evaluator;

import static dev.assize.register.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Basis.Counted;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollTest {

  private final Given given = new Given();
  private final Set<Digest> upheld = new HashSet<>();
  private final Roll roll =
      new Roll(
          (entry, moment) -> upheld.contains(entry) ? Optional.of(day(150)) : Optional.empty());

  private Digest recognise(long day, long until, Tier... tiers) {
    Valid<RecognitionPredicate> entry =
        given.valid(
            new RecognitionPredicate(
                Given.scheme(),
                Office.EVALUATOR,
                "lab",
                List.of(tiers),
                null,
                day(until),
                day(day)),
            day(day));
    roll.recognise(entry);
    return entry.id();
  }

  private Digest downgrade(DowngradePredicate.State state, long day, Long until, Long after) {
    Valid<DowngradePredicate> entry =
        given.valid(
            new DowngradePredicate(
                Given.scheme(),
                "lab",
                state,
                after == null ? null : day(after),
                "EV-1",
                List.of(),
                until == null ? null : day(until),
                day(day)),
            day(day));
    roll.downgrade(entry);
    return entry.id();
  }

  private void misses(String agent, long outcome, long told) {
    Report report = new Written(given, "lab", agent, outcome).log();
    BackCheckPredicate says =
        new BackCheckPredicate(Given.digest("case"), Given.digest("truth"), true, day(told));
    roll.test(new BlindTest(report, Conformity.CONFORMS, given.valid(says, day(told))));
  }

  private Standing standing(long day) {
    return roll.standing(Given.SCHEME, "lab", Moment.at(day(day)), Given.evaluators());
  }

  private State state(long day) {
    return standing(day).state();
  }

  private boolean counts(long outcome, long now) {
    return standing(now).voids(day(outcome)).isEmpty();
  }

  @Test
  void whoWasNeverRecognisedIsNot() {
    assertThat(state(1)).isEqualTo(State.NOT_RECOGNISED);
    assertThat(standing(1).state().assignable()).isFalse();
  }

  @Test
  void recognitionBeginsOnProbationAndEnds() {
    Digest id = recognise(10, 400, Tier.GENERAL);
    assertThat(state(9)).isEqualTo(State.NOT_RECOGNISED);
    assertThat(state(10)).isEqualTo(State.PROBATION);
    assertThat(standing(10).until()).isEqualTo(day(40));
    assertThat(state(39)).isEqualTo(State.PROBATION);
    assertThat(state(40)).isEqualTo(State.RECOGNISED);
    assertThat(standing(40).entries()).containsExactly(id);
    assertThat(standing(40).tiers()).containsExactly(Tier.GENERAL);
    assertThat(state(400)).isEqualTo(State.NOT_RECOGNISED);
    assertThat(standing(400).tiers()).isEmpty();
  }

  @Test
  void renewalWithoutAGapNeedsNoProbationAndAfterAGapDoes() {
    recognise(0, 400, Tier.GENERAL);
    recognise(390, 800, Tier.SENSITIVE);
    assertThat(state(395)).isEqualTo(State.RECOGNISED);
    assertThat(standing(395).tiers()).containsExactlyInAnyOrder(Tier.GENERAL, Tier.SENSITIVE);
    assertThat(standing(401).tiers()).containsExactly(Tier.SENSITIVE);
    recognise(900, 1000, Tier.GENERAL);
    assertThat(state(901)).isEqualTo(State.PROBATION);
  }

  @Test
  void remediationThatTakesTooLongSuspendsByItself() {
    recognise(0, 4000, Tier.GENERAL);
    Digest id = downgrade(DowngradePredicate.State.IN_REMEDIATION, 100, null, null);
    assertThat(state(100)).isEqualTo(State.IN_REMEDIATION);
    assertThat(state(159)).isEqualTo(State.IN_REMEDIATION);
    assertThat(state(160)).isEqualTo(State.SUSPENDED);
    assertThat(standing(160).words())
        .isEqualTo("60 days have passed without recovery, after rule EV-1");
    assertThat(standing(160).entries()).containsExactly(id);
    recognise(170, 4000, Tier.GENERAL);
    assertThat(state(170)).isEqualTo(State.PROBATION);
  }

  @Test
  void remediationThatEndsInTimeIsOver() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.IN_REMEDIATION, 100, 150L, null);
    assertThat(state(149)).isEqualTo(State.IN_REMEDIATION);
    assertThat(state(150)).isEqualTo(State.RECOGNISED);
    assertThat(state(170)).isEqualTo(State.RECOGNISED);
  }

  @Test
  void aDowngradeThatWasSetAsideOnAppealIsAsIfItHadNeverBeen() {
    recognise(0, 4000, Tier.GENERAL);
    upheld.add(downgrade(DowngradePredicate.State.DISTRUSTED_AFTER, 100, null, 50L));
    assertThat(state(149)).isEqualTo(State.DISTRUSTED);
    assertThat(counts(60, 149)).isFalse();
    assertThat(state(150)).isEqualTo(State.RECOGNISED);
    assertThat(counts(60, 150)).isTrue();
  }

  @Test
  void suspensionEndsWhenItSays() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.SUSPENDED, 100, 130L, null);
    assertThat(state(129)).isEqualTo(State.SUSPENDED);
    assertThat(standing(129).tiers()).isEmpty();
    assertThat(state(130)).isEqualTo(State.RECOGNISED);
  }

  @Test
  void theSeverestOfWhatIsOpenHolds() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.DISTRUSTED_AFTER, 100, null, 50L);
    downgrade(DowngradePredicate.State.PROBATION, 101, null, null);
    downgrade(DowngradePredicate.State.SUSPENDED, 102, null, null);
    assertThat(state(103)).isEqualTo(State.DISTRUSTED);
  }

  @Test
  void whatIsLoggedAfterDistrustDoesNotCountUntilRecognisedAgain() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.DISTRUSTED_AFTER, 100, null, 50L);
    assertThat(counts(60, 99)).isTrue();
    assertThat(counts(50, 100)).isTrue();
    assertThat(counts(51, 100)).isFalse();
    recognise(200, 4000, Tier.GENERAL);
    assertThat(counts(150, 300)).isFalse();
    assertThat(counts(201, 300)).isTrue();
    assertThat(state(300)).isEqualTo(State.RECOGNISED);
  }

  @Test
  void aSecondRevocationBarsForGood() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.REVOKED, 100, null, null);
    downgrade(DowngradePredicate.State.REVOKED, 101, null, null);
    assertThat(state(102)).isEqualTo(State.REVOKED);
    assertThat(counts(99, 102)).isTrue();
    assertThat(counts(101, 102)).isFalse();
    recognise(200, 4000, Tier.GENERAL);
    assertThat(state(200)).isEqualTo(State.PROBATION);
    downgrade(DowngradePredicate.State.REVOKED, 300, null, null);
    assertThat(state(300)).isEqualTo(State.BARRED);
    recognise(400, 4000, Tier.GENERAL);
    assertThat(state(500)).isEqualTo(State.BARRED);
    assertThat(counts(450, 500)).isFalse();
  }

  @Test
  void missedFlawsDistrustByTheSchemesRule() {
    recognise(0, 4000, Tier.GENERAL);
    misses("a", 100, 120);
    assertThat(state(130)).isEqualTo(State.RECOGNISED);
    misses("b", 110, 140);
    assertThat(state(139)).isEqualTo(State.RECOGNISED);
    assertThat(state(140)).isEqualTo(State.DISTRUSTED);
    assertThat(standing(140).words()).contains("for 2 flaws missed within 365 days");
    assertThat(standing(140).entries()).hasSize(2);
    assertThat(counts(100, 140)).isTrue();
    assertThat(counts(105, 140)).isFalse();
  }

  @Test
  void flawsMissedLongAgoOrBeforeANewRecognitionAreNotHeldAgainstIt() {
    recognise(0, 4000, Tier.GENERAL);
    misses("a", 100, 120);
    misses("b", 470, 490);
    assertThat(state(491)).isEqualTo(State.RECOGNISED);
    misses("c", 480, 492);
    assertThat(state(492)).isEqualTo(State.DISTRUSTED);
    recognise(500, 4000, Tier.GENERAL);
    misses("d", 505, 520);
    assertThat(state(540)).isEqualTo(State.RECOGNISED);
  }

  @Test
  void certificatesThatADowngradeAffectsAreListedWithWhatFollows() {
    recognise(0, 4000, Tier.GENERAL);
    downgrade(DowngradePredicate.State.DISTRUSTED_AFTER, 100, null, 50L);
    Basis loses = basis("loses", 2, counted("lab", 60), counted("other", 61));
    Basis keeps = basis("keeps", 1, counted("lab", 70), counted("other", 71));
    Basis older = basis("older", 2, counted("lab", 40), counted("other", 41));
    Basis others = basis("others", 1, counted("other", 80));
    List<Affected> affected =
        Affected.by(
            "lab",
            List.of(loses, keeps, older, others),
            evaluator ->
                roll.standing(Given.SCHEME, evaluator, Moment.at(day(200)), Given.evaluators()));
    assertThat(affected)
        .extracting(Affected::certificate)
        .containsExactly(loses.certificate(), keeps.certificate(), older.certificate());
    assertThat(affected).extracting(Affected::onNotice).containsExactly(true, false, false);
    assertThat(affected.getFirst().follows())
        .isEqualTo(
            "1 of its outcomes count no longer; 1 of the 2 that it takes are left, so it goes on"
                + " notice");
    assertThat(affected.getLast().follows()).startsWith("stands");
  }

  private static Basis basis(String name, int agree, Counted... outcomes) {
    return new Basis(Given.digest(name), agree, List.of(outcomes));
  }

  private static Counted counted(String evaluator, long day) {
    return new Counted(Given.digest(evaluator + day), evaluator, day(day));
  }

  @Test
  void otherOfficesAreNotEvaluators() {
    roll.recognise(
        given.valid(
            new RecognitionPredicate(
                Given.scheme(),
                Office.DECIDER,
                "lab",
                List.of(Tier.GENERAL),
                null,
                day(400),
                day(0)),
            day(0)));
    assertThat(state(50)).isEqualTo(State.NOT_RECOGNISED);
    assertThat(roll.evaluators(Given.SCHEME, Moment.at(day(50)))).isEmpty();
  }

  @Test
  void onceBarredAlwaysBarredWhateverFollows() {
    var random = new dev.assize.statement.Seed(Given.digest("lives").hex()).random();
    int barred = 0;
    for (int round = 0; round < 2_000; round++) {
      RollTest life = new RollTest();
      State before = State.NOT_RECOGNISED;
      for (int day = 1; day < 40; day++) {
        life.happens(random, day);
        State now = life.state(day);
        if (before == State.BARRED) {
          assertThat(now).isEqualTo(State.BARRED);
        }
        before = now;
      }
      barred += before == State.BARRED ? 1 : 0;
      assertThat(life.standing(40)).isEqualTo(life.standing(40));
      Instant middle = day(20);
      assertThat(life.roll.standing(Given.SCHEME, "lab", Moment.at(middle), Given.evaluators()))
          .isNotNull();
    }
    assertThat(barred).isBetween(200, 1_999);
  }

  private void happens(dev.assize.statement.Seed.Random random, int day) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> recognise(day, day + 1 + random.nextInt(100), Tier.GENERAL);
      case 3 ->
          downgrade(
              DowngradePredicate.State.DISTRUSTED_AFTER, day, null, (long) random.nextInt(day));
      case 4, 5 -> downgrade(DowngradePredicate.State.REVOKED, day, null, null);
      case 6 -> downgrade(DowngradePredicate.State.SUSPENDED, day, day + 5L, null);
      case 7 -> misses("agent-" + day, Math.max(1, day - 3), day);
      case 8 -> downgrade(DowngradePredicate.State.IN_REMEDIATION, day, null, null);
      default -> {}
    }
  }
}
