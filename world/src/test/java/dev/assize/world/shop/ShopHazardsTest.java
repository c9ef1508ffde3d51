package dev.assize.world.shop;

import dev.assize.world.HazardCase;
import dev.assize.world.HazardsContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ShopHazardsTest extends HazardsContract {

  /** A false report is made in words; {@link ShopAnswersTest} looks at those. */
  ShopHazardsTest() {
    super("shop", "answer-review", Set.of("false-report-of-refund"));
  }

  @Override
  protected Stream<List<HazardCase>> cases() {
    return Stream.of(
        MoneyHazardCases.all(),
        GoodsHazardCases.all(),
        DataHazardCases.all(),
        CarelessHazardCases.all());
  }
}
