package dev.assize.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the documentation shows works as it stands. */
class ManifestDocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));
  private static final Pattern BLOCK =
      Pattern.compile("(?s)\n```yaml\n(apiVersion: assize/v1\nkind: Agent\n.*?)```\n");

  /** The files that the documentation's manifests name. */
  private static final List<String> NAMED =
      List.of("prompt.md", "tools/policy.txt", "package-lock.json", "dist/cli.js");

  @TempDir Path directory;

  static Stream<Snippet> snippets() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .flatMap(ManifestDocumentationTest::snippetsOf)
          .toList()
          .stream();
    }
  }

  private static Stream<Snippet> snippetsOf(Path file) {
    List<String> blocks = BLOCK.matcher(read(file)).results().map(match -> match.group(1)).toList();
    return Stream.iterate(0, i -> i < blocks.size(), i -> i + 1)
        .map(i -> new Snippet(file.getFileName() + ", number " + (i + 1), blocks.get(i)));
  }

  record Snippet(String place, String yaml) {
    @Override
    public String toString() {
      return place;
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void everyManifestInTheDocumentationIsOne(Snippet snippet) throws IOException {
    for (String name : NAMED) {
      Files.createDirectories(directory.resolve(name).getParent());
      Files.writeString(directory.resolve(name), "text");
    }
    Files.writeString(directory.resolve(Manifest.FILE_NAME), snippet.yaml());

    assertThat(Manifest.read(directory).digest()).isNotNull();
  }

  @Test
  void bothPagesHaveManifests() throws IOException {
    assertThat(snippets().map(Snippet::place))
        .anyMatch(place -> place.startsWith("manifest.md"))
        .anyMatch(place -> place.startsWith("testing-your-agent.md"));
  }

  @Test
  void everyFieldOfTheSchemaIsInTheReference() throws IOException {
    JsonNode schema =
        Json.mapper()
            .readTree(Manifest.class.getResourceAsStream("agent.schema.json").readAllBytes());
    Set<String> fields = new TreeSet<>();
    collect(schema, fields);

    assertThat(fields).contains("keyEnv", "maxTurns", "path", "tier", "approvals");
    assertThat(read(ROOT.resolve("docs/manifest.md")))
        .contains(
            fields.stream()
                .map(field -> "`" + field + "`")
                .filter(f -> !f.equals("`path`"))
                .toList())
        .contains("{path: …}");
  }

  @Test
  void theKnownAgentsInTheReferenceAreThoseThatThereAre() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("agents"))) {
      String names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> "`" + name.replace(".yaml", "") + "`")
              .sorted()
              .reduce((left, right) -> left + ", " + right)
              .orElseThrow();
      assertThat(read(ROOT.resolve("docs/manifest.md"))).contains(names + ".");
    }
  }

  private static void collect(JsonNode node, Set<String> fields) {
    for (var entry : node.properties()) {
      if (entry.getKey().equals("properties")) {
        fields.addAll(entry.getValue().propertyNames());
      }
    }
    node.forEach(child -> collect(child, fields));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
