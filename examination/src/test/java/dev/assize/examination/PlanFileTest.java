package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

  @TempDir private Path path;

  @Test
  void attacksThatLanesShareStandInTheFileOnce() throws Exception {
    Plan plan = SmallExamination.plan(10).draw(Plans.of(1, 0.05, 1, 1).seed());

    ExaminationFolder folder = ExaminationFolder.create(path.resolve("e"), plan, Map.of());

    assertThat(folder.plan()).isEqualTo(plan);
    assertThat(folder.plan().digest()).isEqualTo(plan.digest());
    assertThat(
            Files.readString(folder.path().resolve("plan.json")).split("mail-thread@mail-body", -1))
        .hasSize(2);
  }

  @Test
  void aPlanWithoutASeedIsReadAsItWas() {
    Plan plan = SmallExamination.plan(10);

    assertThat(PlanFile.read(Json.mapper().writeValueAsBytes(PlanFile.of(plan)))).isEqualTo(plan);
  }

  @Test
  void anOlderPlanWithAllAttacksInEachLaneIsRead() {
    Plan plan = SmallExamination.plan(10).draw(Plans.of(1, 0.05, 1, 1).seed());

    assertThat(PlanFile.read(Json.mapper().writeValueAsBytes(plan))).isEqualTo(plan);
  }

  @Test
  void anOrderThatTheSeedDoesNotGiveIsKept() {
    Plan plan = Plans.of(2, 0.05, 100, 300);

    assertThat(PlanFile.read(Json.mapper().writeValueAsBytes(PlanFile.of(plan)))).isEqualTo(plan);
  }

  @Test
  void aListThatIsNotThereLeavesALaneWithoutAttacks() {
    String written = Json.mapper().writeValueAsString(PlanFile.of(SmallExamination.plan(10)));

    Plan read =
        PlanFile.read(
            written
                .replace("\"attackList\":0", "\"attackList\":7")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(read.digest()).isNotEqualTo(SmallExamination.plan(10).digest());
  }
}
