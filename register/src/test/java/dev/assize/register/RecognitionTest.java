package dev.assize.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.ProficiencyPredicate.Calibration;
import dev.assize.statement.intoto.ProficiencyPredicate.Scores;
import dev.assize.statement.intoto.ProficiencyPredicate.SetUp;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which proficiency tests an evaluator is recognised by. */
class RecognitionTest {

  private static final Scores GOOD = new Scores(3, 3, 2, 0, 0, 0);

  private final Chronicle log = new Chronicle(TestScheme.usual());

  @BeforeEach
  void disclose() {
    log.party("lab");
    log.party("other-lab");
  }

  private Digest test(
      String signer, SetUp setUp, @Nullable String evaluator, Scores scores, Instant at) {
    return log.add(
        Annals.key(signer),
        ResourceDescriptor.of("proficiency.json", log.nextId()),
        new ProficiencyPredicate(
            signer,
            setUp,
            evaluator,
            null,
            log.nextId(),
            "usual 1.0.0",
            Tier.GENERAL,
            List.of("office"),
            List.of(),
            scores,
            new Calibration(40, 39, "0.8", "0.99", "0.95"),
            scores.falseAlarms() == 0 && scores.found() == scores.flaws(),
            at));
  }

  private String recognised(@Nullable Digest test) {
    log.add(
        Annals.recogniser(), Annals.keyOf("lab"), log.recognition(Office.EVALUATOR, "lab", test));
    List<Problem> problems = log.now().problems();
    return problems.isEmpty() ? "yes" : problems.getLast().what();
  }

  @Test
  void anEvaluatorIsRecognisedByATestOfItsOwnSetUpOrOneThatNamesIt() {
    assertThat(recognised(test("lab", SetUp.OWN, null, GOOD, log.now))).isEqualTo("yes");
    assertThat(recognised(test("provider", SetUp.EXTERNAL, "lab", GOOD, log.now))).isEqualTo("yes");
  }

  @Test
  void aTestOfAnotherOrOfNobodyIsNone() {
    String not = "the proficiency test is not about the set-up of lab";
    assertThat(recognised(test("other-lab", SetUp.OWN, null, GOOD, log.now))).isEqualTo(not);
    assertThat(recognised(test("provider", SetUp.EXTERNAL, "other-lab", GOOD, log.now)))
        .isEqualTo(not);
    assertThat(recognised(test("provider", SetUp.EXTERNAL, null, GOOD, log.now))).isEqualTo(not);
    assertThat(recognised(test("lab", SetUp.EXTERNAL, null, GOOD, log.now))).isEqualTo(not);
  }

  @Test
  void noTestAndOneThatWasNotPassedAreNone() {
    String none = "an evaluator is recognised who has passed no proficiency test of this log";
    assertThat(recognised(null)).isEqualTo(none);
    assertThat(recognised(TestScheme.digest("no entry"))).isEqualTo(none);
    Scores missed = new Scores(3, 2, 2, 0, 1, 0);
    assertThat(recognised(test("lab", SetUp.OWN, null, missed, log.now))).isEqualTo(none);
  }

  @Test
  void aTestCountsUpToItsGreatestAgeAndNotFromTheFuture() {
    Digest test = test("lab", SetUp.OWN, null, GOOD, log.now);
    log.pass(Duration.ofDays(365));
    assertThat(recognised(test)).isEqualTo("yes");
    log.pass(Duration.ofNanos(1));
    assertThat(recognised(test))
        .isEqualTo(
            "the proficiency test is of %s, and the scheme takes none that is older than 365 days",
            Annals.START);
    Digest tomorrow = test("lab", SetUp.OWN, null, GOOD, log.now.plus(Duration.ofDays(1)));
    assertThat(recognised(tomorrow))
        .isEqualTo("the proficiency test is from after the recognition");
  }

  @Test
  void aTestHasAsManySpecimensAsTheSchemeAsksFor() {
    Scores noneSound = new Scores(3, 3, 0, 0, 0, 2);
    assertThat(recognised(test("lab", SetUp.OWN, null, noneSound, log.now)))
        .isEqualTo(
            "the proficiency test had 3 specimens with a flaw and 0 sound ones, and the scheme asks"
                + " for 1 and 1");
    Scores noFlaw = new Scores(0, 0, 3, 0, 0, 0);
    assertThat(recognised(test("lab", SetUp.OWN, null, noFlaw, log.now)))
        .startsWith("the proficiency test had 0 specimens with a flaw");
  }

  @Test
  void otherOfficesNeedNoTest() {
    log.add(
        Annals.recogniser(), Annals.keyOf("lab"), log.recognition(Office.REVIEWER, "lab", null));
    assertThat(log.now().problems()).isEmpty();
  }
}
