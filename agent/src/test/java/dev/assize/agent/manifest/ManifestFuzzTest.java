package dev.assize.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFuzzTest {

  private static final String[] FRAGMENTS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "  ",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!!int ",
    "- ",
    "null",
    "1e999",
    "-0",
    "9007199254740993",
    "\\ud800",
    "\u0000",
    "\uFEFF",
    "---\n",
    "? ",
    "true",
    "~",
    "é",
    "../x",
    "key: 1",
    "standIn: x",
    "0x1F",
    ".inf",
    "0o7",
    "1_000",
    "#"
  };

  @TempDir Path directory;

  @Test
  void aMutatedManifestIsReadOrRefusedInWords() throws IOException {
    byte[] original = Files.readAllBytes(examples().resolve("any-openai-endpoint/agent.yaml"));
    Path file = directory.resolve("agent.yaml");
    Random random = new Random(20260729);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 800; i++) {
      byte[] mutated = mutate(original, random);
      Files.write(file, mutated);
      try {
        Manifest.read(file).digest();
        read++;
      } catch (DocumentException e) {
        assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.contains("agent.yaml"));
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        fail("run " + i + ":\n" + new String(mutated, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  @Test
  void allExamplesAreManifests() throws IOException {
    try (var folders = Files.list(examples())) {
      assertThat(folders.filter(f -> Files.exists(f.resolve("agent.yaml"))).toList())
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(folder -> assertThat(Manifest.read(folder).digest()).isNotNull());
    }
  }

  private static byte[] mutate(byte[] original, Random random) {
    String text = new String(original, StandardCharsets.UTF_8);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      String fragment = random.nextInt(4) == 0 ? "" : FRAGMENTS[random.nextInt(FRAGMENTS.length)];
      text = text.substring(0, at) + fragment + text.substring(end);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static Path examples() {
    return Path.of(System.getProperty("assize.root"), "examples");
  }
}
