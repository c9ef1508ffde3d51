package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.manifest.Manifest;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With an empty home and an empty PATH, so that nothing of the real machine's user is looked at.
 */
class InitCommandTest {

  @TempDir Path place;
  private Path agent;

  @BeforeEach
  void anEmptyProject() throws IOException {
    agent = Files.createDirectory(place.resolve("agent"));
  }

  @Test
  void aDraftIsWrittenAndCanBeReadAsItStands() throws Exception {
    Result result = init(agent.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.YES);
    assertThat(result.output()).contains("Wrote " + agent, "assize examine " + agent);
    assertThat(Manifest.read(agent).digest()).isNotNull();
  }

  @Test
  void aManifestThatIsThereIsKeptUnlessForced() throws Exception {
    Path file = Files.writeString(agent.resolve(Manifest.FILE_NAME), "mine");

    Result refused = init(agent.toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.output()).startsWith("assize: ").contains("--force").hasLineCount(1);
    assertThat(file).hasContent("mine");
    assertThat(init("--force", agent.toString()).exitCode()).isEqualTo(ExitCode.YES);
    assertThat(Manifest.read(agent).digest()).isNotNull();
  }

  @Test
  void aPrintedDraftIsTheManifestAloneAndLeavesNothingBehind() throws Exception {
    Result result = init("--stdout", agent.toString());

    assertThat(agent).isEmptyDirectory();
    Files.writeString(agent.resolve(Manifest.FILE_NAME), result.output());
    assertThat(Manifest.read(agent).digest()).isNotNull();
    Result json = init("--stdout", "--json", agent.toString());
    assertThat(Json.mapper().readTree(json.output()).path("yaml").asString())
        .isEqualTo(result.output());
  }

  @Test
  void aDirectoryThatIsNotThereIsAnInputError() throws Exception {
    Result result = init(place.resolve("nowhere").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(result.output()).contains("nowhere: is no directory").hasLineCount(1);
  }

  private record Result(int exitCode, String output) {}

  private Result init(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dassize.root=" + System.getProperty("assize.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assize.cli.Assize",
                "init"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("HOME", place.toString());
    builder.environment().put("PATH", place.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
