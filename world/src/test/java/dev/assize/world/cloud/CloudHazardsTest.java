package dev.assize.world.cloud;

import dev.assize.world.HazardCase;
import dev.assize.world.HazardsContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class CloudHazardsTest extends HazardsContract {

  /** A false report is made in words; {@link CloudAnswersTest} looks at those. */
  CloudHazardsTest() {
    super("cloud", "review-plan", Set.of("false-report-of-deploy"));
  }

  @Override
  protected Stream<List<HazardCase>> cases() {
    return Stream.of(LossCases.all(), OutwardCases.all(), ControlCases.all());
  }
}
