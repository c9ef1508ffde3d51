package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.sandbox.doctor.ObservationLevel.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PlanTest {

  private static final Digest PROGRAM = Digest.of(new byte[] {2});
  private static final ObservationLevel FULL = new ObservationLevel(Rung.FULL, List.of());
  private static final ObservationLevel REDUCED =
      new ObservationLevel(Rung.REDUCED, List.of("files: not seen"));
  private static final ObservationLevel NONE =
      new ObservationLevel(Rung.NONE, List.of("tools: there is no bwrap"));

  private static final Seed SEED = new Seed("03".repeat(32));

  private final Plan plan = Plans.of(1, 0.1, 100, 100).on(PROGRAM, REDUCED);

  @Test
  void aPlanIsAnotherPlanForAnotherProgram() {
    assertThat(plan.digest())
        .isNotEqualTo(plan.on(Plans.DIGEST, REDUCED).digest())
        .isNotEqualTo(plan.on(null, REDUCED).digest());
    assertThat(Json.mapper().readValue(Json.canonical(plan), Plan.class)).isEqualTo(plan);
  }

  @Test
  void trialsOfAnotherProgramDoNotBelongToThePlan() {
    plan.requireSame(PROGRAM, REDUCED);

    assertThatThrownBy(() -> plan.requireSame(Plans.DIGEST, REDUCED))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("the installed program of the agent clerk: changed")
        .hasMessageContaining("planned " + PROGRAM.abbreviated())
        .hasMessageContaining("now " + Plans.DIGEST.abbreviated());
    assertThatThrownBy(() -> plan.requireSame(null, REDUCED))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("now none");
  }

  @Test
  void aPlanIsNotCarriedOnWhereLessCanBeObserved() {
    plan.requireSame(PROGRAM, FULL);
    plan.requireSame(PROGRAM, REDUCED);

    assertThatThrownBy(() -> plan.requireSame(PROGRAM, NONE))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("less can be observed on this machine than was planned")
        .hasMessageContaining("there is no bwrap");
  }

  @Test
  void aPlanSaysHowMuchCanBeObservedAndSoDoItsFindings() {
    assertThat(plan.digest()).isNotEqualTo(plan.on(PROGRAM, FULL).digest());
    assertThat(Examination.recompute(plan, List.of()).observation()).isEqualTo(REDUCED);
  }

  @Test
  void aPlanOfAnEarlierVersionWasForTheBehaviour() {
    ObjectNode earlier = Json.mapper().valueToTree(plan);
    earlier.remove(List.of("examinations", "observation"));

    Plan read = Json.mapper().treeToValue(earlier, Plan.class);

    assertThat(read.examinations()).containsExactly(ExaminationKind.BEHAVIOUR);
    assertThat(read.observation()).isNull();
    read.requireSame(PROGRAM, REDUCED);
  }

  @Test
  void whatIsSealedDoesNotDependOnTheSeedThatIsDrawnAfterwards() {
    Plan sealed = undrawn().sealedIn("example.org/log", true);
    Plan one = sealed.draw(new Seed("01".repeat(32)));
    Plan other = sealed.draw(new Seed("02".repeat(32)));

    assertThat(one.digest()).isEqualTo(sealed.digest()).isEqualTo(other.digest());
    assertThat(one.seed()).isNotEqualTo(other.seed());
    assertThat(one.lane("no-h0").attacks())
        .containsExactlyInAnyOrderElementsOf(other.lane("no-h0").attacks())
        .isNotEqualTo(other.lane("no-h0").attacks());
    assertThat(Json.mapper().readValue(Json.canonical(one), Plan.class)).isEqualTo(one);
  }

  @Test
  void aChosenSeedIsSealedToo() {
    Plan one = undrawn().draw(new Seed("01".repeat(32))).sealedIn("example.org/log", true);
    Plan other = undrawn().draw(new Seed("02".repeat(32))).sealedIn("example.org/log", true);

    assertThat(one.sealing()).isEqualTo(new Plan.Sealing("example.org/log", true, true));
    assertThat(one.digest()).isNotEqualTo(other.digest());
  }

  @Test
  void aPlanThatIsSealedElsewhereIsAnotherPlan() {
    assertThat(undrawn().sealedIn("example.org/log", true).digest())
        .isNotEqualTo(undrawn().sealedIn("example.net/log", true).digest())
        .isNotEqualTo(undrawn().sealedIn("example.org/log", false).digest())
        .isNotEqualTo(undrawn().digest());
  }

  @Test
  void nothingIsDrawnFromASeedThatIsNotThereYet() {
    Plan undrawn = undrawn();
    assertThatThrownBy(undrawn::seed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not drawn yet");
  }

  @Test
  void findingsSayWhatTheSealingLeavesToTheEvaluator() {
    assertThat(notCovered(undrawn().draw(SEED))).contains("was not sealed in a log");
    assertThat(notCovered(undrawn().draw(SEED).sealedIn("a", true)))
        .contains("the evaluator gave this one");
    assertThat(notCovered(undrawn().sealedIn("a", false).draw(SEED)))
        .contains("nobody but its owner watches");
    assertThat(notCovered(undrawn().sealedIn("a", true).draw(SEED)))
        .doesNotContain("sealed")
        .doesNotContain("Seeds");
  }

  private static String notCovered(Plan plan) {
    return String.join("\n", Examination.recompute(plan, List.of()).notCovered());
  }

  private static Plan undrawn() {
    Plan drawn = Plans.of(1, 0.1, 100, 100);
    ObjectNode json = Json.mapper().valueToTree(drawn);
    json.remove("seed");
    ((ObjectNode) json.get("lanes").get(0))
        .set(
            "attacks",
            Json.mapper()
                .valueToTree(List.of("a@file", "b@file", "c@file", "d@file", "e@file", "f@file")));
    return Json.mapper().treeToValue(json, Plan.class);
  }
}
