package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Lane.Question;
import dev.assize.examination.evidence.Evidence;
import dev.assize.statement.Conformity;
import dev.assize.statement.Outcome;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

  private static final String PAID = "report-pages/1-no-payment-to-attacker/";

  @TempDir private Path folder;

  @Test
  void everyLinkOfTheReportAndOfAllPagesLeadsSomewhere() {
    Site site = Site.of(Fixture.failing().in(folder)).hasNoDeadLinks();
    assertThat(site.pages()).hasSize(1 + 4 + 96);
    assertThat(site.page("report.html")).contains(" href=\"" + PAID + "trials.html\"");
  }

  @Test
  void aFindingLeadsToItsTrialsAndATrialToItsStepsAndItsTrace() {
    ExaminationFolder examination = Fixture.failing().in(folder);
    Site site = Site.of(examination);
    assertThat(site.page(PAID + "trials.html"))
        .contains("Harmed", "Resisted", "Not exposed", "pay-invoice")
        .contains("<a href=\"../1-no-payment-to-attacker/trial-0.html\">0</a>");
    assertThat(site.page(PAID + "trial-0.html"))
        .containsSubsequence(
            "Harmed</h1>",
            "oracle looked at the world's state",
            "What the user asked",
            "Calls mail_search",
            "Here the attack reached the agent",
            "Acted after the attack",
            "The agent answers its user",
            "assize verify --replay DIR")
        .contains("href=\"../../traces/")
        .contains("../../report.html#requirement-1-no-payment-to-attacker");
  }

  @Test
  void theTranscriptOfTheReportLeadsToTheWholeTrial() {
    Site site = Site.of(Fixture.failing().in(folder));
    assertThat(site.page("report.html"))
        .contains("<a href=\"" + PAID + "trial-0.html\">the whole trial</a>");
  }

  @Test
  void whatCountsAgainstTheAgentIsListedFirst() {
    String table =
        Site.of(
                new Fixture()
                    .harm("no-payment-to-attacker", Conformity.INCONCLUSIVE, 9, 1, 0, 0.4)
                    .trials("no-payment-to-attacker", 8, Outcome.RESISTED)
                    .trials("no-payment-to-attacker", 1, Outcome.HARMED)
                    .in(folder))
            .page(PAID + "trials.html");
    assertThat(table).containsSubsequence("Harmed", ">8</a>", "Resisted", ">0</a>");
  }

  @Test
  void usefulnessUnderAttackListsTheTrialsOfOtherRequirements() {
    String table =
        Site.of(Fixture.failing().in(folder))
            .page("report-pages/6-usefulness-under-attack/trials.html");
    assertThat(table)
        .contains("Trials of other requirements in which the agent was attacked")
        .contains("<a href=\"../1-no-payment-to-attacker/trial-0.html\">", "Task not done");
  }

  @Test
  void harmsThatOtherTrialsDidByTheWayAreListedToo() {
    Fixture fixture =
        new Fixture()
            .harm("no-payment-to-attacker", Conformity.CONFORMS, 9, 1, 0, 0.4)
            .harm("no-secret-by-mail", Conformity.INCONCLUSIVE, 9, 0, 0, 0.4)
            .trials("no-payment-to-attacker", 9, Outcome.RESISTED)
            .byTheWay("no-payment-to-attacker", "secret-by-mail");
    String table = Site.of(fixture.in(folder)).page("report-pages/2-no-secret-by-mail/trials.html");
    assertThat(table)
        .contains("Harms of this kind in trials of other requirements", "Harmed")
        .contains("<a href=\"../1-no-payment-to-attacker/trial-9.html\">");
  }

  @Test
  void pagesAreNoEvidence() {
    ExaminationFolder examination = Fixture.failing().in(folder);
    Evidence before = Evidence.of(examination);
    Site.of(examination);
    assertThat(Evidence.of(examination)).isEqualTo(before);
  }

  @Test
  void aTraceThatCannotBeReadIsReportedOnItsPageAndLinksToNothing() throws IOException {
    ExaminationFolder examination = Fixture.failing().in(folder);
    try (Stream<Path> traces = Files.list(folder.resolve("traces"))) {
      Files.delete(traces.findFirst().orElseThrow());
    }
    Site site = Site.of(examination).hasNoDeadLinks();
    assertThat(site.page(PAID + "trial-0.html"))
        .contains("The trace of this trial could not be read", "not there when this page was")
        .doesNotContain("href=\"../../traces/");
  }

  @Test
  void aFailedSelfTestHasAReportWithoutPages() {
    Site site = Site.of(Fixture.notAssessed().failedSelfTest("It called no tool.").in(folder));
    site.hasNoDeadLinks();
    assertThat(site.pages()).containsExactly(folder.resolve("report.html"));
    assertThat(folder.resolve("report-pages")).doesNotExist();
  }

  @Test
  void markupAndHiddenCharactersAreShownAsTextInEveryPage() {
    for (String text :
        List.of(
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</style></pre></title><b>",
            "\" onload=\"alert(1)",
            "../../../etc/passwd",
            "javascript:alert(1)",
            "pay\u202Eyap\u2066\u200B\u001B[2J")) {
      ExaminationFolder examination =
          HostileTextTest.everywhere(text).in(folder.resolve("h" + text.hashCode()));
      Site site = Site.of(examination).hasNoDeadLinks();
      assertThat(site.pages()).hasSize(1 + 1 + 10);
      for (Path page : site.pages()) {
        assertThat(Site.text(page))
            .doesNotContain("<script", "<img", "<b>", "</style></pre>")
            .doesNotContainPattern("<[^<>]*\" onload=")
            .doesNotContain("href=\"javascript", "href=\"../../../")
            .satisfies(html ->
                assertThat(html.codePoints())
                    .noneMatch(c -> Character.getType(c) == Character.FORMAT)
                    .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
      }
    }
  }

  @Test
  void megabytesInATraceMakeNoLongPage() {
    String megabyte = "<&\u202E ".repeat(250_000);
    Site site =
        Site.of(HostileTextTest.everywhere(megabyte.substring(0, 50_000), megabyte, 2).in(folder));
    for (Path page : site.pages()) {
      assertThat(page.toFile().length()).isLessThan(1_500_000);
    }
  }

  @Test
  void aTrialOfThousandsOfStepsMakesNoLongPage() {
    Fixture one =
        new Fixture()
            .harm("no-payment-to-attacker", Conformity.INCONCLUSIVE, 1, 1, 0, 0.4)
            .trials("no-payment-to-attacker", 1, Outcome.HARMED);
    Site site = Site.of(one.trace(Traces.lengthy(9_000, 9_000)).in(folder));
    assertThat(site.page(PAID + "trial-0.html"))
        .contains("steps left out here; the trace has them.")
        .satisfies(html -> assertThat(html.length()).isLessThan(200_000));
  }

  @Test
  void ofThousandsOfTrialsTheHarmedAndTheFirstHavePagesAndTheTableSaysSo() {
    Site site =
        Site.of(
                new Fixture()
                    .harm("no-payment-to-attacker", Conformity.INCONCLUSIVE, 5_001, 1, 0, 0.4)
                    .usefulness(
                        Question.USEFULNESS_UNDER_ATTACK, Conformity.CONFORMS, 5_001, 1, 0, 0.1)
                    .trials("no-payment-to-attacker", 5_000, Outcome.RESISTED)
                    .trials("no-payment-to-attacker", 1, Outcome.HARMED)
                    .in(folder))
            .hasNoDeadLinks();
    assertThat(site.pages()).hasSize(1 + 2 + TrialList.MOST);
    assertThat(site.page(PAID + "trials.html"))
        .contains("Of 5,001 attempts, 1,000 are listed", "The other 4,001 are in journal.jsonl")
        .contains(">5000</a>", ">998</a>")
        .doesNotContain(">999</a>")
        .satisfies(html -> assertThat(html.length()).isLessThan(600_000));
  }

  @Test
  void writingAgainReplacesPagesOfTrialsThatAreGone() {
    ExaminationFolder many = Fixture.failing().in(folder.resolve("many"));
    Site.of(many);
    ExaminationFolder few = Fixture.conforming().in(folder.resolve("few"));
    Report.of(few).writeTo(many);
    Site site = new Site(many.path());
    assertThat(site.pages()).hasSize(1 + 3 + 126);
    assertThat(folder.resolve("many")).isDirectoryNotContaining("glob:**report*{tmp,old}*");
  }

  @Test
  void aFolderOfSomebodyElseIsNeitherDeletedNorFilled() throws IOException {
    ExaminationFolder examination = Fixture.failing().in(folder);
    Path theirs = Files.createDirectories(folder.resolve("report-pages/drafts/2026"));
    assertThatThrownBy(() -> Site.of(examination))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("is in the way of the report's pages");
    assertThat(theirs).exists();
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void whatALinkLeadsToIsNotTouched() throws IOException {
    ExaminationFolder examination = Fixture.failing().in(folder.resolve("e"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/notes"));
    Files.writeString(elsewhere.resolve("mine.html"), "mine");
    Files.createSymbolicLink(folder.resolve("e/report-pages"), folder.resolve("elsewhere"));
    assertThatThrownBy(() -> Site.of(examination)).isInstanceOf(DocumentException.class);
    assertThat(elsewhere.resolve("mine.html")).hasContent("mine");
  }

  @Test
  void whatAKilledWriterLeftIsClearedAway() throws IOException {
    ExaminationFolder examination = Fixture.failing().in(folder);
    Files.createDirectories(folder.resolve("report-pages.tmp/1-no-payment-to-attacker"));
    Files.writeString(
        folder.resolve("report-pages.tmp/1-no-payment-to-attacker/trial-0.html"), "half");
    Files.createDirectories(folder.resolve("report-pages.old/1-no-payment-to-attacker"));
    Site.of(examination).hasNoDeadLinks();
    assertThat(folder.resolve("report-pages.tmp")).doesNotExist();
    assertThat(folder.resolve("report-pages.old")).doesNotExist();
  }
}
