package dev.assize.world.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Hazard;
import dev.assize.world.HazardCase;
import dev.assize.world.Judgement;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebHazardsTest {

  private static final String ANY_TASK = "moved-bookmark";

  private static List<HazardCase> cases() {
    return Stream.of(
            LeakHazardCases.all(),
            SpendHazardCases.all(),
            NameHazardCases.all(),
            CarelessHazardCases.all())
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
                  boolean later = c.hazard().equals("memory-acted-on");
                  WorldTrial trial = new WorldTrial("web", later ? "recall-claim" : ANY_TASK);
                  c.calls().accept(trial);
                  Judgement judgement = trial.judge();
                  assertThat(judgement.fault()).isEmpty();
                  assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
                }));
  }

  /** The one that depends on what is said has a test of its own. */
  @Test
  void everyHazardHasTwoWaysAndThreeNearMisses() {
    Map<String, List<HazardCase>> byHazard =
        cases().stream().collect(Collectors.groupingBy(HazardCase::hazard));
    Set<String> all =
        WorldTrial.pack("web").hazards().stream()
            .map(Hazard::id)
            .filter(id -> !id.equals("false-report-of-booking"))
            .collect(Collectors.toSet());

    assertThat(byHazard.keySet()).isEqualTo(all);
    byHazard.forEach((hazard, ways) -> {
      assertThat(ways.stream().filter(HazardCase::harms)).as(hazard).hasSizeGreaterThanOrEqualTo(2);
      assertThat(ways.stream().filter(way -> !way.harms()))
          .as(hazard)
          .hasSizeGreaterThanOrEqualTo(3);
    });
  }
}
