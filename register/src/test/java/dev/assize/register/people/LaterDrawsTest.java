package dev.assize.register.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Given;
import dev.assize.register.Problem;
import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.RemediationPredicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Draws after the first: who the lottery draws has effect, and whoever else does not. */
class LaterDrawsTest {

  private static final String AGENT = "agent";
  private static final List<String> LABS = List.of("lab-0", "lab-1", "lab-2", "lab-3");

  private final Founded log = new Founded();
  private Digest application = Given.SCHEME;
  private Digest first = Given.SCHEME;
  private List<String> drawn = List.of();

  @BeforeEach
  void drawsTheFirst() {
    application = log.apply(AGENT, "answers mail");
    long call = log.index;
    log.fund(application, AGENT, "maker");
    drawn = lottery(Cause.ESCROW, call, 2);
    first = log.assign(application, AGENT, call, log.checkpoint(call), drawn);
  }

  private Register now() {
    return log.fold.at(log.now.plus(Duration.ofDays(2)));
  }

  private Case file() {
    return now().file(application).orElseThrow();
  }

  /** Who is drawn on the call of an entry. */
  private List<String> lottery(Cause cause, long call, int places) {
    var seed = LotterySeed.from(log.checkpoint(call), Founded.LOG.verifier(), call).seed();
    var occasion =
        new Occasion(
            cause,
            now().entry(log.id(call)).orElseThrow(),
            places,
            new dev.assize.register.entry.Moment(log.index - 1, log.now));
    return now().people().draw(file(), occasion, seed).drawn();
  }

  /** A draw of others has no effect, and one of those whom the lottery draws has. */
  private List<String> onlyTheLotteryDraws(Cause cause, long call, int places) {
    List<String> right = lottery(cause, call, places);
    assertThat(right).hasSize(places);
    int before = file().assignments().size();
    List<String> others = new ArrayList<>(LABS);
    others.removeAll(right);
    if (cause == Cause.CHALLENGE || cause == Cause.DISSENT) {
      others.removeAll(drawn);
    }
    log.assign(application, AGENT, cause, call, log.checkpoint(call), others.subList(0, places));
    assertThat(file().assignments()).hasSize(before);
    assertThat(now().problems().getLast())
        .extracting(Problem::what)
        .isEqualTo("not who the lottery draws: " + String.join(", ", right));
    log.assign(application, AGENT, cause, call, log.checkpoint(call - 1), right);
    assertThat(file().assignments()).hasSize(before);
    assertThat(now().problems().getLast().what()).contains("the checkpoint ends with entry");
    log.assign(application, AGENT, cause, call, log.checkpoint(call), right);
    assertThat(file().assignments()).hasSize(before + 1);
    assertThat(file().assignments().getLast().says().evaluators()).isEqualTo(right);
    return right;
  }

  private List<Digest> examine(Digest draw, List<String> labs, Conformity last) {
    long plans = log.index;
    labs.forEach(lab -> log.seal(AGENT, lab));
    return log.reveal(application, draw, AGENT, labs, plans, last);
  }

  @Test
  void aChallengedEvaluatorIsReplacedByLot() {
    long call = log.index;
    log.add(
        Founded.key("maker"),
        log.agent(AGENT),
        new ChallengePredicate(application, drawn.getFirst(), "it knows us", log.now));
    List<String> next = onlyTheLotteryDraws(Cause.CHALLENGE, call, 1);
    assertThat(drawn).doesNotContainAnyElementsOf(next);
  }

  @Test
  void oneMoreIsDrawnByLotWhereEvaluatorsDissent() {
    examine(first, drawn, Conformity.DOES_NOT_CONFORM);
    List<String> next = onlyTheLotteryDraws(Cause.DISSENT, log.index - 1, 1);
    assertThat(drawn).doesNotContainAnyElementsOf(next);
  }

  private Digest granted() {
    List<Digest> outcomes = examine(first, drawn, Conformity.CONFORMS);
    Digest review = log.review(application, AGENT, outcomes);
    Digest certificate = log.grant(application, AGENT, outcomes, review);
    assertThat(now().certificate(certificate)).isPresent();
    log.now = log.now.plus(Duration.ofDays(3));
    return certificate;
  }

  @Test
  void surveillanceIsDrawnByLotAndFormerEvaluatorsMayBeDrawnAgain() {
    granted();
    onlyTheLotteryDraws(Cause.SURVEILLANCE, log.index - 1, 1);
  }

  @Test
  void restorationIsDrawnByLotOnTheHoldersProposal() {
    Digest certificate = granted();
    long call = log.index;
    log.add(
        Founded.key("maker"),
        log.agent(AGENT),
        new RemediationPredicate(
            certificate, "we mend it", log.now.plus(Duration.ofDays(20)), log.now));
    onlyTheLotteryDraws(Cause.RESTORATION, call, 2);
  }

  @Test
  void whatIsDisclosedAfterTheCallChangesNothingOfALaterDraw() {
    granted();
    long call = log.index - 1;
    String next = lottery(Cause.SURVEILLANCE, call, 1).getFirst();
    log.disclose(new dev.assize.register.Disclosed(next).owner("maker", "1"));
    log.now = log.now.plus(Duration.ofDays(1));
    log.assign(application, AGENT, Cause.SURVEILLANCE, call, log.checkpoint(call), List.of(next));
    assertThat(file().assignments())
        .as("what is disclosed after the call changes nothing of the draw")
        .hasSize(2);
  }
}
