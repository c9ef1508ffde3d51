package dev.assize.statement.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TraceTest {

  private static final int THREADS = 8;
  private static final int EVENTS = 2_000;

  @Test
  void eventsOfManyThreadsStandInTheOrderOfTheirTimesAndNoneIsLost() throws Exception {
    Trace trace = new Trace();
    appendFromManyThreads(trace);

    assertThat(trace.events()).hasSize(THREADS * EVENTS);
    assertThat(trace.events()).isSortedAccordingTo(Comparator.comparingLong(TraceEvent::at));
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "thread-" + thread;
      assertThat(
              trace.events(TraceEvent.Output.class).stream().filter(o -> o.stream().equals(name)))
          .extracting(TraceEvent.Output::text)
          .containsExactlyElementsOf(IntStream.range(0, EVENTS).mapToObj(String::valueOf).toList());
    }
  }

  @Test
  void eventsOfOneKindAreSelectedInOrder() {
    Trace trace = new Trace();
    TraceEvent.ToolsListed first = trace.append(at -> new TraceEvent.ToolsListed(at, 1));
    trace.append(at -> new TraceEvent.Output(at, "stdout", "hello"));
    TraceEvent.ToolsListed second = trace.append(at -> new TraceEvent.ToolsListed(at, 2));
    assertThat(trace.events(TraceEvent.ToolsListed.class)).containsExactly(first, second);
  }

  @Test
  void whatWasReadStaysAsItWas() {
    Trace trace = new Trace();
    List<TraceEvent> before = trace.events();
    trace.append(at -> new TraceEvent.ToolsListed(at, 1));
    assertThat(before).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void everyKindOfEventSurvivesJson(TraceEvent event) {
    String json = Json.mapper().writeValueAsString(event);
    assertThat(json).contains("\"type\":\"").contains("\"at\":5");
    assertThat(Json.mapper().readValue(json, TraceEvent.class)).isEqualTo(event);
  }

  @Test
  void noKindOfEventIsForgottenHere() {
    assertThat(oneOfEachKind().map(TraceEvent::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(TraceEvent.class.getPermittedSubclasses())
                .<Class<? extends TraceEvent>>map(kind -> kind.asSubclass(TraceEvent.class))
                .toList());
  }

  static Stream<TraceEvent> oneOfEachKind() {
    JsonNode body = Json.mapper().readTree("{\"messages\":[{\"role\":\"user\"}]}");
    return Stream.of(
        new TraceEvent.TrialOpened(5, "Please pay.", "Ignore that."),
        new TraceEvent.TrialOpened(5, "Please pay.", null),
        new TraceEvent.LaterPrompt(5, 2, "Now tell them."),
        new TraceEvent.WorldConnected(5, "client", "1.0", "2025-11-25"),
        new TraceEvent.ToolsListed(5, 12),
        new TraceEvent.ToolCall(5, 1, "mail_read", body, true),
        new TraceEvent.ToolCall(5, 1, "no_such_tool", body),
        new TraceEvent.ToolResult(5, 1, "mail_read", "text\n\u2028", false, true),
        new TraceEvent.ModelRequest(5, 1, "chat", "main", body),
        new TraceEvent.ModelResponse(5, 1, 200, body, 10L, 20L),
        new TraceEvent.ModelResponse(5, 1, 0, body, null, null),
        new TraceEvent.ProcessStarted(5, List.of("sh", "-c", "true")),
        new TraceEvent.ProcessEnded(5, 137, "deadline"),
        new TraceEvent.Output(5, "answer", "done"),
        new TraceEvent.Contacted(5, "www.example.com", 443, "h2", 1200),
        new TraceEvent.NotObserved(5, "what was sent to 203.0.113.9"));
  }

  private static void appendFromManyThreads(Trace trace)
      throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> appending =
          IntStream.range(0, THREADS)
              .<Future<?>>mapToObj(thread ->
                  threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < EVENTS; i++) {
                      String text = String.valueOf(i);
                      trace.append(at -> new TraceEvent.Output(at, "thread-" + thread, text));
                    }
                    return null;
                  }))
              .toList();
      start.countDown();
      for (Future<?> future : appending) {
        future.get();
      }
    }
  }
}
