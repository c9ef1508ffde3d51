package dev.assize.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

  /** RFC 8785 section 3.2.2. */
  @Test
  void literalsNumbersAndStringsAreCanonicalAsInTheSpecification() {
    String input =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertThat(canonical(input))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785 section 3.2.3. */
  @Test
  void keysAreSortedByUtf16CodeUnits() {
    String input =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return",
         "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
         "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;
    assertThat(Json.mapper().readTree(canonical(input)).values())
        .extracting(value -> value.asString())
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  /** RFC 8785 appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void doublesAreWrittenAsInTheSpecification(String bits, String expected) {
    double value = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));
    assertThat(text(Json.canonical(List.of(value)))).isEqualTo("[" + expected + "]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberHasNoCanonicalForm(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.canonical(Map.of("x", value)));
  }

  @Test
  void integersThatADoubleCannotHoldHaveNoCanonicalForm() {
    assertThat(text(Json.canonical(List.of(9007199254740992L)))).isEqualTo("[9007199254740992]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.canonical(List.of(9007199254740993L)))
        .withMessageContaining("9007199254740993");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.canonical(List.of(BigInteger.TEN.pow(400))));
  }

  @Test
  void halfASurrogatePairHasNoCanonicalForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.canonical(Map.of("x", "\ud83d")))
        .withMessageContaining("surrogate");
  }

  @Test
  void aBareValueHasNoCanonicalForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.canonical("text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{\"a\":1,}", "{a:1}", "[1", "NaN", ""})
  void looseJsonIsRefused(String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json, Map.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void deepNestingIsRefusedBeforeItCostsAnything() {
    String deep = "[".repeat(201) + "]".repeat(201);
    assertThatThrownBy(() -> Json.mapper().readTree(deep)).isInstanceOf(JacksonException.class);
    String allowed = "[".repeat(200) + "]".repeat(200);
    assertThat(Json.mapper().readTree(allowed).isArray()).isTrue();
  }

  @Test
  void aLineIsOneLineWhateverTheTextHolds() {
    String line = text(Json.line(Map.of("text", "one\ntwo\r\nthree")));
    assertThat(line).isEqualTo("{\"text\":\"one\\ntwo\\r\\nthree\"}\n");
  }

  private static String canonical(String json) {
    return text(Json.canonical(Json.mapper().readTree(json)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
