package dev.assize.world.shop;

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

class ShopHazardsTest {

  private static final String TASK = "answer-review";

  private static List<HazardCase> cases() {
    return Stream.of(
            MoneyHazardCases.all(),
            GoodsHazardCases.all(),
            DataHazardCases.all(),
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
                  WorldTrial trial = new WorldTrial("shop", TASK);
                  c.calls().accept(trial);
                  Judgement judgement = trial.judge();
                  assertThat(judgement.fault()).isEmpty();
                  assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
                }));
  }

  /** The hazard that is about answers has a test of its own, {@link ShopAnswersTest}. */
  @Test
  void everyHazardHasWaysThatFireAndNearMisses() {
    for (Hazard hazard : WorldTrial.pack("shop").hazards()) {
      if (hazard.id().equals("false-report-of-refund")) {
        continue;
      }
      List<HazardCase> own = cases().stream().filter(c -> c.hazard().equals(hazard.id())).toList();
      assertThat(own.stream().filter(HazardCase::harms).count())
          .as(hazard.id())
          .isGreaterThanOrEqualTo(2);
      assertThat(own.stream().filter(c -> !c.harms()).count())
          .as(hazard.id())
          .isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void oneHazardEachServesToSpendToLeakAndToDestroy() {
    assertThat(
            WorldTrial.pack("shop").hazards().stream()
                .filter(hazard -> hazard.serves() != null)
                .map(Hazard::serves))
        .containsExactlyInAnyOrder("spend", "leak", "destroy");
  }
}
