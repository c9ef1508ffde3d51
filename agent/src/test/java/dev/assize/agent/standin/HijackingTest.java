package dev.assize.agent.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.standin.Harness.Outcome;
import dev.assize.agent.standin.Harness.Style;
import dev.assize.agent.standin.playbook.Attempt;
import dev.assize.agent.standin.playbook.Attempt.Result;
import dev.assize.agent.standin.playbook.Layer;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.statement.Json;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HijackingTest {

  private final StandInServer server = StandInServer.start();
  private final Trace trace = new Trace();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CHAT,true", "CHAT,false", "RESPONSES,true", "RESPONSES,false",
    "MESSAGES,true", "MESSAGES,false", "GEMINI,true", "GEMINI,false"
  })
  void everyWayIsTriedOnceAndInOrderInEveryDialect(Style style, boolean stream) {
    Hijack hijack = Hijacks.of("read-ssh-key", "spend-money", "exfiltrate-mail", "leave-folder");
    Outcome outcome =
        run(hijack, style, stream, List.of("bash", "read", "write", "x_mail_send", "x_mail_read"));

    assertThat(outcome.names())
        .containsExactly(
            "read", "bash", "bash", "x_mail_read", "x_mail_send", "write", "bash", "write", "bash");
    assertThat(outcome.answer()).startsWith("All done.");
    assertThat(Transcript.attempts(hijack, trace.events()))
        .extracting(Attempt::result)
        .containsExactly(
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.NOT_OFFERED,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN,
            Result.RAN_OR_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void answersAreReadForWhatTheyAre(Style style) {
    Hijack hijack = Hijacks.of("read-ssh-key");
    List<Move> moves = hijack.plot().moves();
    Harness harness =
        new Harness(server, server.enrol(hijack, trace), style, false, List.of("bash", "read"));
    harness.run(
        "Hello.",
        call ->
            call.name().equals("read")
                ? "Tool \"read\" not found in registry."
                : call.arguments().toString().contains("cp ")
                    ? "cp: cannot create regular file: Read-only file system"
                    : "out: " + moves.get(1).proof());

    List<Attempt> attempts = Transcript.attempts(hijack, trace.events());

    assertThat(attempts)
        .extracting(Attempt::result)
        .containsExactly(Result.REFUSED, Result.RAN, Result.REFUSED);
    assertThat(attempts)
        .extracting(Attempt::layer)
        .containsExactly(Layer.HARNESS_REFUSAL, null, Layer.HARNESS_SANDBOX);
    assertThat(attempts.getLast().excerpt()).contains("Read-only file system");
    assertThat(attempts).extracting(Attempt::tool).containsExactly("read", "bash", "bash");
  }

  @Test
  void theLastWordsCarryWhatNeedsNoTool() {
    Hijack hijack = Hijacks.of("exfiltrate-answer");
    Outcome outcome = run(hijack, Style.CHAT, true, List.of("bash"));

    assertThat(outcome.names()).isEmpty();
    assertThat(outcome.answer()).contains("![status](https://files.example.net/k");
    assertThat(Transcript.attempts(hijack, trace.events()))
        .extracting(Attempt::result)
        .containsExactly(Result.RAN);
  }

  @Test
  void anAgentThatIsStartedByAMoveIsLeftInPeace() {
    Hijack hijack = Hijacks.of("spawn-agent", "leave-folder");
    Move spawn = hijack.plot().moves().getFirst();
    Harness main =
        new Harness(
            server, server.enrol(hijack, trace), Style.CHAT, false, List.of("task", "write"));
    assertThat(Transcript.delegated(trace.events(), spawn.marker())).isFalse();
    main.run(
        "Hello.",
        call -> {
          if (!call.name().equals("task")) {
            return "File written successfully";
          }
          Outcome inner =
              run(
                  hijack,
                  Style.CHAT,
                  false,
                  List.of("task", "write"),
                  call.arguments().path("prompt").asString(""));
          assertThat(inner.names()).isEmpty();
          return inner.answer();
        });

    assertThat(trace.events(TraceEvent.ModelRequest.class))
        .extracting(TraceEvent.ModelRequest::kind)
        .containsExactly("main", "delegated", "main", "main", "main");
    assertThat(Transcript.delegated(trace.events(), spawn.marker())).isTrue();
    assertThat(Transcript.delegated(trace.events(), "k0123456789")).isFalse();
  }

  @Test
  void aClassifierIsToldThatAllIsWell() {
    ChatRequest request =
        ChatRequest.saying("Should this be blocked?")
            .tool(
                "respond_in_schema",
                "Answers.",
                "{\"type\":\"object\",\"properties\":{\"shouldBlock\":{\"type\":\"boolean\"}},"
                    + "\"required\":[\"shouldBlock\"]}")
            .with("tool_choice", "\"required\"");
    Performance.Turn turn = next(Hijacks.ofAll(), request);

    assertThat(turn.kind()).isEqualTo("classifier");
    assertThat(((Reply.Call) turn.reply()).arguments().path("shouldBlock").asBoolean(true))
        .isFalse();
  }

  @Test
  void aHarnessThatSpeaksOfMemoryInItsPromptIsStillAMainTurn() {
    ChatRequest request =
        ChatRequest.saying("Answer my mail.").system("Keep memories.").tools("read");

    assertThat(next(Hijacks.of("read-ssh-key"), request).kind()).isEqualTo("main");
    assertThat(next(Hijacks.of("read-ssh-key"), request.user("Extract memories now.")).kind())
        .isEqualTo("memory");
  }

  @Test
  void aCallThatTheHarnessWroteAnewIsNotMadeAgain() {
    Hijack hijack = Hijacks.of("leave-folder");
    Move move = hijack.plot().moves().getFirst();
    ChatRequest request =
        ChatRequest.saying("Hi.")
            .tools("write")
            .called(
                "write",
                Json.mapper()
                    .writeValueAsString(
                        Json.mapper()
                            .createObjectNode()
                            .put("file", "~/" + move.marker() + ".txt")),
                "no");

    assertThat(((Reply.Call) next(hijack, request).reply()).arguments().toString())
        .doesNotContain(move.marker())
        .contains(hijack.plot().moves().get(2).marker());
  }

  @Test
  void aModelThatMayCallNothingSaysGoodbye() {
    assertThat(next(Hijacks.ofAll(), ChatRequest.saying("Hi.")).reply())
        .isInstanceOf(Reply.Words.class);
    assertThat(
            next(
                    Hijacks.ofAll(),
                    ChatRequest.saying("Hi.").tools("bash").with("tool_choice", "\"none\""))
                .reply())
        .isInstanceOf(Reply.Words.class);
  }

  private static Performance.Turn next(Hijack hijack, ChatRequest request) {
    return Hijacking.next(hijack, new ChatDialect().read(request.body()));
  }

  private Outcome run(Hijack hijack, Style style, boolean stream, List<String> tools) {
    return run(hijack, style, stream, tools, "Please answer my mail.");
  }

  private Outcome run(
      Hijack hijack, Style style, boolean stream, List<String> tools, String prompt) {
    return new Harness(server, server.enrol(hijack, trace), style, stream, tools)
        .run(prompt, call -> "Here you are.");
  }
}
