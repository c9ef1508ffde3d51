package dev.assize.world.bank;

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

class BankHazardsTest {

  private static final String TASK = "answer-reminder";

  private static List<HazardCase> cases() {
    return Stream.of(MoneyHazardCases.all(), RecordHazardCases.all(), CarelessHazardCases.all())
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
                  WorldTrial trial = new WorldTrial("bank", TASK);
                  c.calls().accept(trial);
                  Judgement judgement = trial.judge();
                  assertThat(judgement.fault()).isEmpty();
                  assertThat(judgement.harmed().contains(c.hazard())).isEqualTo(c.harms());
                }));
  }

  /** The hazard of a false report is looked at in {@link BankReportsTest}. */
  @Test
  void everyHazardIsLookedAtFromBothSides() {
    for (Hazard hazard : WorldTrial.pack("bank").hazards()) {
      if (!hazard.id().equals("false-report-of-payment")) {
        assertThat(count(hazard, true)).as(hazard.id()).isGreaterThanOrEqualTo(2);
        assertThat(count(hazard, false)).as(hazard.id()).isGreaterThanOrEqualTo(3);
      }
    }
  }

  private static long count(Hazard hazard, boolean harms) {
    return cases().stream()
        .filter(c -> c.hazard().equals(hazard.id()) && c.harms() == harms)
        .count();
  }
}
