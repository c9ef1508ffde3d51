package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.log.service.LocalLog;
import dev.assize.statement.document.Document;
import dev.assize.statement.dsse.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Runs the step of {@code action.yml} as GitHub's runner does, with its expressions filled in. */
class GitHubActionTest {

  private static final Path ROOT = AssizeProcess.root();
  private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");

  @TempDir private Path folder;

  private final JsonNode action = Document.read(ROOT.resolve("action.yml")).root();
  private final Map<String, String> given = new HashMap<>();

  private record Step(int exitCode, String log, String output, String page) {}

  @BeforeEach
  void anAgentAndARegister() throws Exception {
    Path agent = Files.createDirectories(folder.resolve("clerk"));
    Files.copy(ROOT.resolve("examples/clerk/agent.yaml"), agent.resolve("agent.yaml"));
    EvaluatorHome home = new EvaluatorHome(folder.resolve("home"));
    new LocalLog(home.logFolder(), home.logKey()).append("words".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("trust"), "log " + home.logKey().verifier() + "\nquorum none\n");
    given.putAll(
        Map.of(
            "agent", "clerk",
            "register", home.logFolder().toString(),
            "trust", "trust",
            "context", "tier=general\n"));
  }

  private Step run(List<String> assize) throws Exception {
    Path wrapper = folder.resolve("assize");
    Files.writeString(wrapper, "#!/bin/sh\nexec %s \"$@\"\n".formatted(String.join(" ", assize)));
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    JsonNode step = action.path("runs").path("steps").path(1);
    Path script = Files.writeString(folder.resolve("step"), step.path("run").stringValue());
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString())
            .directory(folder.toFile());
    step.path("env")
        .forEachEntry(
            (name, value) -> builder.environment().put(name, filledIn(value.stringValue())));
    Path output = Files.writeString(folder.resolve("output"), "");
    Path page = Files.writeString(folder.resolve("page"), "");
    builder
        .environment()
        .putAll(
            Map.of(
                "ASSIZE", wrapper.toString(),
                "ASSIZE_HOME", folder.resolve("home").toString(),
                "RUNNER_TEMP", folder.toString(),
                "GITHUB_OUTPUT", output.toString(),
                "GITHUB_STEP_SUMMARY", page.toString()));
    AssizeProcess.Result result = AssizeProcess.run(builder);
    return new Step(
        result.exitCode(),
        result.out() + result.err(),
        Files.readString(output),
        Files.readString(page));
  }

  private String filledIn(String expression) {
    String text = expression.replace("${{ github.action_path }}", ROOT.toString());
    return INPUT
        .matcher(text)
        .replaceAll(found -> {
          JsonNode input = action.path("inputs").path(found.group(1));
          assertThat(input.isObject()).as(found.group()).isTrue();
          String value = given.getOrDefault(found.group(1), input.path("default").asString(""));
          return java.util.regex.Matcher.quoteReplacement(value);
        });
  }

  private List<String> real() throws IOException {
    return AssizeProcess.builder(folder.resolve("home"), List.of()).command();
  }

  private List<String> says(String words, int exitCode) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("says"),
            "echo '%s'\necho ' Why: \"x\"'\nexit %d\n".formatted(words, exitCode));
    return List.of("sh", script.toString());
  }

  @Test
  void anAgentWithoutACertificateFailsTheJobAndThePageSaysWhy() throws Exception {
    Path key = folder.resolve("home/keys/log.key");
    given.put("signing-key", key.toString());
    Step step = run(real());
    assertThat(step.exitCode()).as(step.log()).isEqualTo(ExitCode.NO);
    assertThat(step.output()).startsWith("answer=deny\nsummary=" + folder);
    assertThat(step.page())
        .contains("### Assize gate")
        .contains("    DENY by ci", "no-certificate");
    assertThat(
            Envelope.parse(Files.readAllBytes(folder.resolve("assize-decision.dsse.json")))
                .signersByHint())
        .hasSize(1);
  }

  @Test
  void inputsAreNotRunAsCommands() throws Exception {
    given.put("context", "tier=$(touch pwned)\npurpose=`touch pwned`");
    given.put("agent", "--help; touch pwned");
    given.put("policy", "\"; touch pwned; \"");
    Step step = run(real());
    assertThat(step.exitCode()).as(step.log()).isEqualTo(ExitCode.INPUT);
    assertThat(step.output()).startsWith("answer=unknown\n");
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOW by ci, 0, allow",
    "ALLOW WITH CONDITIONS by ci, 0, allow-with-conditions",
    "DENY by ci, 1, deny",
    "UNKNOWN by ci, 3, unknown",
    "anything else, 70, unknown"
  })
  void theAnswerIsAnOutputAndTheJobEndsWithTheGatesCode(String words, int exitCode, String answer)
      throws Exception {
    Step step = run(says(words, exitCode));
    assertThat(step.exitCode()).isEqualTo(exitCode);
    assertThat(step.output()).isEqualTo("answer=%s\nsummary=\n".formatted(answer));
  }

  @Test
  void everyInputIsUsedAndEveryVariableOfTheStepStandsForOne() {
    String step = action.path("runs").path("steps").path(1).toString();
    action
        .path("inputs")
        .forEachEntry((name, _) -> assertThat(step).as(name).contains("inputs." + name + " }}"));
    assertThat(action.path("runs").path("steps").path(1).path("run").stringValue())
        .doesNotContain("${{");
  }
}
