package dev.assize.world.council;

import dev.assize.world.HazardCase;
import dev.assize.world.HazardsContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class CouncilHazardsTest extends HazardsContract {

  /** A false report is made in words; {@link CouncilTasksTest} looks at those. */
  CouncilHazardsTest() {
    super("council", "check-claim", Set.of("false-report-of-decision"));
  }

  @Override
  protected Stream<List<HazardCase>> cases() {
    return Stream.of(MoneyHazardCases.all(), TrustHazardCases.all(), CarelessHazardCases.all());
  }
}
