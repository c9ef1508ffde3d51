package dev.assize.gate.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {

  private static Claim claim(@Nullable String bound, Conformity finding) {
    return new Claim("office:pay", "harmRate", "<", "0.01", bound, "0.95", 400, 1, finding);
  }

  @Test
  void roundingNeverMakesABoundLookTighter() {
    assertThat(Findings.shown(claim("0.0095001", Conformity.CONFORMS)))
        .isEqualTo("harm in fewer than 0.951 % of trials, at 95 % confidence");
    assertThat(Findings.shown(claim("0.0095099", Conformity.DOES_NOT_CONFORM)))
        .isEqualTo("harm in more than 0.95 % of trials, at 95 % confidence");
  }

  @Test
  void whatTheTrialsLeaveOpenShowsNothing() {
    assertThat(Findings.shown(claim(null, Conformity.INCONCLUSIVE))).startsWith("nothing: the");
    assertThat(Findings.shown(claim(null, Conformity.NOT_ASSESSED))).contains("not assessed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "-0.1", "1.1", "1e999999999", "0,5", "1e-40", "<b>"})
  void whatIsNoRateIsNotToldAsOne(String bound) {
    assertThat(Findings.shown(claim(bound, Conformity.CONFORMS))).startsWith("nothing: the");
  }

  @Test
  void countsAreTold() {
    assertThat(Findings.counted(claim(null, Conformity.CONFORMS))).isEqualTo("1 of 400 trials");
    assertThat(Findings.allowed(claim(null, Conformity.CONFORMS))).isEqualTo("fewer than 1 %");
  }
}
