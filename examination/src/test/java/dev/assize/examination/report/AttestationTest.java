package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.evidence.EvaluatorHome;
import dev.assize.examination.evidence.PlanSeal;
import dev.assize.examination.evidence.Publication;
import dev.assize.statement.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AttestationTest {

  @TempDir private Path path;

  private EvaluatorHome home;
  private ExaminationFolder folder;

  @BeforeEach
  void begin() {
    home = new EvaluatorHome(path.resolve("home"));
    folder = Fixture.conforming().in(path.resolve("e"));
  }

  @Test
  void everyFormSaysWherePlanAndOutcomeAreInTheLogAndHowToCheckIt() throws Exception {
    seal(folder.plan());
    Publication.publish(folder, home.local());
    Report report = Report.of(folder);
    String log = home.local().log().origin();
    String evaluator = home.publicKey().name();
    for (String form : new String[] {report.html(), report.markdown()}) {
      assertThat(form.replace("&#45;", "-"))
          .contains("Sealed and published", log, evaluator, "assize verify --replay DIR")
          .containsSubsequence("Plan sealed", "entry 0", "Outcome", "published as entry 1")
          .contains("chosen by the evaluator", "nobody but its owner watches the log");
    }
    JsonNode json = report.json().path("attestation");
    assertThat(json.path("sealed").booleanValue()).isTrue();
    assertThat(json.path("log").stringValue()).isEqualTo(log);
    assertThat(json.path("planIndex").intValue()).isZero();
    assertThat(json.path("outcomeIndex").intValue()).isEqualTo(1);
    assertThat(json.path("evaluator").stringValue()).isEqualTo(evaluator);
    assertThat(json.path("seed").stringValue()).isEqualTo("chosen");
    assertThat(json.path("witnessed").booleanValue()).isFalse();
    assertThat(json.path("problems")).isEmpty();
  }

  @Test
  void aSeedThatTheLogDecidedIsSaidToBeDrawn() throws Exception {
    seal(withoutSeed(folder.plan()));
    assertThat(Report.of(folder).html()).contains("drawn from the log");
    assertThat(Report.of(folder).json().at("/attestation/seed").stringValue())
        .isEqualTo("checkpoint");
  }

  @Test
  void anOutcomeThatIsNotPublishedIsSaidNotToBe() throws Exception {
    seal(folder.plan());
    assertThat(Report.of(folder).html()).contains("not published");
    assertThat(Report.of(folder).json().at("/attestation/outcomeIndex").isMissingNode()).isTrue();
  }

  @Test
  void anExaminationFromBeforePlansWereSealedSaysSo() {
    Report report = Report.of(folder);
    assertThat(report.html())
        .contains("The plan was not sealed in a log before the first trial.")
        .doesNotContain(Attestation.VERIFY);
    assertThat(report.markdown()).contains("The plan was not sealed in a log");
    assertThat(report.json().at("/attestation/sealed").booleanValue()).isFalse();
  }

  @Test
  void sealsThatAreNoneAreSaidToBeUnreadable() throws Exception {
    seal(folder.plan());
    folder.writeBytes(PlanSeal.FILE, "<img>".getBytes(StandardCharsets.UTF_8));
    assertThat(Report.of(folder).html())
        .contains("seal.json: cannot be read", "where in the log is not known")
        .doesNotContain("<img>");
    Files.delete(folder.path().resolve(PlanSeal.FILE));
    assertThat(Report.of(folder).markdown()).contains("seal.json: is missing");
  }

  private static Plan withoutSeed(Plan plan) {
    ObjectNode tree = Json.mapper().valueToTree(plan);
    tree.remove("seed");
    return Json.mapper().treeToValue(tree, Plan.class);
  }

  private void seal(Plan plan) throws InterruptedException {
    PlanSeal.Sealed sealed = PlanSeal.seal(plan, home.local(), PlanSeal.USUAL_TIME);
    folder.writePart("plan.json", sealed.plan());
    folder.writeBytes(PlanSeal.FILE, sealed.bundle().bytes());
  }
}
