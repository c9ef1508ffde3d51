package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionnaireCommandTest {

  private static final Path AGENT = AssizeProcess.root().resolve("examples/tour/clerk");

  @TempDir private Path home;

  private CommandRun run(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "questionnaire";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.run(home, all);
  }

  @Test
  void theFormsAreListed() {
    assertThat(run("--list").succeeded().out())
        .contains("ai-caiq", "atrs", "govai-factsheet", "hecvat-ai", "Our own words");
    assertThat(Json.mapper().readTree(run("--list", "--json").succeeded().out())).hasSize(4);
  }

  @Test
  void withoutARegisterOnlyTheProducerSpeaks() {
    String text = run(AGENT, "--form", "atrs").succeeded().out();
    assertThat(text)
        .contains("| measured | 0 of 51", "| attested | 0 of 51", "travel-clerk", "UNKNOWN. Who");
    var json = Json.mapper().readTree(run(AGENT, "--form", "atrs", "--json").out());
    assertThat(json.path("answers")).hasSize(51);
  }

  @Test
  void onlyADigestThatNobodyKnowsAnswersNothing() {
    CommandRun run = run("sha256:" + "a1".repeat(32), "--form", "hecvat-ai", "--format", "csv");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(run.out()).contains("\"Answers unknown\",\"30\"");
  }

  @Test
  void itIsWrittenToAFile() throws Exception {
    Path file = home.resolve("form.csv");
    assertThat(
            run(AGENT, "--form", "govai-factsheet", "--format", "csv", "--out", file)
                .succeeded()
                .out())
        .isEmpty();
    assertThat(Files.readString(file)).startsWith("\"Form\",\"govai-factsheet");
  }

  @Test
  void wrongUseIsOneLineThatSaysWhatToGive() {
    run().refused("AGENT --form F", "--list");
    run(AGENT, "--form", "none").refused("no questionnaire named \"none\"", "atrs");
    run(AGENT, "--form", home.resolve("x.yaml")).refused("x.yaml: there is no such file");
    run(home.resolve("nobody"), "--form", "atrs").refused("there is no such file");
    run(AGENT, "--form", "atrs", "--format", "xlsx").refusedAsUsage("--format");
    run(AGENT, "--form", "atrs", "--out", home.resolve("no/such")).refused("--out ");
  }
}
