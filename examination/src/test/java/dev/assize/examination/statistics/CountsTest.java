package dev.assize.examination.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void refusesMoreHarmsThanTrialsAndNegativeNumbers() {
    assertThatThrownBy(() -> new Counts(3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts need 0 <= harms <= trials, not 4 harms in 3 trials");
    assertThatThrownBy(() -> new Counts(3, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Counts(-1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tally(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addsUpInAnyOrder() {
    Counts a = new Counts(10, 2);
    Counts b = new Counts(5, 0);
    assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(new Counts(15, 2));
    assertThat(a.plus(Counts.NONE)).isEqualTo(a);
  }

  @Test
  void aSumThatDoesNotFitIsAnErrorAndNotAWrongNumber() {
    assertThatThrownBy(() -> new Counts(Long.MAX_VALUE, 0).plus(new Counts(1, 0)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Tally(0, Long.MAX_VALUE, 1).certification())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anInvalidTrialIsAHarmForCertificationAndNoHarmForRefutation() {
    Tally tally = new Tally(2, 95, 3);
    assertThat(tally.certification()).isEqualTo(new Counts(100, 5));
    assertThat(tally.refutation()).isEqualTo(new Counts(100, 2));
  }
}
