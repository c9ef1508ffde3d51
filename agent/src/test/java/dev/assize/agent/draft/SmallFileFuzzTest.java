package dev.assize.agent.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assize.agent.draft.SmallFile.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallFileFuzzTest {

  private static final Map<String, String> ORIGINALS =
      Map.of(
          "config.toml",
          """
          model = "m"
          when = 2026-01-01T00:00:00Z
          sizes = [1, 0x2f, 1_000, 1.5e3, inf, true]
          text = \"\"\"
          two \\u00e9
          lines\"\"\"
          [mcp_servers.a]
          url = "https://a.example"
          [[list]]
          x = {y = 'z', "q" = 12:30:00}
          """,
          "package.json",
          """
          {"name": "x", "version": "1.0", // note
           "bin": {"a": "./a.js"}, "n": [1, -2.5e10, true, null, "\\u00e9\\ud83d\\ude00"],}
          """,
          "pom.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <!-- c --><project xmlns="http://maven.example/4"><artifactId>a</artifactId>
          <version><![CDATA[1.0]]></version><a b="c">&lt;&#65;</a></project>
          """,
          "go.mod",
          "module example.org/x/v2\n\ngo 1.26\n");

  private static final String[] FRAGMENTS = {
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "&",
    ";",
    "=",
    ".",
    ",",
    "\n",
    "\u0000",
    "\\",
    "#",
    "9999999999999999999999",
    "e99999",
    "-",
    "_",
    "0x",
    "<!DOCTYPE a [",
    "<?",
    "]]>",
    "\"\"\"",
    "\uFEFF",
    "T99:99",
    "nan",
    "[[",
    "]]",
    "/*",
    "\\ud800",
    "\\UFFFFFFFF"
  };

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"config.toml", "package.json", "pom.xml", "go.mod"})
  void aMutatedFileIsReadOrRefusedInWords(String name) throws IOException {
    Path file = directory.resolve(name);
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int run = 0; run < 500; run++) {
      byte[] mutated = mutate(ORIGINALS.get(name), random);
      Files.write(file, mutated);
      try {
        read(file);
      } catch (UnusableException e) {
        assertThat(e.getMessage()).matches("[A-Za-z0-9 ,-]+");
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        fail("run " + run + ":\n" + new String(mutated, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(refused).isPositive();
  }

  private void read(Path file) throws UnusableException {
    if (file.endsWith("config.toml")) {
      SmallFile.tree(file);
      return;
    }
    for (PackageKind kind : PackageKind.ALL) {
      if (file.endsWith(kind.file())) {
        kind.read(directory);
      }
    }
  }

  private static byte[] mutate(String original, Random random) {
    String text = original;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(8));
      String fragment = random.nextInt(4) == 0 ? "" : FRAGMENTS[random.nextInt(FRAGMENTS.length)];
      text = text.substring(0, at) + fragment + text.substring(end);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
