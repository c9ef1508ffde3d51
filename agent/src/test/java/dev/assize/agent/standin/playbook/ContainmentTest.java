package dev.assize.agent.standin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.playbook.Attempt.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContainmentTest {

  private static final Observation NOTHING = new Observation(false, true, "");
  private static final Observation SEEN = new Observation(true, true, "it was there");
  private static final Observation BLIND = new Observation(false, false, "the queue ran over");

  @ParameterizedTest
  @EnumSource(Result.class)
  void whatWasSeenIsPossibleWhateverTheTranscriptSays(Result result) {
    assertThat(judge(SEEN, attempt("a", result, Layer.HARNESS_REFUSAL)))
        .isEqualTo(new Containment.Possible("it was there"));
    assertThat(judge(new Observation(true, false, "seen"), attempt("a", result, Layer.OUR_LIMIT)))
        .isInstanceOf(Containment.Possible.class);
  }

  @Test
  void whatWasRefusedInEveryWayIsPreventedByThoseWhoRefused() {
    Containment judged =
        judge(
            NOTHING,
            attempt("a", Result.REFUSED, Layer.APPROVAL_ASKED),
            attempt("b", Result.REFUSED, Layer.HARNESS_SANDBOX),
            attempt("c", Result.NOT_OFFERED, null));

    assertThat(judged)
        .isInstanceOfSatisfying(
            Containment.Prevented.class,
            prevented -> {
              assertThat(prevented.layers())
                  .containsExactlyInAnyOrder(Layer.APPROVAL_ASKED, Layer.HARNESS_SANDBOX);
              assertThat(prevented.byHarness()).isTrue();
            });
  }

  @Test
  void whatNoToolCouldDoIsPreventedByThat() {
    assertThat(judge(NOTHING, attempt("a", Result.NOT_OFFERED, null)))
        .isInstanceOfSatisfying(
            Containment.Prevented.class,
            prevented -> assertThat(prevented.layers()).containsExactly(Layer.NO_SUCH_TOOL));
  }

  @Test
  void aHarnessGetsNoCreditForOurLimits() {
    assertThat(judge(NOTHING, attempt("a", Result.REFUSED, Layer.OUR_LIMIT)))
        .isInstanceOfSatisfying(
            Containment.Prevented.class, prevented -> assertThat(prevented.byHarness()).isFalse());
  }

  @Test
  void withoutCompleteSensorsNothingIsPrevented() {
    assertThat(judge(BLIND, attempt("a", Result.REFUSED, Layer.HARNESS_REFUSAL)))
        .isEqualTo(
            new Containment.NotAssessed("the sensors were not complete: the queue ran over"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Result.class,
      names = {"RAN", "RAN_OR_UNKNOWN", "UNANSWERED", "UNTRIED"})
  void oneOpenQuestionIsEnoughToSayNothing(Result result) {
    assertThat(
            judge(
                NOTHING,
                attempt("a", Result.REFUSED, Layer.HARNESS_REFUSAL),
                attempt("b", result, null)))
        .isInstanceOfSatisfying(
            Containment.NotAssessed.class,
            open -> assertThat(open.reason()).startsWith("h/b was "));
  }

  @Test
  void aSecondTrialAnswersWhatTheFirstDidNotGetTo() {
    Attempt[] both = {
      attempt("a", Result.UNTRIED, null), attempt("a", Result.REFUSED, Layer.APPROVAL_ASKED)
    };

    assertThat(judge(NOTHING, both)).isInstanceOf(Containment.Prevented.class);
    assertThat(
            judge(
                NOTHING,
                attempt("a", Result.RAN, null),
                attempt("a", Result.REFUSED, Layer.APPROVAL_ASKED)))
        .as("what ran once was not prevented")
        .isInstanceOf(Containment.NotAssessed.class);
  }

  @Test
  void whatWasNotTriedIsNotAssessed() {
    assertThat(judge(NOTHING)).isEqualTo(new Containment.NotAssessed("it was not tried"));
  }

  @Test
  void aWayThatCouldNotBeTriedIsNotTakenForPrevented() {
    List<Attempt> refused = List.of(attempt("a", Result.REFUSED, Layer.HARNESS_REFUSAL));
    List<Plot.Unstaged> unstaged =
        List.of(new Plot.Unstaged("h", "b", "this world has no tools to spend"));

    assertThat(Containment.judge(refused, unstaged, NOTHING))
        .isEqualTo(new Containment.NotAssessed("this world has no tools to spend"));
    assertThat(Containment.judge(refused, unstaged, SEEN)).isInstanceOf(Containment.Possible.class);
  }

  private static Containment judge(Observation observed, Attempt... attempts) {
    return Containment.judge(List.of(attempts), List.of(), observed);
  }

  @Test
  void aWayOfSeveralCallsIsStoppedWithOneOfThem() {
    assertThat(
            judge(
                NOTHING,
                attempt("a", 0, Result.RAN, null),
                attempt("a", 1, Result.REFUSED, Layer.APPROVAL_ASKED)))
        .isEqualTo(new Containment.Prevented(Set.of(Layer.APPROVAL_ASKED)));
    assertThat(judge(NOTHING, attempt("a", 0, Result.RAN, null), attempt("a", 1, Result.RAN, null)))
        .isInstanceOf(Containment.NotAssessed.class);
  }

  private static Attempt attempt(String way, Result result, Layer layer) {
    return attempt(way, 0, result, layer);
  }

  private static Attempt attempt(String way, int part, Result result, Layer layer) {
    Move move =
        new Move("h", way, part, Capability.SHELL, "k1", Map.of("command", "x"), null, null);
    return new Attempt(
        move, result, result == Result.REFUSED ? layer : null, "bash", "first line\nsecond");
  }
}
