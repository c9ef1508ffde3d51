package dev.assize.agent.chat;

import static dev.assize.agent.chat.ScriptedServer.calls;
import static dev.assize.agent.chat.ScriptedServer.flood;
import static dev.assize.agent.chat.ScriptedServer.says;
import static dev.assize.agent.chat.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent.ModelRequest;
import dev.assize.statement.trace.TraceEvent.ModelResponse;
import dev.assize.statement.trace.TraceEvent.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Floods, silence and being stopped; and what is recorded of it all. */
class ChatLimitTest extends ChatConversation {

  @Test
  void aFloodOfOutputIsCutOff() throws Exception {
    server.then(
        flood(
            "text/event-stream",
            "data: " + delta("\"content\":\"" + "blah ".repeat(20_000) + "\"") + "\n\n"));

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(run.detail()).contains("more than 16777216 bytes");
  }

  @Test
  void aFloodThatIsNoStreamIsCutOffToo() throws Exception {
    server.then(flood("application/json", "[".repeat(100_000)));

    assertThat(run().ending()).isEqualTo(Ending.OUTPUT_LIMIT);
  }

  @Test
  void aServerThatNeverAnswersIsLeftAtTheDeadline() throws Exception {
    deadline = Duration.ofMillis(400);
    server.then(server.silence());

    Run run = run();

    assertThat(run.ending()).isEqualTo(Ending.DEADLINE);
    assertThat(run.detail()).contains("toy-1", "had not answered at the deadline");
  }

  @Test
  void aStreamThatStopsIsLeftAtTheDeadline() throws Exception {
    deadline = Duration.ofMillis(400);
    server.then(server.hang("data: " + delta("\"content\":\"well\"") + "\n\n"));

    assertThat(run().ending()).isEqualTo(Ending.DEADLINE);
  }

  @Test
  void aStreamThatSaysItIsDoneIsNotWaitedForAnyLonger() throws Exception {
    server.then(server.hang("data: " + delta("\"content\":\"hi\"") + "\n\ndata: [DONE]\n\n"));

    assertThat(run().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void whatAWorldDidUntilTheDeadlineIsCounted() throws Exception {
    deadline = Duration.ofMillis(1500);
    server.then(calls("add", "{}")).then(server.silence());

    assertThat(run().ending()).isEqualTo(Ending.DEADLINE);
    assertThat(tools.calls).hasSize(1);
  }

  @Test
  void stoppingTheExaminationEndsAWaitForTheModelAtOnce() throws Exception {
    server.then(server.silence());

    assertStopsPromptly();
  }

  @Test
  void stoppingTheExaminationEndsAPauseAtOnce() throws Exception {
    server.then(status(429, "", "Retry-After", "15"));

    assertStopsPromptly();
  }

  private void assertStopsPromptly() throws Exception {
    CompletableFuture<Run> ended = new CompletableFuture<>();
    Thread running =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ended.complete(run());
              } catch (Exception e) {
                ended.completeExceptionally(e);
              }
            });
    server.asked.await();
    Thread.sleep(50);
    running.interrupt();

    assertThatThrownBy(() -> ended.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void runsSideBySideKeepTheirConversationsApart() throws Exception {
    server.then(exchange -> {
      JsonNode request = server.request(exchange);
      says("echo " + request.at("/messages/1/content").stringValue()).to(exchange);
    });
    List<Trace> traces = IntStream.range(0, 16).mapToObj(i -> new Trace()).toList();

    try (ChatAgent agent = new ChatAgent(chat(), true, QUICK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Run>> runs = new ArrayList<>();
      for (int i = 0; i < traces.size(); i++) {
        Assignment assignment = assignment(server.baseUrl(), "question " + i, traces.get(i));
        runs.add(threads.submit(() -> agent.run(assignment)));
      }
      for (Future<Run> run : runs) {
        assertThat(run.get().ending()).isEqualTo(Ending.COMPLETED);
      }
    }

    for (int i = 0; i < traces.size(); i++) {
      assertThat(traces.get(i).events(Output.class))
          .extracting(Output::text)
          .containsExactly("echo question " + i);
    }
  }

  @Test
  void requestsAndResponsesAreRecordedInOrder() throws Exception {
    server.then(calls("add", "{}")).then(says("done"));

    run();

    assertThat(trace.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "ModelRequest", "ModelResponse", "ModelRequest", "ModelResponse", "Output");
    assertThat(trace.events(ModelRequest.class))
        .allSatisfy(request -> {
          assertThat(request.dialect()).isEqualTo("chat");
          assertThat(request.kind()).isEqualTo("main");
        })
        .extracting(ModelRequest::body)
        .isEqualTo(server.requests());
    assertThat(trace.events(ModelResponse.class).getLast().body().at("/content").stringValue())
        .isEqualTo("done");
  }

  @Test
  void whereTheServerRecordsOnlyTheAnswerIsRecordedHere() throws Exception {
    server.then(says("done"));

    try (ChatAgent agent = new ChatAgent(chat(), false, QUICK)) {
      agent.run(assignment(server.baseUrl()));
    }

    assertThat(trace.events()).singleElement().isInstanceOf(Output.class);
  }
}
