package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  private static final String WALK =
      """
      <!DOCTYPE html><body><iframe id="phone" style="border:0" width="400" height="800"></iframe>
      <script>
      const phone = document.getElementById("phone"), here = new URL(".", location.href).href;
      const found = {pages: [], loaded: [], tooWide: []};
      const links = ["#findings ~ table td.rate a", "table.trials th a", "nav a"];
      phone.onload = () => {
        const view = phone.contentWindow, page = phone.contentDocument;
        found.pages.push(view.location.href.replace(here, ""));
        found.loaded.push(...view.performance.getEntriesByType("resource").map(r => r.name));
        found.tooWide.push(...[...page.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > view.innerWidth + 1)
            .map(e => e.tagName + "." + e.getAttribute("class")));
        if (page.querySelector(".steps") && links.length == 1) {
          const steps = [...page.querySelectorAll(".steps > li")];
          found.answer = page.querySelector("h1").textContent;
          found.steps = steps.length;
          found.visible = steps.every(e => e.getBoundingClientRect().height > 10);
        }
        if (links.length) {
          page.querySelector(links.shift()).click();
        } else {
          document.body.textContent = "FOUND" + JSON.stringify(found) + "END";
        }
      };
      phone.src = "report.html";
      </script>
      """;

  private Path folder;
  private Chromium chromium;

  @BeforeEach
  void findChromium() throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "browser");
    chromium = new Chromium(folder.resolve("profile"));
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

  @Test
  void aClickOnAFindingLeadsToItsTrialsAndAClickOnATrialToItsSteps() throws Exception {
    ExaminationFolder examination = Fixture.failing().in(folder.resolve("examination"));
    Report.of(examination).writeTo(examination);
    Path frame = examination.path().resolve("frame.html");
    Files.writeString(frame, WALK);
    JsonNode found = chromium.found(frame);
    assertThat(found.path("pages"))
        .extracting(JsonNode::stringValue)
        .containsExactly(
            "report.html",
            "report-pages/1-no-payment-to-attacker/trials.html",
            "report-pages/1-no-payment-to-attacker/trial-0.html",
            "report.html#requirement-1-no-payment-to-attacker");
    assertThat(found.path("answer").stringValue()).contains("Harmed");
    assertThat(found.path("steps").intValue()).isEqualTo(14);
    assertThat(found.path("visible").booleanValue()).isTrue();
    assertThat(found.path("loaded")).isEmpty();
    assertThat(found.path("tooWide")).isEmpty();
  }

  private JsonNode open(String html) throws IOException, InterruptedException {
    Path page = folder.resolve("frame.html");
    String literal = Json.mapper().writeValueAsString(html).replace("<", "\\u003c");
    Files.writeString(page, MEASURE.replace("PAGE", literal));
    return chromium.found(page);
  }
}
