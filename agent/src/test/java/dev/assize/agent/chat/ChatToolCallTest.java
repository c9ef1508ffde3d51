package dev.assize.agent.chat;

import static dev.assize.agent.chat.ScriptedServer.calls;
import static dev.assize.agent.chat.ScriptedServer.json;
import static dev.assize.agent.chat.ScriptedServer.says;
import static dev.assize.agent.chat.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tool calls that a model should not have made so. */
class ChatToolCallTest extends ChatConversation {

  @Test
  void argumentsThatAreNotJsonAreReportedToTheModelAndTheRunGoesOn() throws Exception {
    server.then(calls("add", "{\"a\": 1")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("not valid JSON");
  }

  @Test
  void argumentsThatAreNotAnObjectAreReportedToTheModel() throws Exception {
    server.then(calls("add", "[1, 2]")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(toolMessage()).contains("must be a JSON object");
  }

  @Test
  void anUnknownToolIsAnsweredByTheWorld() throws Exception {
    server.then(calls("fly", "")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).containsExactly("fly{}");
    assertThat(toolMessage()).isEqualTo("There is no tool called fly.");
  }

  @Test
  void tenMegabytesOfArgumentsAreRefusedToTheModel() throws Exception {
    server.then(calls("add", "{\"a\":\"" + "x".repeat(10 << 20) + "\"}")).then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("10485768 characters, and 1048576 are allowed");
    assertThat(
            server
                .requests()
                .get(1)
                .at("/messages/2/tool_calls/0/function/arguments")
                .stringValue())
        .isEqualTo("{}");
  }

  @Test
  void argumentsNestedTooDeeplyForTheTraceAreRefusedToTheModel() throws Exception {
    server
        .then(calls("add", "{\"a\":" + "[".repeat(150) + "]".repeat(150) + "}"))
        .then(says("sorry"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(tools.calls).isEmpty();
    assertThat(toolMessage()).contains("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(ints = {95, 150, 190, 5000})
  void whateverDepthTheServerSendsTheTraceCanBeReadBack(int depth) throws Exception {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    server
        .then(stream(callDelta(0, "\"id\":\"x\",\"function\":{\"name\":\"add\"},\"odd\":" + deep)))
        .then(json("{\"choices\":[{\"message\":{\"content\":\"x\",\"odd\":" + deep + "}}]}"));

    run();

    assertThat(trace.events())
        .allSatisfy(event ->
            assertThat(Json.mapper().readValue(Json.line(event), TraceEvent.class))
                .hasSameClassAs(event));
  }

  @Test
  void halfASurrogatePairDoesNotBreakTheRun() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\"a\\ud800\",\"tool_calls\":[{\"id\":\"\\udc00\","
                + "\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]}}]}"));

    assertThat(run().ending()).isEqualTo(Ending.TURN_LIMIT);
    assertThat(trace.events()).allSatisfy(event -> assertThat(Json.line(event)).isNotEmpty());
  }

  @Test
  void aConversationThatGrowsTooLargeEndsTheRun() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\""
                + "x".repeat(1 << 20)
                + "\",\"tool_calls\":["
                + "{\"id\":\"c\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}]}}]}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("grew beyond 4194304 characters");
    assertThat(tools.calls).hasSize(3);
  }

  @Test
  void callsThatMakeNoSenseAreLeftOut() throws Exception {
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"content\":\"x\",\"tool_calls\":[1,{\"id\":2},null]}}]}"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("x");
  }

  @Test
  void anEndlessToolLoopEndsAtTheTurnLimit() throws Exception {
    server.then(calls("add", "{}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.TURN_LIMIT);
    assertThat(run.detail()).contains("after 8 turns", "maxTurns");
    assertThat(tools.calls).hasSize(8);
  }

  @Test
  void tooManyCallsInOneTurnEndTheRun() throws Exception {
    String call = "{\"id\":\"c\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}}";
    server.then(
        json(
            "{\"choices\":[{\"message\":{\"tool_calls\":["
                + (call + ",").repeat(200)
                + call
                + "]}}]}"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("201 tool calls");
    assertThat(tools.calls).isEmpty();
  }
}
