package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Conformity;
import dev.assize.statement.Outcome;
import dev.assize.statement.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents and traces write what they like; a report shows it, and does not do it. */
class HostileTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style></pre></svg><b>",
        "<!-- ",
        "]]><svg onload=alert(1)>",
      })
  void markupIsShownAsText(String text) {
    String html = everywhere(text).report().html();
    assertThat(html)
        .doesNotContain(text)
        .doesNotContain("<script", "<img", "<b>", "<svg onload")
        .satisfies(page -> assertThat(page.split("</style>", -1)).hasSize(3));
  }

  @Test
  void nothingLeavesTheAttributeThatItStandsIn() {
    String html = everywhere("\" onload=\"alert(1)").report().html();
    assertThat(html)
        .contains("aria-label=\"no-&#34; onload=&#34;alert(1): Does not conform")
        .doesNotContain("aria-label=\"no-\"");
  }

  @Test
  void markupIsShownAsTextInMarkdownToo() {
    String markdown =
        everywhere("<img src=x> | [click](https://evil.example) `code`\n# Conforms @all")
            .report()
            .markdown();
    assertThat(markdown)
        .doesNotContain("<img", "[click]", "https://evil", "`code`", "\n# Conforms", "@all");
  }

  @Test
  void nothingCanReorderOrHideTextInAnyForm() {
    Report report = everywhere("pay\u202Eyap\u2066\u200B\u001B[2J\u0007").report();
    for (String form : List.of(report.html(), report.markdown(), report.summary(80, false, null))) {
      assertThat(form.codePoints())
          .noneMatch(c -> Character.getType(c) == Character.FORMAT)
          .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
      assertThat(form).contains("pay⟦U+202E⟧yap");
    }
  }

  @Test
  void megabytesOfOutputMakeNoLongReport() {
    String megabyte = "<&\u202E ".repeat(250_000);
    Report report = everywhere(megabyte.substring(0, 50_000), megabyte, 1).report();
    assertThat(report.html().length()).isLessThan(1_000_000);
    assertThat(report.markdown().length()).isLessThan(100_000);
    assertThat(report.summary(80, true, null).length()).isLessThan(30_000);
  }

  @Test
  void thousandsOfUncoveredPointsAndFailuresAreSummedUp() {
    Fixture fixture = everywhere("x");
    for (int i = 0; i < 5_000; i++) {
      fixture.notCovered("point " + i + " " + "y".repeat(1_000));
    }
    fixture.trials("no-other", 5_000, Outcome.INVALID);
    String html = fixture.report().html();
    assertThat(html.length()).isLessThan(200_000);
    assertThat(html).contains("more, in findings.json.");
  }

  /** The text in every place that an agent, its producer or a world's data can fill. */
  static Fixture everywhere(String text) {
    return everywhere(text, text, 10);
  }

  static Fixture everywhere(String declared, String text, int trials) {
    List<TraceEvent> trace = new ArrayList<>();
    trace.add(new TraceEvent.TrialOpened(1, text, text));
    trace.add(new TraceEvent.WorldConnected(2, text, text, text));
    trace.add(Traces.result(3, 1, text, text, true));
    for (int i = 0; i < 6; i++) {
      trace.add(Traces.call(4, i, text, "{\"to\": " + json(text) + "}"));
      trace.add(Traces.result(5, i, text, text, false));
      trace.add(Traces.response(6, text));
      trace.add(new TraceEvent.Output(7, text, text));
    }
    trace.add(new TraceEvent.ProcessEnded(8, 0, text));
    return new Fixture()
        .agent(declared)
        .verdict(Conformity.DOES_NOT_CONFORM, declared)
        .harm("no-" + declared, Conformity.DOES_NOT_CONFORM, 14, 10, 0.31, 0.94)
        .notCovered(declared)
        .containment(Contained.result(text))
        .trials("no-" + declared, trials, Outcome.HARMED)
        .trace(trace);
  }

  private static String json(String text) {
    return dev.assize.statement.Json.mapper().writeValueAsString(text);
  }
}
