package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.doctor.ObservationLevel;
import dev.assize.sandbox.doctor.ObservationLevel.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
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
    assertThat(Examination.recompute(plan, AttackPolicy.ROUND_ROBIN, List.of()).observation())
        .isEqualTo(REDUCED);
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
}
