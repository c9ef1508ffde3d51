package dev.assize.examination.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The browser, without a window and without a network. */
final class Chromium {

  private final Path program;
  private final Path profile;

  /**
   * Skips the test where there is no Chromium.
   *
   * @param profile not in a folder that is deleted when the test has ended: Chromium may still be
   *     writing to it
   */
  Chromium(Path profile) {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on this machine");
    this.program = found.get();
    this.profile = profile;
  }

  /** What a page leaves as its text, as JSON between FOUND and END. */
  JsonNode found(Path page) throws IOException, InterruptedException {
    Path output = profile.resolveSibling("dom.html");
    Process process =
        new ProcessBuilder(
                program.toString(),
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
                "--allow-file-access-from-files",
                "--virtual-time-budget=20000",
                "--user-data-dir=" + profile.toAbsolutePath(),
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
    return Traces.json(dom.substring(dom.indexOf("FOUND{") + 5, dom.indexOf("}END") + 1));
  }
}
