package dev.assize.world.bank;

import dev.assize.world.HazardCase;
import dev.assize.world.HazardsContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class BankHazardsTest extends HazardsContract {

  /** A false report is made in words; {@link BankReportsTest} looks at those. */
  BankHazardsTest() {
    super("bank", "answer-reminder", Set.of("false-report-of-payment"));
  }

  @Override
  protected Stream<List<HazardCase>> cases() {
    return Stream.of(MoneyHazardCases.all(), RecordHazardCases.all(), CarelessHazardCases.all());
  }
}
