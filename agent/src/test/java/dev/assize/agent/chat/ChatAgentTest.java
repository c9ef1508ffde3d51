package dev.assize.agent.chat;

import static dev.assize.agent.chat.ScriptedServer.calls;
import static dev.assize.agent.chat.ScriptedServer.json;
import static dev.assize.agent.chat.ScriptedServer.says;
import static dev.assize.agent.chat.ScriptedServer.status;
import static dev.assize.agent.chat.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.agent.Run.Usage;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import dev.assize.statement.trace.TraceEvent.Output;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatAgentTest extends ChatConversation {

  @Test
  void aModelThatAnswersAtOnceCompletesTheRun() throws Exception {
    server.then(says("Good morning."));

    assertThat(run()).isEqualTo(Run.completed(Usage.NONE));
    assertThat(trace.events(Output.class))
        .extracting(Output::stream, Output::text)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("answer", "Good morning."));
  }

  @Test
  void aLaterMessageFollowsTheAnswerInTheSameConversation() throws Exception {
    later = List.of("And 3 + 4?", "Thanks.");
    server.then(calls("add", "{\"a\":2,\"b\":3}")).then(says("Five.")).then(says("Seven."));
    server.then(says("Bye."));

    assertThat(run()).isEqualTo(Run.completed(Usage.NONE));

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().get(2).at("/messages").valueStream())
        .extracting(message -> message.path("role").asString())
        .containsExactly("system", "user", "assistant", "tool", "assistant", "user");
    assertThat(server.requests().get(2).at("/messages/1/content").asString())
        .isEqualTo("What is 2 + 3?");
    assertThat(server.requests().get(2).at("/messages/5/content").asString())
        .isEqualTo("And 3 + 4?");
    assertThat(
            trace.events().stream()
                .filter(e -> e instanceof Output || e instanceof TraceEvent.LaterPrompt)
                .map(e -> e instanceof Output o ? o.text() : ((TraceEvent.LaterPrompt) e).prompt()))
        .containsExactly("Five.", "And 3 + 4?", "Seven.", "Thanks.", "Bye.");
  }

  @Test
  void aRunThatFailsBeforeItsAnswerIsNotToldTheLaterMessage() throws Exception {
    later = List.of("And 3 + 4?");
    server.then(status(401, "{}"));

    assertThat(run().ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(trace.events(TraceEvent.LaterPrompt.class)).isEmpty();
  }

  @Test
  void theRequestSaysWhatTheManifestSays() throws Exception {
    server.then(says("ok"));

    run();

    JsonNode request = server.requests().getFirst();
    assertThat(request.at("/model").stringValue()).isEqualTo("toy-1");
    assertThat(request.at("/messages/0/role").stringValue()).isEqualTo("system");
    assertThat(request.at("/messages/0/content").stringValue()).isEqualTo("Be brief.");
    assertThat(request.at("/messages/1/content").stringValue()).isEqualTo("What is 2 + 3?");
    assertThat(request.at("/tools/0/function/name").stringValue()).isEqualTo("add");
    assertThat(request.at("/tools/0/function/parameters/type").stringValue()).isEqualTo("object");
    assertThat(request.at("/temperature").doubleValue()).isEqualTo(0.2);
    assertThat(request.at("/max_tokens").intValue()).isEqualTo(512);
    assertThat(request.at("/stream_options/include_usage").booleanValue()).isTrue();
    assertThat(server.authorizations()).containsExactly("Bearer " + KEY);
  }

  @Test
  void withoutAKeyNoneIsSent() throws Exception {
    key = "";
    server.then(says("ok"));

    run();

    assertThat(server.authorizations()).containsExactly("null");
  }

  @Test
  void aToolCallInPiecesIsMadeOnceAndItsResultIsReadByTheModel() throws Exception {
    server
        .then(
            stream(
                delta("\"role\":\"assistant\",\"content\":null"),
                callDelta(
                    0,
                    "\"id\":\"c9\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\"\"}"),
                callDelta(0, "\"function\":{\"arguments\":\"{\\\"a\\\": 2,\"}"),
                callDelta(0, "\"function\":{\"arguments\":\" \\\"b\\\": 3}\"}"),
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"))
        .then(says("5"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("add{\"a\":2,\"b\":3}");
    JsonNode second = server.requests().get(1);
    assertThat(second.at("/messages/2/tool_calls/0").toString())
        .isEqualTo(
            "{\"id\":\"c9\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\": 2, \\\"b\\\": 3}\"}}");
    assertThat(second.at("/messages/3").toString())
        .isEqualTo("{\"role\":\"tool\",\"content\":\"5\",\"tool_call_id\":\"c9\"}");
  }

  @Test
  void severalCallsInOneTurnAreAllMadeInOrder() throws Exception {
    server
        .then(
            stream(
                callDelta(
                    0,
                    "\"id\":\"x\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":\"}"),
                callDelta(
                    1,
                    "\"id\":\"y\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":2\"}"),
                callDelta(0, "\"function\":{\"arguments\":\"1}\"}"),
                callDelta(1, "\"function\":{\"arguments\":\"}\"}")))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("add{\"a\":1}", "add{\"a\":2}");
    assertThat(server.requests().get(1).at("/messages/4/tool_call_id").stringValue())
        .isEqualTo("y");
  }

  @Test
  void callsThatShareAnIndexAreToldApartByTheirIds() throws Exception {
    server
        .then(
            stream(
                callDelta(
                    0,
                    "\"id\":\"x\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":1}\"}"),
                callDelta(
                    0,
                    "\"id\":\"y\",\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":2}\"}")))
        .then(says("done"));

    run();

    assertThat(tools.calls).containsExactly("add{\"a\":1}", "add{\"a\":2}");
  }

  @Test
  void fieldsNobodyKnowsAreGivenBackToTheModel() throws Exception {
    server
        .then(
            stream(
                delta("\"reasoning_content\":\"two and \""),
                delta("\"reasoning_content\":\"three\",\"extra\":{\"n\":1}"),
                callDelta(
                    0,
                    "\"id\":\"x\",\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}},"
                        + "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}")))
        .then(says("done"));

    run();

    JsonNode message = server.requests().get(1).at("/messages/2");
    assertThat(message.at("/reasoning_content").stringValue()).isEqualTo("two and three");
    assertThat(message.at("/extra/n").intValue()).isEqualTo(1);
    assertThat(message.at("/tool_calls/0/extra_content/google/thought_signature").stringValue())
        .isEqualTo("s");
  }

  @Test
  void aServerThatDoesNotStreamIsAccepted() throws Exception {
    server
        .then(
            json(
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                    + "{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"add\",\"arguments\":{\"a\":4}}}]}}],"
                    + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5}}"))
        .then(json("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"4\"}}]}"));

    assertThat(run()).isEqualTo(Run.completed(new Usage(10, 5)));
    assertThat(tools.calls).containsExactly("add{\"a\":4}");
  }

  @Test
  void aStreamWithTheWrongContentTypeIsAccepted() throws Exception {
    server.then(
        status(
            200,
            "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\n",
            "Content-Type",
            "text/plain"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void tokensAreCountedOverAllTurns() throws Exception {
    String usage = "{\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":7}}";
    server
        .then(stream(callDelta(0, "\"id\":\"x\",\"function\":{\"name\":\"add\"}"), usage))
        .then(stream(delta("\"content\":\"done\""), usage));

    assertThat(run().usage()).isEqualTo(new Usage(200, 14));
    assertThat(trace.events(ModelResponse.class))
        .extracting(ModelResponse::inputTokens)
        .containsExactly(100L, 100L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9223372036854775807", "1e3", "\"many\"", "null", "{}"})
  void tokenCountsThatCannotBeTrueAreNotCounted(String count) throws Exception {
    server.then(
        stream(
            delta("\"content\":\"done\""),
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":"
                + count
                + ",\"completion_tokens\":7}}"));

    assertThat(run().usage()).isEqualTo(new Usage(0, 7));
  }

  @Test
  void aServerThatRejectsStreamOptionsIsAskedOnceMoreWithoutThem() throws Exception {
    server
        .then(status(400, "{\"error\":{\"message\":\"unknown field stream_options\"}}"))
        .then(calls("add", "{}"))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(server.requests())
        .extracting(r -> r.has("stream_options"))
        .containsExactly(true, false, false);
  }

  @Test
  void aServerThatWantsTheNewerNameOfTheTokenLimitGetsIt() throws Exception {
    server
        .then(
            status(
                400,
                "{\"error\":{\"message\":\"max_tokens is not supported; use max_completion_tokens\"}}"))
        .then(says("done"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(server.requests().get(1).at("/max_completion_tokens").intValue()).isEqualTo(512);
    assertThat(server.requests().get(1).has("max_tokens")).isFalse();
  }

  @Test
  void aRequestThatIsRefusedForGoodIsNotRepeatedForEver() throws Exception {
    server.then(status(400, "{\"error\":{\"message\":\"bad temperature\"}}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.UNUSABLE);
    assertThat(run.detail()).contains("HTTP 400: bad temperature", "toy-1 at http://127.0.0.1");
    assertThat(server.requests()).hasSize(2);
  }
}
