package dev.assize.gate.evidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Chromium without a window and without a network, and what reads the PDF that it prints. */
final class Printer {

  private static final String MEASURE =
      """
      <!DOCTYPE html><body><iframe id="page" style="border:0" width="WIDTH" height="900"></iframe>
      <script>
      const frame = document.getElementById("page");
      frame.onload = () => {
        const view = frame.contentWindow, page = frame.contentDocument;
        const found = {
          scripts: page.scripts.length,
          images: page.images.length,
          heading: page.querySelector("h1").textContent,
          loaded: view.performance.getEntriesByType("resource").map(r => r.name),
          tooWide: [...page.querySelectorAll("body *")]
              .filter(e => e.getBoundingClientRect().right > view.innerWidth + 1)
              .map(e => e.tagName + "." + e.getAttribute("class")),
        };
        document.body.textContent = "FOUND" + JSON.stringify(found) + "END";
      };
      frame.srcdoc = PAGE;
      </script>
      """;

  private final Path folder;
  private final String chromium;

  /** Skips the test where there is no Chromium. */
  Printer(Path folder) {
    this.folder = folder;
    this.chromium = program("chromium", "chromium-browser", "google-chrome").orElse("");
    assumeTrue(!chromium.isEmpty(), "no Chromium on this machine");
  }

  private static Optional<String> program(String... names) {
    return Stream.of(names)
        .map(name -> "/usr/bin/" + name)
        .filter(each -> Files.isExecutable(Path.of(each)))
        .findFirst();
  }

  /** What the page looks like in a frame of that width. */
  JsonNode measured(String html, int width) throws IOException, InterruptedException {
    String text = Json.mapper().writeValueAsString(html).replace("</", "<\\/");
    Path page = folder.resolve("measure.html");
    Files.writeString(page, MEASURE.replace("WIDTH", String.valueOf(width)).replace("PAGE", text));
    String dom = run(List.of("--virtual-time-budget=20000", "--dump-dom", page.toUri().toString()));
    return Json.mapper()
        .readTree(dom.substring(dom.indexOf("FOUND{") + 5, dom.indexOf("}END") + 1));
  }

  /** The pages of the printed record, as text; skips the test where nothing reads PDF. */
  List<String> printed(String html) throws IOException, InterruptedException {
    String reader = program("pdftotext").orElse("");
    assumeTrue(!reader.isEmpty(), "no pdftotext on this machine");
    Path page = Files.writeString(folder.resolve("record.html"), html);
    Path pdf = folder.resolve("record.pdf");
    run(List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf, page.toUri().toString()));
    String text = run(reader, List.of("-layout", pdf.toString(), "-"));
    return List.of(text.split("\f"));
  }

  private String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
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
                "--user-data-dir=" + folder.resolve("profile")));
    all.addAll(arguments);
    return run(chromium, all);
  }

  private String run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(program + " did not end within 60 s");
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
