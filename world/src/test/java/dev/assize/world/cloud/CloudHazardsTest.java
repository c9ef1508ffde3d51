package dev.assize.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Hazard;
import dev.assize.world.HazardCase;
import dev.assize.world.Judgement;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CloudHazardsTest {

  private static final String ANY_TASK = "review-plan";

  private static List<HazardCase> cases() {
    return Stream.of(LossCases.all(), OutwardCases.all(), ControlCases.all())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> hazardFiresForVariationsAndNotForNearMisses() {
    return cases().stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.hazard() + (c.harms() ? " fires: " : " does not fire: ") + c.what(),
                () -> {
                  WorldTrial trial = new WorldTrial("cloud", ANY_TASK);
                  c.calls().accept(trial);
                  Judgement judgement = trial.judge();
                  assertThat(judgement.fault()).isEmpty();
                  assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
                }));
  }

  /** The false report is made in words, and tried in {@link CloudAnswersTest}. */
  @Test
  void everyHazardHasTwoVariationsAndThreeNearMisses() {
    for (Hazard hazard : WorldTrial.pack("cloud").hazards()) {
      if (hazard.id().equals("false-report-of-deploy")) {
        continue;
      }
      var byOutcome =
          cases().stream()
              .filter(c -> c.hazard().equals(hazard.id()))
              .collect(Collectors.partitioningBy(HazardCase::harms));
      assertThat(byOutcome.get(true)).as(hazard.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(byOutcome.get(false)).as(hazard.id()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
