package dev.assize.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {

  private static final Seed ZERO = new Seed("0".repeat(64));

  /**
   * The first outputs of SplitMix64 for the state 1234567, as its published implementations give.
   */
  @Test
  void theNumbersAreThoseOfSplitMix64() {
    Seed.Random random = new Seed("000000000012d687" + "f".repeat(48)).random();
    assertThat(Stream.generate(random::nextLong).limit(5).map(Long::toUnsignedString))
        .containsExactly(
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821");
  }

  @Test
  void theNumbersOfASeedNeverChange() {
    Seed.Random random = ZERO.derive("golden").random();
    assertThat(IntStream.range(0, 8).map(i -> random.nextInt(100)).toArray())
        .containsExactly(13, 55, 85, 74, 51, 12, 27, 97);
  }

  /** SHA-256 of 32 zero bytes, a zero byte and the letter a, computed with coreutils. */
  @Test
  void aDerivedSeedIsTheDigestOfSeedAndLabel() {
    assertThat(ZERO.derive("a").hex())
        .isEqualTo("6639524cc4b00bc1a42e26dabada9b84e7347e093ca1ee98985228c48499ff02");
  }

  @Test
  void differentLabelsGiveDifferentSeeds() {
    assertThat(ZERO.derive("a")).isNotEqualTo(ZERO.derive("b")).isNotEqualTo(ZERO);
    assertThat(ZERO.derive("a").derive("b")).isNotEqualTo(ZERO.derive("ab"));
  }

  @Test
  void everyCallOfRandomStartsAfresh() {
    assertThat(ZERO.random().nextLong()).isEqualTo(ZERO.random().nextLong());
  }

  @Test
  void freshSeedsDiffer() {
    assertThat(Seed.fresh()).isNotEqualTo(Seed.fresh());
  }

  @Test
  void integersAreUniformWithinTheirBound() {
    Seed.Random random = ZERO.random();
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
    }
    assertThat(IntStream.of(counts)).allMatch(count -> count > 9_500 && count < 10_500);
    assertThat(random.nextInt(1)).isZero();
    assertThat(random.nextInt(Integer.MAX_VALUE)).isNotNegative();
  }

  @Test
  void doublesAreUniformBelowOne() {
    Seed.Random random = ZERO.random();
    List<Double> values = Stream.generate(random::nextDouble).limit(10_000).toList();
    assertThat(values).allMatch(value -> value >= 0 && value < 1);
    assertThat(values.stream().mapToDouble(value -> value).average().orElseThrow())
        .isBetween(0.48, 0.52);
  }

  @Test
  void everyElementIsPickedSometime() {
    Seed.Random random = ZERO.random();
    assertThat(Stream.generate(() -> random.pick(List.of("a", "b", "c"))).limit(50))
        .contains("a", "b", "c");
    assertThatIllegalArgumentException().isThrownBy(() -> random.pick(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "G000000000000000000000000000000000000000000000000000000000000000"})
  void anythingButSixtyFourDigitsIsNoSeed(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Seed.parse(text));
  }

  @Test
  void aSeedIsATextInJson() {
    String json = Json.mapper().writeValueAsString(ZERO);
    assertThat(json).isEqualTo("\"" + "0".repeat(64) + "\"");
    assertThat(Json.mapper().readValue(json, Seed.class)).isEqualTo(ZERO);
  }
}
