package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import dev.assize.agent.ModelEndpoint;
import dev.assize.agent.Run;
import dev.assize.agent.ToolServer;
import dev.assize.statement.Json;
import dev.assize.statement.trace.Trace;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One run of an agent that is a shell script, and what it left behind. */
final class Shop {

  static final String KEY = "sk-wonderfully-secret";

  private static final ToolServer NO_TOOLS =
      new ToolServer() {
        @Override
        public List<Tool> list() {
          return List.of();
        }

        @Override
        public Result call(String tool, JsonNode arguments) {
          return new Result("no such tool", true);
        }
      };

  final Path scratch;
  final Trace trace = new Trace();
  private Duration deadline = Duration.ofSeconds(20);
  private String prompt = "Please list my mails.";
  private List<String> later = List.of();

  private Shop(Path scratch) {
    this.scratch = scratch;
  }

  static Shop in(Path directory) throws IOException {
    return new Shop(Files.createTempDirectory(directory, "run"));
  }

  Shop deadline(Duration deadline) {
    this.deadline = deadline;
    return this;
  }

  Shop prompt(String prompt) {
    this.prompt = prompt;
    return this;
  }

  Shop later(String... prompts) {
    this.later = List.of(prompts);
    return this;
  }

  /**
   * Two shell scripts with the prompt as their argument: one for the first message, one for later
   * ones.
   */
  Run sh(String script, String resume, Answer answer) throws InterruptedException {
    return run(
        new CommandSpec(
            List.of("/bin/sh", "-c", script, "sh", "${prompt}"),
            Map.of("MODEL_KEY", "${model.key}"),
            Map.of("notes.json", Json.mapper().createObjectNode().put("start", true)),
            answer,
            null,
            List.of("/bin/sh", "-c", resume, "sh", "${prompt}", "${model.key}")));
  }

  Run sh(String script) throws InterruptedException {
    return run(new CommandSpec(List.of("/bin/sh", "-c", script), null, null, null, null));
  }

  Run sh(String script, Map<String, String> env, Map<String, JsonNode> files, Answer answer)
      throws InterruptedException {
    return run(
        new CommandSpec(
            List.of("/bin/sh", "-c", script, "sh", "${prompt}"), env, files, answer, null));
  }

  Run run(CommandSpec spec) throws InterruptedException {
    return run(CommandAgent.spelledOut(spec, scratch));
  }

  Run run(CommandAgent agent) throws InterruptedException {
    return agent.run(assignment(), ThisMachine.SITE);
  }

  Assignment assignment() {
    return new Assignment(
        prompt,
        later.stream().map(prompt -> new Assignment.Later(prompt, false)).toList(),
        new ModelEndpoint(URI.create("http://127.0.0.1:9/v1"), "model-1", KEY),
        List.of(new Assignment.Server("office", URI.create("http://127.0.0.1:9/mcp"))),
        NO_TOOLS,
        () -> scratch,
        deadline,
        trace);
  }

  String stdout() {
    return output("stdout");
  }

  String output(String stream) {
    return trace.events(TraceEvent.Output.class).stream()
        .filter(output -> output.stream().equals(stream))
        .map(TraceEvent.Output::text)
        .collect(Collectors.joining());
  }

  /** The living processes whose environment names this run, or whose command line does. */
  List<String> processes() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .filter(entry -> mentions(entry.resolve("environ")) || mentions(entry.resolve("cmdline")))
          .map(Path::toString)
          .toList();
    }
  }

  private boolean mentions(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .contains(scratch.toString());
    } catch (IOException gone) {
      return false;
    }
  }
}
