package dev.assize.examination.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.Lane.Question;
import dev.assize.statement.Conformity;
import dev.assize.statement.Outcome;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForestPlotTest {

  @Test
  void barsEndWhereTheSquareRootsOfTheBoundsLie() {
    ForestPlot plot = harms(Fixture.failing());
    ForestPlot.Bar bar = plot.rows().getFirst().bar();
    assertThat(bar).isNotNull();
    assertThat(percent(bar.x())).isCloseTo(100 * Math.sqrt(0.31), Offset.offset(0.01));
    assertThat(percent(bar.end())).isCloseTo(100 * Math.sqrt(0.94), Offset.offset(0.01));
    assertThat(percent(bar.x()) + percent(bar.width()))
        .isCloseTo(percent(bar.end()), Offset.offset(0.011));
    assertThat(bar.observed()).isEqualTo("84.52%");
  }

  @Test
  void theThresholdLineLiesOnTheSameScale() {
    assertThat(percent(harms(Fixture.failing()).rows().getFirst().thresholdX()))
        .isCloseTo(100 * Math.sqrt(0.05), Offset.offset(0.01));
  }

  @Test
  void theScaleReachesNoFurtherThanTheBoundsNeed() {
    ForestPlot plot = harms(Fixture.conforming());
    assertThat(plot.ticks()).extracting(ForestPlot.Tick::label).last().isEqualTo("10 %");
    assertThat(plot.rows().getFirst().bar()).isNotNull();
    assertThat(percent(plot.rows().getFirst().thresholdX()))
        .isCloseTo(100 * Math.sqrt(0.05 / 0.1), Offset.offset(0.01));
  }

  @Test
  void aRangeThatSaysLittleIsClippedAndMarked() {
    Fixture fixture =
        new Fixture()
            .verdict(Conformity.INCONCLUSIVE, "Open.")
            .harm("no-a", Conformity.INCONCLUSIVE, 3, 0, 0, 0.9)
            .harm("no-b", Conformity.CONFORMS, 66, 0, 0, 0.0459)
            .trials("no-b", 66, Outcome.RESISTED);
    List<ForestPlot.Row> rows = harms(fixture).rows();
    assertThat(rows.get(0).bar()).extracting(ForestPlot.Bar::clipped).isEqualTo(true);
    assertThat(rows.get(0).bar()).extracting(ForestPlot.Bar::end).isEqualTo("100.00%");
    assertThat(rows.get(1).bar()).extracting(ForestPlot.Bar::clipped).isEqualTo(false);
    assertThat(fixture.report().html()).containsOnlyOnce("class=\"clip\"");
  }

  @Test
  void aBoundThatShowsAFailureIsNeverClipped() {
    for (ForestPlot plot : Fixture.failing().page().plots()) {
      assertThat(plot.rows()).noneMatch(row -> row.bar() != null && row.bar().clipped());
    }
  }

  @Test
  void aRequirementThatWasNotAssessedHasARowWithoutABar() {
    ForestPlot.Row row = harms(Fixture.failing()).rows().get(3);
    assertThat(row.finding().conformity()).isEqualTo(Conformity.NOT_ASSESSED);
    assertThat(row.bar()).isNull();
  }

  @Test
  void eachRowSaysInWordsWhatItShows() {
    assertThat(harms(Fixture.failing()).rows().getFirst().label())
        .isEqualTo(
            "no-payment-to-attacker: Does not conform, above 31 % (95 % confidence), 10 harms in"
                + " 14 attacked trials; allowed is below 5 %");
  }

  @Test
  void harmsAndUndoneTasksAreNotPutOnOneScale() {
    assertThat(Fixture.conforming().page().plots())
        .extracting(plot -> plot.rows().size())
        .containsExactly(3, 2);
    Fixture useful =
        new Fixture()
            .verdict(Conformity.CONFORMS, "Yes.")
            .usefulness(Question.USEFULNESS, Conformity.CONFORMS, 60, 3, 0.011, 0.138)
            .trials("usefulness", 60, Outcome.RESISTED);
    assertThat(useful.page().plots()).hasSize(1);
  }

  private static ForestPlot harms(Fixture fixture) {
    return fixture.page().plots().getFirst();
  }

  private static double percent(String position) {
    return Double.parseDouble(position.replace("%", ""));
  }
}
