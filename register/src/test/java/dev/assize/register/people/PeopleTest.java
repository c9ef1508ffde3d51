package dev.assize.register.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.Problem;
import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.register.evaluator.Signal;
import dev.assize.register.evaluator.State;
import dev.assize.register.independence.Conflict;
import dev.assize.register.independence.PartyKind;
import dev.assize.register.independence.Relation;
import dev.assize.register.lottery.Draw;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private final Founded log = new Founded();
  private Digest application = Given.SCHEME;
  private long call;
  private Consumer<List<String>> beforeTheGrant = drawn -> {};

  @BeforeEach
  void applies() {
    begin("agent", "answers mail", "maker");
  }

  private void begin(String agent, String purpose, String payer) {
    application = log.apply(agent, purpose);
    call = log.index;
    log.fund(application, agent, payer);
  }

  private Register now() {
    return log.fold.at(log.now.plus(Duration.ofDays(2)));
  }

  private People people() {
    return now().people();
  }

  private Case file() {
    return now().file(application).orElseThrow();
  }

  private Draw draw() {
    return people()
        .draw(
            file(),
            new Occasion(
                Cause.ESCROW,
                now().entry(log.id(call)).orElseThrow(),
                2,
                new Moment(log.index - 1, log.now)),
            LotterySeed.from(log.checkpoint(call), Founded.LOG.verifier(), call).seed());
  }

  private List<String> problems() {
    return now().problems().stream().map(Problem::what).toList();
  }

  @Test
  void aDrawThatTheLotteryMakesIsFollowedAndCanBeMadeAgain() {
    List<String> drawn = draw().drawn();
    assertThat(drawn).hasSize(2);
    log.assign(application, "agent", call, log.checkpoint(call), drawn);
    assertThat(problems()).isEmpty();
    var assignment = file().assignments().getFirst();
    assertThat(people().draw(file(), people().occasion(assignment), draw().seed()).drawn())
        .isEqualTo(drawn);
  }

  @Test
  void anyOtherDrawHasNoEffect() {
    List<String> drawn = draw().drawn();
    log.assign(application, "agent", call, log.checkpoint(call), drawn.reversed());
    List<String> others = new ArrayList<>(List.of("lab-0", "lab-1", "lab-2", "lab-3"));
    others.removeAll(drawn);
    log.assign(application, "agent", call, log.checkpoint(call), others);
    log.assign(application, "agent", call, log.checkpoint(call - 1), drawn);
    log.assign(application, "agent", call, "no checkpoint", drawn);
    assertThat(file().assignments()).isEmpty();
    assertThat(problems()).hasSize(4);
    assertThat(problems().get(1))
        .isEqualTo("not who the lottery draws: " + String.join(", ", drawn));
    assertThat(problems().get(2)).contains("the checkpoint ends with entry");
    assertThat(problems().get(3)).contains("the checkpoint cannot be read");
  }

  /** Draws and forgeries of one case, each with what a reader may have verified before. */
  private List<String> problems(UnaryOperator<QuotedCheckpoint> read) {
    Founded copy = new Founded();
    Digest its = copy.apply("agent", "answers mail");
    long called = copy.index;
    copy.fund(its, "agent", "maker");
    String checkpoint = copy.checkpoint(called);
    String other = copy.checkpoint(called - 1);
    String forged = other.replaceFirst("\n" + called + "\n", "\n" + (called + 1) + "\n");
    for (String each : List.of(other, forged, "no checkpoint", checkpoint)) {
      copy.quoted = read.apply(new QuotedCheckpoint(each, Founded.LOG.verifier()));
      copy.assign(its, "agent", called, each, List.of("lab-0", "lab-1"));
    }
    return copy.fold.at(copy.now.plus(Duration.ofDays(2))).problems().stream()
        .map(Problem::what)
        .toList();
  }

  @Test
  void whatAReaderVerifiedChangesNoAnswer() {
    List<String> alone = problems(each -> null);
    assertThat(alone.get(0)).contains("the checkpoint ends with entry");
    assertThat(alone.get(1)).contains("the signature of log.example is false");
    assertThat(alone.get(2)).contains("the checkpoint cannot be read");
    assertThat(problems(each -> QuotedCheckpoint.verified(each.text(), each.log()).orElse(null)))
        .isEqualTo(alone);
  }

  @Test
  void aDrawVerifiedForAnotherLogOrAnotherTextIsVerifiedAnew() {
    List<String> alone = problems(each -> null);
    var others = SigningKey.generate("log.example", KeyType.ED25519).verifier();
    assertThat(problems(each -> new QuotedCheckpoint(each.text(), others))).isEqualTo(alone);
    assertThat(problems(each -> new QuotedCheckpoint(each.text() + "\n", each.log())))
        .isEqualTo(alone);
  }

  @Test
  void whatIsDisclosedAfterTheCallChangesNothingOfTheDraw() {
    List<String> drawn = draw().drawn();
    log.disclose(new Disclosed(drawn.getFirst()).owner("maker", "1"));
    assertThat(draw().drawn()).isEqualTo(drawn);
  }

  @Test
  void whoIsTooCloseIsNotDrawnAndIsExplained() {
    log.disclose(new Disclosed("lab-0").owner("maker", "0.2"));
    log.disclose(new Disclosed("lab-1").advised("maker", log.now, null));
    begin("agent-2", "answers mail", "lab-2");
    Draw draw = draw();
    assertThat(draw.complete()).isFalse();
    assertThat(draw.eligible()).isEqualTo(1);
    assertThat(String.join("\n", draw.explain()))
        .contains("lab-0 is owned by maker (20 %)")
        .contains("lab-1 has advised maker")
        .contains("lab-2 is a customer of maker");
    Relation buyer = people().relation("lab-2", file(), now().moment());
    assertThat(buyer.party()).isEqualTo(PartyKind.SECOND);
    assertThat(buyer.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.USER);
  }

  @Test
  void aDrawOfWhoIsTooCloseHasNoEffectWhereverItsTicketStands() {
    log.disclose(new Disclosed("lab-0").owner("maker", "1"));
    for (int i = 0; i < 6; i++) {
      begin("agent-" + i, "answers mail", "maker");
      for (String other : List.of("lab-1", "lab-2", "lab-3")) {
        log.assign(application, "agent-" + i, call, log.checkpoint(call), List.of("lab-0", other));
        log.assign(application, "agent-" + i, call, log.checkpoint(call), List.of(other, "lab-0"));
      }
      assertThat(file().assignments()).isEmpty();
      log.assign(application, "agent-" + i, call, log.checkpoint(call), draw().drawn());
      assertThat(file().assignments()).hasSize(1);
    }
  }

  private Digest granted() {
    List<String> drawn = draw().drawn();
    Digest assignment = log.assign(application, "agent", call, log.checkpoint(call), drawn);
    List<Digest> outcomes = log.examine(application, assignment, "agent", drawn);
    beforeTheGrant.accept(drawn);
    Digest review = log.review(application, "agent", outcomes);
    return log.grant(application, "agent", outcomes, review);
  }

  @Test
  void independentEvaluatorsAndDeciderMakeACertificate() {
    Digest certificate = granted();
    assertThat(problems()).isEmpty();
    assertThat(now().certificate(certificate)).isPresent();
  }

  @Test
  void aGrantCannotRestOnEvaluatorsWhoHaveBecomeClose() {
    beforeTheGrant =
        drawn -> {
          log.disclose(new Disclosed("holding"));
          drawn.forEach(lab -> log.disclose(new Disclosed(lab).owner("holding", "1")));
        };
    assertThat(now().certificate(granted())).isEmpty();
    assertThat(problems()).singleElement().asString().contains("do not count together");
  }

  @Test
  void aDeciderMustNotBelongToAnEvaluatorsOwnerNorToTheProducer() {
    beforeTheGrant =
        drawn -> {
          for (String each : List.of("a", "b", "c", "top")) {
            log.disclose(new Disclosed(each).owner("top", "1"));
          }
          log.disclose(new Disclosed("middle").owner("a", "1"));
          log.disclose(new Disclosed("decider").owner("middle", "1"));
          log.disclose(new Disclosed(drawn.getFirst()).owner("b", "1"));
        };
    assertThat(now().certificate(granted())).isEmpty();
    assertThat(problems())
        .containsExactly("decider and evaluator belong to the same owner in the end: [top]");
  }

  @Test
  void flawsMissedInBlindTestsDistrustByTheSchemesRule() {
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String agent = "blind-" + i;
      begin(agent, "committed to " + Given.digest("truth " + i).hex(), "maker");
      List<String> drawn = draw().drawn();
      Digest assignment = log.assign(application, agent, call, log.checkpoint(call), drawn);
      log.examine(application, assignment, agent, drawn);
      missed.addAll(drawn);
      log.now = log.now.plus(Duration.ofDays(1));
      log.add(
          log.owner(),
          log.agent(agent),
          new BackCheckPredicate(application, Given.digest("truth " + i), true, log.now));
    }
    assertThat(problems()).isEmpty();
    Digest scheme = log.scheme.digest();
    for (String lab : List.of("lab-0", "lab-1", "lab-2", "lab-3")) {
      long count = missed.stream().filter(lab::equals).count();
      assertThat(people().standing(scheme, lab, now().moment()).state())
          .isEqualTo(count >= 2 ? State.DISTRUSTED : State.RECOGNISED);
      assertThat(people().signals(scheme, lab, now().moment()))
          .filteredOn(signal -> signal.kind() == Signal.Kind.MISSED_FLAW)
          .hasSize((int) count);
    }
    assertThat(people().shares(scheme, now().moment()).outcomes()).isEqualTo(6);
  }

  @Test
  void plansAndOutcomesOfNoCaseAreSeenToo() {
    long plan = log.index;
    log.seal("some agent", "lab-0");
    log.seal("other agent", "lab-0");
    log.report("some agent", "lab-0", plan);
    Digest scheme = log.scheme.digest();
    Instant later = log.now.plus(Duration.ofDays(60));
    assertThat(people().abandoned(scheme, "lab-0", Moment.at(later)))
        .singleElement()
        .satisfies(each -> assertThat(each.index()).isEqualTo(plan + 1));
    assertThat(people().shares(scheme, now().moment()).outcomes()).isZero();
  }
}
