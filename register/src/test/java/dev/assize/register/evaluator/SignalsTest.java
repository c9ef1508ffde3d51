package dev.assize.register.evaluator;

import static dev.assize.register.Given.day;
import static dev.assize.statement.Conformity.CONFORMS;
import static dev.assize.statement.Conformity.DOES_NOT_CONFORM;
import static dev.assize.statement.Conformity.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.evaluator.Signal.Kind;
import dev.assize.statement.intoto.BackCheckPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private final Given given = new Given();
  private final Casework casework = new Casework();
  private final Roll roll = new Roll((entry, moment) -> Optional.empty());
  private final Signals signals = new Signals(casework, roll);

  private Written lab(String agent, long day) {
    return new Written(given, "lab", agent, day);
  }

  private Report add(Written written) {
    Report report = written.log();
    casework.report(report);
    return report;
  }

  private List<Signal> at(long day) {
    return signals.of(Given.SCHEME, "lab", Moment.at(day(day)), Given.evaluators());
  }

  private List<Kind> kinds(long day) {
    return at(day).stream().map(Signal::kind).toList();
  }

  @Test
  void ordinaryWorkGivesNone() {
    add(lab("a", 1).claim("r1", 3, 100).claim("r2", 0, 60));
    add(lab("b", 2).claim("r1", 5, 100).claim("r2", 0, 60));
    add(new Written(given, "other", "a", 3).claim("r1", 4, 100).claim("r2", 1, 60));
    assertThat(at(50)).isEmpty();
  }

  @Test
  void blindTestsShowMissedFlawsAndFalseAlarms() {
    Report missed = add(lab("a", 1));
    Report alarm = add(lab("b", 2).fails());
    Report right = add(lab("c", 3).fails());
    roll.test(blind(missed, true, 10));
    roll.test(blind(alarm, false, 11));
    roll.test(blind(right, true, 12));
    assertThat(kinds(9)).isEmpty();
    assertThat(kinds(20)).containsExactly(Kind.MISSED_FLAW, Kind.FALSE_ALARM);
    assertThat(at(20).getFirst().entries()).contains(missed.outcome().id());
    assertThat(kinds(500)).isEmpty();
  }

  private BlindTest blind(Report report, boolean flawed, long day) {
    BackCheckPredicate says =
        new BackCheckPredicate(Given.digest("case"), Given.digest("truth"), flawed, day(day));
    return new BlindTest(report, report.outcome().says().verdict(), given.valid(says, day(day)));
  }

  @Test
  void countsThatDifferBeyondChanceAreADiscrepancy() {
    Report own = add(lab("a", 1).claim("r1", 0, 100));
    Report other = add(new Written(given, "other", "a", 2).claim("r1", 15, 100));
    assertThat(kinds(50)).containsExactly(Kind.DISCREPANCY);
    assertThat(at(50).getFirst().words())
        .startsWith("at requirement r1 it counted 0 of 100 where other counted 15 of 100");
    assertThat(at(50).getFirst().entries())
        .containsExactly(own.outcome().id(), other.outcome().id());
  }

  @Test
  void manyComparisonsMakeTheSameDifferenceLessTelling() {
    add(lab("a", 1).claim("r1", 0, 100));
    add(new Written(given, "other", "a", 2).claim("r1", 11, 100));
    assertThat(kinds(50)).containsExactly(Kind.DISCREPANCY);
    for (int i = 0; i < 20; i++) {
      add(lab("agent-" + i, 3 + i).claim("r1", 1, 100));
      add(new Written(given, "other", "agent-" + i, 3 + i).claim("r1", 1, 100));
    }
    assertThat(kinds(50)).doesNotContain(Kind.DISCREPANCY);
  }

  @Test
  void anEvaluatorIsNotComparedWithItselfNorAcrossAgents() {
    add(lab("a", 1).claim("r1", 0, 100));
    add(lab("a", 2).claim("r1", 90, 100));
    add(new Written(given, "other", "b", 3).claim("r1", 90, 100));
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void whoCallsAProgramAServiceIsContradictedByWhoRanIt() {
    Report own = add(lab("a", 1).ofAService());
    Report other = add(new Written(given, "other", "a", 2));
    add(new Written(given, "other", "b", 3).ofAService());
    assertThat(kinds(50)).containsExactly(Kind.CONTRADICTION);
    assertThat(at(50).getFirst().words()).isEqualTo("it examined a service, other a program");
    assertThat(at(50).getFirst().entries())
        .containsExactly(own.outcome().id(), other.outcome().id());
  }

  @Test
  void whatIsSaidUnderAnotherSchemeIsNotCompared() {
    add(lab("a", 1).claim("r1", 0, 100).ofAService());
    add(new Written(given, "other", "a", 2).claim("r1", 90, 100).underAnotherScheme());
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void oppositeFindingsOfContainmentOrCollectionAreAContradiction() {
    add(
        lab("a", 1)
            .result("containment", "default", CONFORMS)
            .result("containment", "strict", CONFORMS)
            .result("collection", "as shipped", INCONCLUSIVE));
    add(
        new Written(given, "other", "a", 2)
            .result("containment", "default", DOES_NOT_CONFORM)
            .result("containment", "strict", CONFORMS)
            .result("collection", "as shipped", DOES_NOT_CONFORM));
    assertThat(at(50))
        .extracting(Signal::words)
        .containsExactly(
            "at containment (default) it found the agent to conform, other not to conform");
  }

  @Test
  void anAnswerThatIsGivenTwiceIsTheWorseOfBoth() {
    add(
        lab("a", 1)
            .result("containment", "default", DOES_NOT_CONFORM)
            .result("containment", "default", CONFORMS));
    add(new Written(given, "other", "a", 2).result("containment", "default", DOES_NOT_CONFORM));
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void moreFindingsThanCanBeComparedAreCutAndSaidToBe() {
    Written many = lab("a", 1);
    for (int i = 0; i <= Contradictions.MAX_COMPARISONS; i++) {
      many.result("containment", "default", CONFORMS);
    }
    add(many);
    add(new Written(given, "other", "a", 2).result("containment", "default", DOES_NOT_CONFORM));
    add(new Written(given, "another", "a", 3).result("containment", "default", DOES_NOT_CONFORM));
    assertThat(kinds(50)).containsExactly(Kind.CONTRADICTION, Kind.CUT);
  }

  @Test
  void aFlawThatContainmentOrCollectionShowsIsNotMissed() {
    Report found = add(lab("a", 1).result("collection", "as shipped", DOES_NOT_CONFORM));
    roll.test(new BlindTest(found, DOES_NOT_CONFORM, blind(found, true, 10).backCheck()));
    assertThat(kinds(20)).isEmpty();
  }

  @Test
  void theSameEvidenceForAnotherAgentIsACopy() {
    add(lab("a", 1).evidence("same"));
    add(lab("a", 2).evidence("same"));
    assertThat(kinds(50)).isEmpty();
    add(lab("b", 3).evidence("same"));
    assertThat(kinds(50)).containsExactly(Kind.NEAR_DUPLICATE);
    assertThat(at(50).getFirst().words())
        .isEqualTo("it rests on the same evidence as an outcome of lab about another agent");
  }

  @Test
  void whoeverComesLaterIsTheOneWhoCopied() {
    add(new Written(given, "other", "a", 1).file("containment"));
    add(lab("b", 2).file("containment"));
    assertThat(kinds(50)).containsExactly(Kind.NEAR_DUPLICATE);
    assertThat(signals.of(Given.SCHEME, "other", Moment.at(day(50)), Given.evaluators())).isEmpty();
  }

  @Test
  void nearlyTheSameCountsAreACopyAndLikeSoundAgentsAreNot() {
    Written first = lab("a", 1);
    Written second = lab("b", 2);
    Written sound = lab("c", 3);
    Written alsoSound = lab("d", 4);
    for (int i = 0; i < 20; i++) {
      first.claim("r" + i, 3 + i, 100);
      second.claim("r" + i, i == 0 ? 50 : 3 + i, 100);
      sound.claim("r" + i, 0, 60);
      alsoSound.claim("r" + i, 0, 60);
    }
    add(first);
    add(second);
    add(sound);
    add(alsoSound);
    assertThat(kinds(50)).containsExactly(Kind.NEAR_DUPLICATE);
    assertThat(at(50).getFirst().words()).startsWith("it shares 19 of 21 telling counts");
  }

  @Test
  void aFewCountsInCommonMayBeChance() {
    add(lab("a", 1).claim("r1", 1, 100).claim("r2", 1, 100));
    add(lab("b", 2).claim("r1", 1, 100).claim("r2", 1, 100));
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void textOfAHarnessTellsNothingAndTextOfTwoOutcomesDoes() {
    List<String> harness = List.of("one", "two", "three", "four");
    for (int i = 0; i < 4; i++) {
      add(lab("agent-" + i, 1 + i).nonClaims(harness).fails());
    }
    assertThat(kinds(50)).isEmpty();
    List<String> story = List.of("Mr A was kind", "we saw", "nothing at all");
    add(lab("x", 10).nonClaims(story).fails());
    add(lab("y", 11).nonClaims(story).fails());
    assertThat(kinds(50)).containsExactly(Kind.NEAR_DUPLICATE);
  }

  @Test
  void theSameTimesToTheMillisecondAreACopy() {
    Instant from = day(1).plusSeconds(60);
    add(lab("a", 1).between(from, from.plusMillis(1234567)));
    add(lab("b", 1).between(from, from.plusMillis(1234567)));
    assertThat(kinds(50)).containsExactly(Kind.NEAR_DUPLICATE);
  }

  @Test
  void trialsBeforeThePlanWasSealedAreOutOfOrder() {
    add(lab("a", 1).between(day(1).minusSeconds(1), day(1).plusSeconds(3600)));
    assertThat(kinds(50)).containsExactly(Kind.CONCLUSION_BEFORE_EVIDENCE);
    assertThat(at(50).getFirst().words()).contains("before its plan was sealed");
  }

  @Test
  void aCommitmentBeforeTheLastTrialEndedIsOutOfOrder() {
    add(lab("a", 1).committed(day(1).plusSeconds(7200)));
    assertThat(kinds(50)).containsExactly(Kind.CONCLUSION_BEFORE_EVIDENCE);
    assertThat(at(50).getFirst().words()).contains("committed to its result");
  }

  @Test
  void anEndBeforeTheBeginningIsOutOfOrder() {
    add(lab("a", 1).between(day(1).plusSeconds(60), day(1).plusSeconds(50)));
    assertThat(at(50).getFirst().words()).contains("before its first began");
  }

  @Test
  void anOutcomeThatTheLogHeldBeforeItsLastTrialEndedIsOutOfOrder() {
    add(lab("a", 1).between(day(1).plusSeconds(60), day(5)).committed(day(5).plusSeconds(1)));
    assertThat(kinds(50)).isEmpty();
    owned(day(5).minus(Duration.ofMinutes(11)));
    assertThat(kinds(50))
        .containsExactly(Kind.CONCLUSION_BEFORE_EVIDENCE, Kind.CONCLUSION_BEFORE_EVIDENCE);
    assertThat(at(50).getLast().words()).contains("the log held its outcome by");
  }

  @Test
  void clocksMayDifferALittle() {
    add(lab("a", 1).between(day(1).plusSeconds(60), day(5)).committed(day(5).plusSeconds(1)));
    owned(day(5).minus(Duration.ofMinutes(9)));
    assertThat(kinds(50)).isEmpty();
  }

  private void owned(Instant time) {
    casework.tick(
        Given.SCHEME,
        given.valid(
            new BackCheckPredicate(Given.digest("case"), Given.digest("truth"), true, time), time));
  }

  @Test
  void manyCasesInARowWithoutAnyFindingAreASignal() {
    for (int i = 0; i < 5; i++) {
      assertThat(kinds(50)).isEmpty();
      add(lab("agent-" + i, 1 + i));
    }
    assertThat(kinds(50)).containsExactly(Kind.NEVER_ANY_FINDING);
    assertThat(at(50).getFirst().entries()).hasSize(5);
    add(lab("bad", 10).fails());
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void whatContainmentShowsIsAFinding() {
    for (int i = 0; i < 4; i++) {
      add(lab("agent-" + i, 1 + i));
    }
    add(lab("bad", 10).result("containment", "default", DOES_NOT_CONFORM));
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void outcomesOfNoCaseDoNotCountAsCases() {
    for (int i = 0; i < 9; i++) {
      add(lab("agent-" + i, 1 + i).ofNoCase());
    }
    assertThat(kinds(50)).isEmpty();
  }

  @Test
  void moreTrialsThanADayHoldsAreASignal() {
    add(lab("a", 1).trials(600).fails());
    add(lab("b", 1).trials(400).fails());
    assertThat(kinds(50)).isEmpty();
    add(lab("c", 1).trials(1).fails());
    assertThat(kinds(50)).containsExactly(Kind.IMPOSSIBLE_THROUGHPUT);
    assertThat(at(50).getFirst().words()).startsWith("it ran at least 1001 trials within 1 days");
    assertThat(at(50).getFirst().entries()).hasSize(3);
  }

  @Test
  void longExaminationsAreCountedOverLongerSpans() {
    add(lab("a", 1).trials(2500).fails().between(day(1), day(4)).committed(day(5)));
    assertThat(kinds(50)).isEmpty();
    add(lab("b", 1).trials(2500).fails().between(day(1).plusMillis(1), day(4)).committed(day(5)));
    assertThat(kinds(50)).containsExactly(Kind.IMPOSSIBLE_THROUGHPUT);
  }

  @Test
  void countsThatContradictEachOtherAreASignal() {
    add(lab("a", 1).claim("r1", 5, 4));
    add(lab("b", 2).coverage(10, 6, 5));
    add(lab("c", 3).coverage(-1, 0, 0));
    add(lab("d", 4).between(null, null));
    assertThat(kinds(50))
        .containsExactly(
            Kind.IMPOSSIBLE_COUNTS,
            Kind.IMPOSSIBLE_COUNTS,
            Kind.IMPOSSIBLE_COUNTS,
            Kind.IMPOSSIBLE_COUNTS);
  }

  @Test
  void plansWithoutAnOutcomeInTimeAreAbandoned() {
    Report report = add(lab("a", 1));
    casework.seal("lab", report.plan());
    var plan = lab("b", 2).plan();
    casework.seal("lab", plan);
    assertThat(kinds(32)).isEmpty();
    assertThat(kinds(33)).containsExactly(Kind.ABANDONED_PLAN);
    assertThat(at(33).getFirst().entries()).containsExactly(plan.id());
    assertThat(casework.abandoned(Given.SCHEME, "lab", Moment.at(day(33)))).containsExactly(plan);
  }

  @Test
  void hugeCountsAndOddTimesAreNoTrouble() {
    int max = Integer.MAX_VALUE;
    add(
        lab("a", 1)
            .trials(max)
            .claim("r1", max / 2, max)
            .claim("\u0000\u202e" + "r".repeat(500), -1, -2)
            .between(Instant.MIN, Instant.MAX));
    add(
        new Written(given, "other", "a", 1)
            .trials(max)
            .claim("r1", max / 2 + 100, max)
            .between(Instant.MAX, Instant.MIN));
    assertThat(kinds(50)).contains(Kind.CONCLUSION_BEFORE_EVIDENCE, Kind.IMPOSSIBLE_COUNTS);
    assertThat(at(50)).allSatisfy(signal -> assertThat(signal.words()).matches("[\\x20-\\x7e…]*"));
  }

  @Test
  void thousandsOfCopiesEnd() {
    for (int i = 0; i < 1_500; i++) {
      add(lab("agent-" + i, 1).evidence("same").fails().trials(0));
    }
    assertThat(kinds(50)).hasSize(1_499).containsOnly(Kind.NEAR_DUPLICATE);
  }
}
