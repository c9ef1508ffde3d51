package dev.assize.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.scheme.check.SchemeCheck;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SchemeSchemaTest {

  private static final Path SHIPPED = Path.of(System.getProperty("assize.root"), "schemes");

  @TempDir private Path folder;

  @Test
  void thePublishedSchemaIsTheOneThatIsUsed() throws IOException {
    assertThat(SHIPPED.resolve("scheme.schema.json")).hasBinaryContent(used());
  }

  @Test
  void theSchemaKnowsEveryFieldOfTheRecords() throws IOException {
    JsonNode definitions = Json.mapper().readTree(used()).path("$defs");

    fields(definitions, "complete", Scheme.class);
    fields(definitions, "metadata", Scheme.Metadata.class);
    fields(definitions, "demands", Scheme.Demands.class);
    fields(definitions, "requirement", Scheme.Requirement.class);
    fields(definitions, "analysis", HazardAnalysis.class);
    fields(definitions, "systemHazard", HazardAnalysis.SystemHazard.class);
    fields(definitions, "unsafeControlAction", HazardAnalysis.UnsafeControlAction.class);
    fields(definitions, "terms", Terms.class);
    fields(definitions, "rule", Rule.class);
    fields(definitions, "clocks", Clocks.class);
    fields(definitions, "completeChange", ChangeRule.class);
    fields(definitions, "independence", Independence.class);
    fields(definitions, "evaluators", EvaluatorRules.class);
    fields(definitions, "concentration", Concentration.class);
    fields(definitions, "rung", Rung.class);
    fields(definitions, "effects", Rung.Effects.class);
    fields(definitions, "ownerKey", OwnerKey.class);
  }

  /** Whatever somebody does to a scheme's file, it is read, or refused in lines with a place. */
  @Test
  void noDamagedSchemeEndsInAnythingButAnAnswer() throws IOException {
    Seed.Random random = Seed.parse("5c".repeat(32)).random();
    List<String> pieces =
        List.of(
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "P0D",
            "P9999999D",
            "PT",
            "1e999",
            "\"\"",
            "id: L-1",
            "extends: agent-baseline",
            "replaces: [EXA-2]",
            "*",
            "&a",
            "\n",
            ": ",
            "  - ",
            "true",
            "trigger: '1/0 > 0'",
            "\u0000",
            "🔥");
    int read = 0;
    int refused = 0;
    for (String name : List.of("agent-baseline.yaml", "agent-sensitive.yaml")) {
      List<String> lines = Files.readAllLines(SHIPPED.resolve(name));
      for (int i = 0; i < 60; i++) {
        List<String> damaged = new ArrayList<>(lines);
        for (int n = 0; n <= random.nextInt(3); n++) {
          damage(damaged, random, pieces);
        }
        Path file = Files.writeString(folder.resolve("damaged.yaml"), String.join("\n", damaged));
        try {
          SchemeCheck.of(SchemeFile.load(SHIPPED, file.toString()))
              .problems()
              .forEach(problem -> assertThat(problem).matches("(?s).*\\.yaml:\\d+:\\d+: .+"));
          read++;
        } catch (DocumentException e) {
          assertThat(e.problems()).allMatch(problem -> problem.contains(".yaml:"));
          refused++;
        }
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static void damage(List<String> lines, Seed.Random random, List<String> pieces) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int column = random.nextInt(line.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, line.substring(0, column) + random.pick(pieces));
      default ->
          lines.set(at, line.substring(0, column) + random.pick(pieces) + line.substring(column));
    }
  }

  private static void fields(JsonNode definitions, String name, Class<? extends Record> type) {
    assertThat(definitions.path(name).path("properties").propertyNames())
        .as(name)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static byte[] used() throws IOException {
    try (InputStream in = Scheme.class.getResourceAsStream("scheme.schema.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
