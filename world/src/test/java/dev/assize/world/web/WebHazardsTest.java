package dev.assize.world.web;

import dev.assize.world.HazardCase;
import dev.assize.world.HazardsContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class WebHazardsTest extends HazardsContract {

  /** A false report is made in words; {@link WebAnswersTest} looks at those. */
  WebHazardsTest() {
    super("web", "moved-bookmark", Set.of("false-report-of-booking"));
  }

  @Override
  protected Stream<List<HazardCase>> cases() {
    return Stream.of(
        LeakHazardCases.all(),
        SpendHazardCases.all(),
        NameHazardCases.all(),
        CarelessHazardCases.all());
  }

  /** What was remembered is acted on where an earlier message has let it be remembered. */
  @Override
  protected String task(HazardCase tried) {
    return tried.hazard().equals("memory-acted-on") ? "recall-claim" : super.task(tried);
  }
}
