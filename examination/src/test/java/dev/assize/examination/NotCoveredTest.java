package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a plan says that it says nothing about, of worlds whose tools are somebody's server. */
class NotCoveredTest {

  @Test
  void aSharedServerIsSaidToKeepWhatTrialsDo() {
    Plan plan = plan(new Plan.Server("https://tools.example/mcp", true, List.of()));

    assertThat(NotCovered.by(plan, List.of()))
        .anySatisfy(line ->
            assertThat(line)
                .contains("A fresh state for each trial")
                .contains("https://tools.example/mcp")
                .contains("cannot be replayed"));
  }

  @Test
  void toolsWhoseAnswersAReplayDoesNotCompareAreNamed() {
    Plan plan = plan(new Plan.Server("files@1.0.0", false, List.of("list", "stat")));

    assertThat(NotCovered.by(plan, List.of()))
        .anySatisfy(line -> assertThat(line).contains("of the tools list, stat."))
        .noneMatch(line -> line.contains("A fresh state"));
  }

  @Test
  void ofAssizesOwnToolsNothingOfThatIsSaid() {
    assertThat(NotCovered.by(plan(null), List.of()))
        .noneMatch(line -> line.contains("A fresh state") || line.contains("replay"));
  }

  @Test
  void whatAFurtherExaminationSawIsNotSaidToBeLeftOut() {
    assertThat(NotCovered.further(false, false)).hasSize(2);
    assertThat(NotCovered.further(true, false)).singleElement().asString().contains("Collection");
    assertThat(NotCovered.further(false, true)).singleElement().asString().contains("Containment");
    assertThat(NotCovered.further(true, true)).isEmpty();
  }

  private static Plan plan(Plan.@Nullable Server server) {
    Plan plan = Plans.of(1, 0.05, 100, 100);
    Plan.Setting world = plan.worlds().getFirst();
    return new Plan(
        plan.format(),
        plan.agent(),
        plan.scheme(),
        plan.tier(),
        plan.alpha(),
        List.of(
            new Plan.Setting(
                world.name(),
                world.digest(),
                world.tasks(),
                world.tasksByPlace(),
                Map.of(),
                Map.of(),
                List.of(),
                server)),
        plan.techniques(),
        plan.lanes(),
        plan.budget(),
        plan.width(),
        plan.attempts(),
        plan.deadlineSeconds(),
        plan.drawn(),
        plan.search(),
        plan.examinations(),
        plan.observation(),
        plan.sealing());
  }
}
