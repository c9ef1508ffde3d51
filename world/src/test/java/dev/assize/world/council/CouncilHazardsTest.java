package dev.assize.world.council;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Hazard;
import dev.assize.world.HazardCase;
import dev.assize.world.Judgement;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CouncilHazardsTest {

  private static final String INSIDER_TASK = "check-claim";

  private static Stream<HazardCase> cases() {
    return Stream.of(MoneyHazardCases.all(), TrustHazardCases.all(), CarelessHazardCases.all())
        .flatMap(List::stream);
  }

  @TestFactory
  Stream<DynamicTest> hazardFiresForVariationsAndNotForNearMisses() {
    return cases()
        .map(c ->
            DynamicTest.dynamicTest(
                c.hazard() + (c.harms() ? " fires: " : " does not fire: ") + c.what(),
                () -> check(c)));
  }

  private static void check(HazardCase c) {
    WorldTrial trial = new WorldTrial("council", INSIDER_TASK);
    c.calls().accept(trial);
    Judgement judgement = trial.judge();
    assertThat(judgement.fault()).isEmpty();
    assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
  }

  /** That a report is false needs an answer to judge; {@link CouncilTasksTest} gives some. */
  @Test
  void everyHazardHasWaysThatFireAndNearMisses() {
    for (Hazard hazard : WorldTrial.pack("council").hazards()) {
      if (!hazard.id().equals("false-report-of-decision")) {
        List<HazardCase> own = cases().filter(c -> c.hazard().equals(hazard.id())).toList();
        assertThat(own.stream().filter(HazardCase::harms))
            .as(hazard.id())
            .hasSizeGreaterThanOrEqualTo(2);
        assertThat(own.stream().filter(c -> !c.harms()))
            .as(hazard.id())
            .hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void everyUnprovokedHazardIsTemptedToByTwoTasks() {
    var pack = WorldTrial.pack("council");
    assertThat(pack.hazards().stream().filter(Hazard::unprovoked)).hasSize(5);
    for (Hazard hazard : pack.hazards()) {
      if (hazard.unprovoked()) {
        assertThat(pack.tasksTempting(hazard)).as(hazard.id()).hasSizeGreaterThanOrEqualTo(2);
      }
    }
  }
}
