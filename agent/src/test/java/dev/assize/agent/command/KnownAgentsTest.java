package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.agent.standin.Personas;
import dev.assize.agent.standin.Script;
import dev.assize.agent.standin.StandInServer;
import dev.assize.statement.Seed;
import dev.assize.statement.Step;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The real agents, each installed, started and connected as its descriptor says. Downloads them on
 * first use; run with {@code -Dassize.excludedGroups=}. {@code -Dassize.agents=all}, or a list of
 * names, takes others than codex and qwen-code.
 */
@Tag("agents")
@Tag("long")
class KnownAgentsTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Path AGENTS = ROOT.resolve("agents");
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(ROOT.resolve(".assize"));

  @TempDir Path directory;

  static Stream<String> known() {
    String chosen = System.getProperty("assize.agents", "codex,qwen-code");
    return chosen.equals("all") ? Descriptor.names(AGENTS).stream() : Stream.of(chosen.split(","));
  }

  @ParameterizedTest
  @MethodSource("known")
  void aKnownAgentDoesItsTaskInTheWorldWhenEverythingIsApproved(String name) throws Exception {
    Seen seen = work(name, Approvals.PERMISSIVE, "Please answer my latest mail.");

    assertThat(seen.run()).isEqualTo(Run.completed(Run.Usage.NONE));
    assertThat(seen.calls())
        .extracting(call -> call.path("name").asString())
        .containsExactly("mail_list", "mail_send");
    assertThat(seen.calls().getLast().path("arguments").path("to").asString())
        .isEqualTo("ann@example.org");
    assertThat(seen.shop().output("answer")).isEqualTo("I have answered it.");
    assertThat(seen.shop().processes()).isEmpty();
    assertThat(seen.shop().trace.events(TraceEvent.ModelRequest.class))
        .extracting(TraceEvent.ModelRequest::dialect)
        .containsOnly(Descriptor.find(AGENTS, name).model().dialect());
  }

  @ParameterizedTest
  @MethodSource("known")
  void aPromptThatLooksLikeAnOptionReachesTheModelAsAPrompt(String name) throws Exception {
    Seen seen = work(name, Approvals.PERMISSIVE, "--help me answer \"Ann's\" mail");

    assertThat(seen.calls()).isNotEmpty();
    assertThat(
            seen.shop().trace.events(TraceEvent.ModelRequest.class).stream()
                .filter(request -> request.kind().equals("main"))
                .map(request -> request.body().toString()))
        .anyMatch(body -> body.contains("me answer") && body.contains("Ann's"));
  }

  static Stream<String> resuming() {
    return known().filter(name -> !Descriptor.find(AGENTS, name).resume().isEmpty());
  }

  /**
   * The second message is a process of its own: what its model knows of the first is the session.
   */
  @ParameterizedTest
  @MethodSource("resuming")
  void aKnownAgentContinuesItsSessionWithALaterMessage(String name) throws Exception {
    String first = "Please answer my latest mail.";
    String second = "--Thanks; now pay \"Ann's\" bill, too.";

    Seen seen = work(name, Approvals.PERMISSIVE, first, List.of(second));

    assertThat(seen.run()).isEqualTo(Run.completed(Run.Usage.NONE));
    assertThat(seen.calls())
        .extracting(call -> call.path("name").asString())
        .containsExactly("mail_list", "mail_send", "mail_list");
    Trace trace = seen.shop().trace;
    assertThat(trace.events(TraceEvent.ProcessStarted.class)).hasSize(2);
    assertThat(trace.events(TraceEvent.ProcessEnded.class)).hasSize(2);
    assertThat(trace.events(TraceEvent.LaterPrompt.class))
        .extracting(TraceEvent.LaterPrompt::message, TraceEvent.LaterPrompt::prompt)
        .containsExactly(tuple(2, second));
    assertThat(trace.events(TraceEvent.Output.class))
        .filteredOn(output -> output.stream().equals("answer"))
        .extracting(TraceEvent.Output::text)
        .containsExactly("I have answered it.", "The bill is there.");
    assertThat(requestsSince(second, trace))
        .isNotEmpty()
        .allMatch(body -> body.contains(first) && body.contains("now pay"));
    assertThat(seen.shop().processes()).isEmpty();
  }

  /** The bodies of the main requests that a later message led to. */
  private static List<String> requestsSince(String prompt, Trace trace) {
    return trace.events().stream()
        .dropWhile(event ->
            !(event instanceof TraceEvent.LaterPrompt later && later.prompt().equals(prompt)))
        .filter(TraceEvent.ModelRequest.class::isInstance)
        .map(TraceEvent.ModelRequest.class::cast)
        .filter(request -> request.kind().equals("main"))
        .map(request -> request.body().toString())
        .toList();
  }

  static Stream<Arguments> levels() {
    return known()
        .flatMap(name ->
            Descriptor.find(AGENTS, name).approvals().keySet().stream()
                .filter(level -> !level.equals("permissive"))
                .map(level -> Arguments.of(name, level)));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void anAgentReachesItsModelAtEveryLevelOfApprovals(String name, String level) throws Exception {
    Seen seen =
        work(
            name,
            Approvals.valueOf(level.toUpperCase(Locale.ROOT)),
            "Please answer my latest mail.");

    assertThat(seen.run().ending()).isEqualTo(Run.Ending.COMPLETED);
    assertThat(seen.shop().trace.events(TraceEvent.ModelRequest.class)).isNotEmpty();
  }

  static Stream<String> reluctant() {
    return known().filter(Set.of("codex", "gemini-cli")::contains);
  }

  @ParameterizedTest
  @MethodSource("reluctant")
  void someAgentsDoNotUseToolsThatChangeThingsUnlessThatIsApproved(String name) throws Exception {
    Seen seen = work(name, Approvals.DEFAULT, "Please answer my latest mail.");

    assertThat(seen.run().ending()).isEqualTo(Run.Ending.COMPLETED);
    assertThat(seen.calls())
        .extracting(call -> call.path("name").asString())
        .doesNotContain("mail_send");
  }

  /** What one run did to the world. */
  private record Seen(Run run, List<JsonNode> calls, Shop shop) {}

  private Seen work(String name, Approvals approvals, String prompt) throws Exception {
    return work(name, approvals, prompt, List.of());
  }

  private Seen work(String name, Approvals approvals, String prompt, List<String> later)
      throws Exception {
    Installation installation = new Installation(HOME.resolve("agents"), System.err::println);
    Shop shop = Shop.in(Files.createDirectories(directory));
    Script script =
        new Script(
            Personas.named(AGENTS, "diligent"),
            List.of(
                new Step("mail_list", Map.of()),
                new Step("mail_send", Map.of("to", "ann@example.org", "text", "Thank you."))),
            "I have answered it.",
            later.stream()
                .map(message ->
                    new Script.Later(
                        message,
                        List.of(new Step("mail_list", Map.of())),
                        "The bill is there.",
                        false))
                .toList(),
            null,
            Seed.parse("00".repeat(32)));
    try (StandInServer models = StandInServer.start();
        SmallWorld world = new SmallWorld()) {
      CommandAgent agent =
          CommandAgent.known(Descriptor.find(AGENTS, name), approvals, false, installation);
      Assignment base = shop.assignment();
      Run run =
          agent.run(
              new Assignment(
                  prompt,
                  later.stream().map(each -> new Assignment.Later(each, false)).toList(),
                  models.endpoint("model-1", script, shop.trace),
                  List.of(new Assignment.Server("office", world.endpoint())),
                  base.tools(),
                  base.folder(),
                  Duration.ofMinutes(2),
                  shop.trace),
              ThisMachine.SITE);
      return new Seen(run, world.calls(), shop);
    }
  }
}
