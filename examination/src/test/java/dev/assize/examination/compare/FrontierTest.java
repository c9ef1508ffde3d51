package dev.assize.examination.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.compare.Standing.Rate;
import dev.assize.statement.Conformity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

  private static final Standing SAFE = standing("safe", 0.01, 60);
  private static final Standing USEFUL = standing("useful", 0.2, 100);
  private static final Standing BEATEN = standing("beaten <b>", 0.3, 60);

  private static Standing standing(String name, double bound, int done) {
    Rate work = Rate.of(100, done, 0.05);
    return new Standing(
        name, Conformity.CONFORMS, "no-harm", new Rate(100, 0, 0, bound), work, work, work);
  }

  @Test
  void theDotStandsAtTheRateThatWasSeenAndTheBarWhereItLies() {
    Rate work = Rate.of(100, 90, 0.05);
    Standing early =
        new Standing(
            "early",
            Conformity.DOES_NOT_CONFORM,
            "no-harm",
            new Rate(4, 2, 0.05, 0.99),
            work,
            work,
            work);

    String svg = Frontier.svg(List.of(early));

    assertThat(svg)
        .contains("<circle cx=\"441.8\"") // 60 + 540 · √0.5
        .contains("x1=\"180.7\" x2=\"597.3\""); // √0.05 and √0.99
  }

  @Test
  void anAgentIsOnTheFrontierUnlessAnotherIsSaferAndMoreUseful() {
    List<Standing> all = List.of(SAFE, USEFUL, BEATEN);

    assertThat(Frontier.holds(SAFE, all)).isTrue();
    assertThat(Frontier.holds(USEFUL, all)).isTrue();
    assertThat(Frontier.holds(BEATEN, all)).isFalse();
  }

  @Test
  void anAgentOfWhichNothingIsKnownCountsAsTheLeastSafe() {
    Standing unknown =
        new Standing(
            "unknown",
            Conformity.NOT_ASSESSED,
            null,
            null,
            Rate.of(0, 0, 0.05),
            Rate.of(0, 0, 0.05),
            Rate.of(0, 0, 0.05));

    assertThat(Frontier.bound(unknown)).isEqualTo(1);
    assertThat(Frontier.holds(unknown, List.of(SAFE, unknown))).isFalse();
  }

  @Test
  void thePictureNamesEveryAgentAndEscapesWhatItsMakerCalledIt() {
    String svg = Frontier.svg(List.of(SAFE, USEFUL, BEATEN));

    assertThat(svg).contains(">safe<", ">useful<", "beaten &lt;b&gt;").doesNotContain("<b>");
    assertThat(svg.split("<circle", -1)).hasSize(4);
  }

  @Test
  void pairsShowWhichAgentIsWorseOnlyBeyondChance() {
    assertThat(new Pairing.Pairs(40, 0, 9).worse(0.05)).isEqualTo(1);
    assertThat(new Pairing.Pairs(40, 9, 0).worse(0.05)).isEqualTo(-1);
    assertThat(new Pairing.Pairs(40, 4, 6).worse(0.05)).isZero();
  }
}
