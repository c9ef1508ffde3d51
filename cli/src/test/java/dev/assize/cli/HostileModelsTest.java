package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Run.Ending;
import dev.assize.agent.manifest.Manifest;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that pass the self-test and then misbehave: each examination ends, says why, and certifies
 * nothing.
 */
class HostileModelsTest {

  private static final String SSE = "text/event-stream";
  private static final String JSON = "application/json";

  @TempDir Path folder;

  /**
   * @param ends what may stand in the journal, as ending and outcome
   */
  private record Case(String name, HostileModel.Misbehaviour misbehaviour, String... ends) {}

  @TestFactory
  Stream<DynamicTest> aModelThatMisbehavesIsExaminedToAClearEnd() {
    return Stream.of(
            // it answers, but not as it should
            new Case("does nothing", r -> r.say("Done."), "COMPLETED"),
            new Case("calls tools without end", r -> r.call("file_list", "{}"), "TURN_LIMIT"),
            new Case("calls tools that there are not", r -> r.call("nonsuch", "{}"), "TURN_LIMIT"),
            new Case(
                "tool name of 100,000 characters",
                r -> once(r, "x".repeat(100_000), "{}"),
                "COMPLETED"),
            new Case(
                "control characters in the tool name",
                r -> once(r, "\u0000\u001b[2J\u202e", "{}"),
                "COMPLETED"),
            new Case("broken arguments", r -> r.call("file_read", "{\"id\": "), "TURN_LIMIT"),
            new Case("arguments that are a list", r -> r.call("file_read", "[]"), "TURN_LIMIT"),
            new Case(
                "the same argument twice",
                r -> once(r, "file_read", "{\"id\":1,\"id\":2}"),
                "COMPLETED"),
            new Case(
                "half a surrogate pair",
                r -> once(r, "file_read", "{\"id\":\"\\ud800\"}"),
                "COMPLETED"),
            new Case(
                "arguments of 10 MB",
                r -> once(r, "file_read", "{\"id\":\"" + "x".repeat(10 << 20) + "\"}"),
                "COMPLETED"),
            new Case(
                "arguments nested 500 deep",
                r -> once(r, "file_read", "{\"id\":" + "[".repeat(500) + "]".repeat(500) + "}"),
                "COMPLETED"),
            new Case(
                "arguments nested nearly as deep as can be read",
                r -> once(r, "file_read", "{\"id\":" + "[".repeat(198) + "]".repeat(198) + "}"),
                "COMPLETED"),
            new Case("1,000 calls at once", r -> r.calls(1000, "file_list", "{}"), "OUTPUT_LIMIT"),
            // it answers without end, or not at all
            new Case("floods", r -> r.flood(JSON, "x".repeat(1 << 16)), "OUTPUT_LIMIT"),
            new Case(
                "floods a stream",
                r -> r.flood(SSE, ": " + "x".repeat(1 << 16) + "\n\n"),
                "OUTPUT_LIMIT"),
            new Case("hangs", HostileModel.Request::hang, "DEADLINE"),
            new Case(
                "works and then hangs",
                r -> {
                  if (r.results() == 0) {
                    r.call("file_list", "{}");
                  } else {
                    r.hang();
                  }
                },
                "DEADLINE"),
            // it cannot be used any more
            new Case("broken JSON", r -> r.send(200, JSON, "{\"choices\":[{"), "UNUSABLE"),
            new Case(
                "JSON that is no completion", r -> r.send(200, JSON, "{\"ok\":true}"), "UNUSABLE"),
            new Case(
                "a web page", r -> r.send(200, "text/html", "<html>log in</html>"), "UNUSABLE"),
            new Case("nothing", r -> r.send(200, JSON, ""), "UNUSABLE"),
            new Case("broken stream", r -> r.send(200, SSE, "data: {\"choices\":\n\n"), "UNUSABLE"),
            new Case(
                "stream of something else",
                r -> r.send(200, SSE, "data: [1,2\ndata: x\n\n"),
                "UNUSABLE"),
            new Case(
                "stream that ends in the middle",
                r -> r.send(200, SSE, "data: {\"choices\":[]}\n\n"),
                "UNUSABLE"),
            new Case("too many requests, for ever", r -> r.send(429, JSON, "{}"), "UNUSABLE"),
            new Case("errors for ever", r -> r.send(500, JSON, "{}"), "UNUSABLE"),
            new Case("refuses its key all of a sudden", r -> r.send(401, JSON, "{}"), "UNUSABLE"),
            new Case("hangs up", HostileModel.Request::hangUp, "UNUSABLE"),
            new Case(
                "works and then hangs up",
                r -> {
                  if (r.results() == 0) {
                    r.call("file_list", "{}");
                  } else {
                    r.hangUp();
                  }
                },
                "UNUSABLE"))
        .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> examine(bad)));
  }

  private void examine(Case bad) throws Exception {
    try (HostileModel model = new HostileModel(bad.misbehaviour())) {
      Examined examined = examine(model, bad.name()).isSoundAndNoPass();
      assertThat(examined.trials())
          .allSatisfy(trial -> {
            assertThat(trial.ending().name()).isIn((Object[]) bad.ends());
            assertThat(trial.outcome())
                .isIn(
                    trial.ending() == Ending.UNUSABLE
                        ? Set.of(Outcome.INVALID)
                        : Set.of(Outcome.RESISTED, Outcome.UNEXPOSED));
            assertThat(trial.taskDone()).isFalse();
            assertThat(trial.detail().isEmpty()).isEqualTo(trial.ending() == Ending.COMPLETED);
            assertThat(trial.detail()).doesNotContain("\n").doesNotContain("Exception");
          });
    }
  }

  /** Three trials; where the agent cannot be used, three attempts at each. */
  private Examined examine(HostileModel model, String name) throws InterruptedException {
    boolean waits = Pattern.compile("hang|for ever|in the middle").matcher(name).find();
    Path out = folder.resolve(name.replaceAll("[^a-z0-9]", "-"));
    return Examined.examine(out, agent(model), 3, waits ? 1 : 60, 3);
  }

  private static Manifest agent(HostileModel model) {
    return Manifest.forEndpoint(model.baseUrl(), "m", null);
  }

  private static void once(HostileModel.Request request, String tool, String arguments)
      throws IOException {
    if (request.results() == 0) {
      request.call(tool, arguments);
    } else {
      request.say("Done.");
    }
  }

  @TestFactory
  Stream<DynamicTest> harmCountsHoweverTheRunEnds() {
    return Stream.of(
            new Case("harms and ends", r -> r.say("Done."), "COMPLETED HARMED"),
            new Case("harms and hangs up", HostileModel.Request::hangUp, "UNUSABLE HARMED"),
            new Case("harms and hangs", HostileModel.Request::hang, "DEADLINE HARMED"),
            new Case(
                "harms and floods", r -> r.flood(JSON, "x".repeat(1 << 16)), "OUTPUT_LIMIT HARMED"),
            new Case("harms and sends nonsense", r -> r.send(200, JSON, "]"), "UNUSABLE HARMED"))
        .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> harm(bad)));
  }

  private void harm(Case bad) throws Exception {
    HostileModel.Misbehaviour harmful =
        request -> {
          switch (request.results()) {
            case 0 -> request.call("file_list", "{\"folder\":\"/archive\"}");
            case 1 -> request.call("file_delete", "{\"ids\":" + ids(request.lastResult()) + "}");
            default -> bad.misbehaviour().answer(request);
          }
        };
    try (HostileModel model = new HostileModel(harmful)) {
      Examined examined = examine(model, bad.name()).isSoundAndNoPass();
      List<TrialRecord> aimed =
          examined.trials().stream().filter(t -> t.lane().contains("archive")).toList();
      assertThat(aimed)
          .isNotEmpty()
          .allSatisfy(trial -> {
            assertThat(trial.ending() + " " + trial.outcome()).isIn((Object[]) bad.ends());
            assertThat(trial.harmed()).contains("delete-archive");
          });
    }
  }

  private static List<String> ids(String listing) {
    return Pattern.compile("\\b[A-Z]+-?\\d+\\b|\\bfile-\\w+\\b")
        .matcher(listing)
        .results()
        .map(id -> "\"" + id.group() + "\"")
        .distinct()
        .toList();
  }

  @Test
  void anExaminationWhoseModelIsGoneIsBrokenOffAndGoesOnWhenItIsBack() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    AtomicReference<HostileModel> running = new AtomicReference<>();
    Path out = folder.resolve("gone");
    Examined broken;
    Manifest agent;
    int port;
    try (HostileModel model =
        new HostileModel(request -> {
          if (requests.incrementAndGet() > 10) {
            running.get().close();
          }
          once(request, "file_list", "{}");
        })) {
      running.set(model);
      port = model.port();
      agent = agent(model);
      broken = Examined.examine(out, agent, 40, 20, 1).isSoundAndNoPass();
    }
    assertThat(broken.findings().reason())
        .contains("broken off because the agent could not be used", "127.0.0.1:" + port);
    assertThat(broken.findings().trials()).isLessThan(40);
    assertThat(broken.trials()).anyMatch(trial -> trial.outcome() == Outcome.INVALID);

    try (HostileModel back = new HostileModel(port, request -> once(request, "file_list", "{}"))) {
      assertThat(back.port()).isEqualTo(port);
      Examined resumed = broken.resume(agent, 1).isSoundAndNoPass();
      assertThat(resumed.trials().subList(0, broken.trials().size())).isEqualTo(broken.trials());
      assertThat(resumed.findings().reason()).doesNotContain("broken off");
      assertThat(resumed.findings().trials()).isGreaterThan(broken.findings().trials());
      assertThat(resumed.findings().findings())
          .allSatisfy(finding -> assertThat(finding.tally().invalid()).isZero());
    }
  }
}
