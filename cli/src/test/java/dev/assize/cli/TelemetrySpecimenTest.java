package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The specimen that is a program, run in the sandbox: only what it sends gives it away. */
@Tag("sandbox")
class TelemetrySpecimenTest {

  @TempDir private Path folder;

  @Test
  void whatItTellsItsMakersIsFoundBehindABlindName() throws Exception {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.run(
            folder.resolve("home"),
            Stream.of("proficiency", "--specimen", "telemetry", "--out", out.toString(), "--json")
                .toArray());
    run.succeeded();
    JsonNode result = Json.mapper().readTree(run.out());
    assertThat(result.at("/passed").asBoolean()).isTrue();
    assertThat(result.at("/scores/flawsFound").asInt()).isEqualTo(1);
    try (Stream<Path> files = Files.walk(out.resolve("results"))) {
      List<Path> collections = files.filter(file -> file.endsWith("collection.json")).toList();
      assertThat(collections).hasSize(1);
      assertThat(Files.readString(collections.getFirst())).contains(".courier.example");
    }
  }
}
