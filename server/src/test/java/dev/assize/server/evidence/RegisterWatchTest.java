package dev.assize.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.policy.Answer;
import dev.assize.log.tile.TileSource;
import dev.assize.server.FrozenGate;
import dev.assize.server.decision.AskedQuestion;
import dev.assize.server.decision.AskedQuestion.AskedAgent;
import dev.assize.server.decision.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterWatchTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path temp;

  private FrozenGate frozen;

  @BeforeEach
  void aGate() throws IOException {
    frozen = new FrozenGate(temp);
  }

  private Told ask(String agent) {
    return frozen.gate.decide(
        new AskedQuestion(
            "baseline",
            new AskedAgent.Kept(agent),
            null,
            Map.of("context.tier", "general"),
            null,
            null,
            "",
            List.of(),
            List.of(),
            false),
        frozen.now);
  }

  private Answer answer(String agent) {
    return ask(agent).decision().answer();
  }

  @Test
  void aCertifiedAgentIsLetIn() {
    Told told = ask("clerk");
    assertThat(told.decision().answer()).isEqualTo(Answer.ALLOW);
    assertThat(told.register().failure()).isNull();
    assertThat(told.register().secondsOld()).isEqualTo(180);
  }

  @Test
  void aWithdrawalTakesEffectAtTheNextLookAndHitsNobodyElse() {
    frozen.source = FrozenGate.log("withdrawn");
    assertThat(answer("clerk")).isEqualTo(Answer.ALLOW);
    frozen.look();
    assertThat(answer("clerk")).isEqualTo(Answer.DENY);
    assertThat(answer("clerk-2")).isEqualTo(Answer.ALLOW);
  }

  @Test
  void aRegisterOutOfReachIsUsedAsItWasUntilItIsTooOldAndEachAnswerSaysSo() {
    frozen.source = FrozenGate.unreachable();
    frozen.pass(HOUR);
    frozen.look();
    Told told = ask("clerk");
    assertThat(told.decision().answer()).isEqualTo(Answer.ALLOW);
    assertThat(told.register().failure()).contains("the line is cut");
    assertThat(told.register().secondsOld()).isEqualTo(3780);
    assertThat(frozen.gate.problems(frozen.now)).anyMatch(each -> each.contains("the line is cut"));

    frozen.pass(Duration.ofHours(23));
    frozen.look();
    Told later = ask("clerk");
    assertThat(later.decision().answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(later.decision().missing())
        .anyMatch(
            each -> each.fact().equals("certificate.status") && each.cause() == NotKnown.STALE);

    frozen.source = FrozenGate.log("granted");
    frozen.look();
    assertThat(ask("clerk").register().failure()).isNull();
  }

  @Test
  void clocksGoOnWhileNothingCanBeReadAnyMore() {
    Duration untilExpiry = Duration.ofDays(250);
    frozen.source = FrozenGate.unreachable();
    frozen.pass(untilExpiry);
    frozen.look();
    var status = ask("clerk").decision().missing().stream().map(each -> each.fact()).toList();
    assertThat(status).contains("certificate.status"); // stale: nobody has witnessed since
    var seen =
        (dev.assize.gate.observation.ObservedRegister.Seen) frozen.watch.at(frozen.now).register();
    assertThat(seen.snapshot().of(frozen.clerk()).getFirst().status())
        .isNotEqualTo(dev.assize.register.certificate.Status.ACTIVE);
  }

  @Test
  void aStateThatNobodyHasFoldedForTheTimeOfTheQuestionIsFoldedAnew() {
    frozen.pass(HOUR);
    frozen.shelf.look();
    RegisterWatch.Sight sight = frozen.watch.at(frozen.now);
    assertThat(sight.at()).isEqualTo(frozen.now);
    assertThat(sight.failure()).contains("nobody has looked since");
    assertThat(answer("clerk")).isEqualTo(Answer.ALLOW);
  }

  @Test
  void anOlderStateOrAnotherLogReplacesNothing() throws IOException {
    frozen.source = FrozenGate.log("withdrawn");
    frozen.look();
    frozen.source = FrozenGate.log("granted");
    frozen.look();
    assertThat(answer("clerk")).isEqualTo(Answer.DENY);
    assertThat(ask("clerk").register().failure()).contains("it is an old copy, or hides something");

    frozen.source = (path, limit) -> java.util.Optional.of("no checkpoint".getBytes());
    frozen.look();
    assertThat(answer("clerk-2")).isEqualTo(Answer.ALLOW);
    assertThat(ask("clerk").register().failure()).isNotNull();
  }

  @Test
  void withoutAnyRegisterNobodyIsLetIn() throws IOException {
    FrozenGate blind = new FrozenGate(temp.resolve("blind"));
    RegisterWatch watch =
        new RegisterWatch(null, "nowhere", () -> null, Duration.ofSeconds(30), () -> blind.now);
    watch.look(); // fails in every way
    assertThat(watch.at(blind.now).failure()).isNotNull();
    assertThat(watch.at(blind.now).register())
        .isInstanceOf(dev.assize.gate.observation.ObservedRegister.NotSeen.class);
  }

  @Test
  void whatIsKnownAlreadyIsNotReadAgain() {
    List<String> read = new ArrayList<>();
    TileSource granted = FrozenGate.log("granted");
    frozen.source =
        (path, limit) -> {
          read.add(path);
          return granted.find(path, limit);
        };
    frozen.look();
    assertThat(read).isNotEmpty().noneMatch(path -> path.startsWith("tile/entries"));
  }
}
