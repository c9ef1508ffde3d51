package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Digest PROGRAM = Digest.of(new byte[] {2});

  private final Plan plan = Plans.of(1, 0.1, 100, 100).withProgram(PROGRAM);

  @Test
  void aPlanIsAnotherPlanForAnotherProgram() {
    assertThat(plan.digest())
        .isNotEqualTo(plan.withProgram(Plans.DIGEST).digest())
        .isNotEqualTo(plan.withProgram(null).digest());
    assertThat(Json.mapper().readValue(Json.canonical(plan), Plan.class)).isEqualTo(plan);
  }

  @Test
  void trialsOfAnotherProgramDoNotBelongToThePlan() {
    plan.requireSameProgram(PROGRAM);

    assertThatThrownBy(() -> plan.requireSameProgram(Plans.DIGEST))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("the installed program of the agent clerk: changed")
        .hasMessageContaining("planned " + PROGRAM.abbreviated())
        .hasMessageContaining("now " + Plans.DIGEST.abbreviated());
    assertThatThrownBy(() -> plan.requireSameProgram(null))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("now none");
  }
}
