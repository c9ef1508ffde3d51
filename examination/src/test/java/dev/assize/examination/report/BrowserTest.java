package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The page in Chromium, in a frame as wide as a phone. The page around the frame measures it and
 * leaves what it found as its own text, which Chromium then prints.
 */
@Tag("browser")
class BrowserTest {

  private static final int PHONE = 400;
  private static final String MEASURE =
      """
      <!DOCTYPE html><body><iframe id="phone" style="border:0" width="400" height="800"></iframe>
      <script>
      const phone = document.getElementById("phone");
      phone.onload = () => {
        const view = phone.contentWindow, page = phone.contentDocument;
        const verdict = page.querySelector("h1").getBoundingClientRect();
        const found = {
          width: view.innerWidth,
          contentWidth: page.documentElement.scrollWidth,
          verdictTop: verdict.top,
          verdictBottom: verdict.bottom,
          loaded: view.performance.getEntriesByType("resource").map(r => r.name),
          tooWide: [...page.querySelectorAll("body *")]
              .filter(e => e.getBoundingClientRect().right > view.innerWidth + 1)
              .map(e => e.tagName + "." + e.getAttribute("class")),
        };
        document.body.textContent = "FOUND" + JSON.stringify(found) + "END";
      };
      phone.srcdoc = PAGE;
      </script>
      """;

  private Path folder;
  private Path chromium;

  /** Below target: Chromium may still be writing to its profile when the test has ended. */
  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "browser");
  }

  @BeforeEach
  void findChromium() {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on this machine");
    chromium = found.get();
  }

  @ParameterizedTest
  @MethodSource
  void thePageFitsAPhoneAndShowsTheVerdictAtOnce(Fixture fixture) throws Exception {
    JsonNode found = open(fixture.report().html());
    assertThat(found.path("width").intValue()).isEqualTo(PHONE);
    assertThat(found.path("contentWidth").intValue()).isLessThanOrEqualTo(PHONE);
    assertThat(found.path("tooWide")).isEmpty();
    assertThat(found.path("verdictTop").doubleValue()).isPositive();
    assertThat(found.path("verdictBottom").doubleValue()).isLessThan(800);
    assertThat(found.path("loaded")).isEmpty();
  }

  static List<Fixture> thePageFitsAPhoneAndShowsTheVerdictAtOnce() {
    return List.of(
        Fixture.failing().standIn(),
        Fixture.inconclusive().containment(Contained.result("w".repeat(300))),
        Fixture.inconclusive().collected(Collections.chatty()),
        Fixture.inconclusive().collected(Collections.hostile("w".repeat(2_000))),
        Fixture.conforming().agent("W".repeat(300)).notCovered("w".repeat(2_000)));
  }

  private JsonNode open(String html) throws IOException, InterruptedException {
    Path page = folder.resolve("frame.html");
    String literal = Json.mapper().writeValueAsString(html).replace("<", "\\u003c");
    Files.writeString(page, MEASURE.replace("PAGE", literal));
    Path output = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile").toAbsolutePath(),
                "--dump-dom",
                page.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("Chromium did not end within 60 s");
    }
    String dom = Files.readString(output, StandardCharsets.UTF_8);
    String found = dom.substring(dom.indexOf("FOUND{") + 5, dom.indexOf("}END") + 1);
    return Traces.json(found);
  }
}
