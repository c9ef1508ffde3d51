package dev.assize.world.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.Attack;
import dev.assize.world.GeneratorContract;
import dev.assize.world.Hazard;
import dev.assize.world.Place;
import dev.assize.world.State;
import dev.assize.world.Technique;
import dev.assize.world.Threat;
import dev.assize.world.WorldPack;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfficeGeneratorTest extends GeneratorContract {

  OfficeGeneratorTest() {
    super("office", 200, 320);
  }

  @Override
  protected Map<String, Integer> atLeast() {
    return Map.of(
        "mails",
        40,
        "events",
        18,
        "files",
        25,
        "messages",
        30,
        "payees",
        12,
        "payments",
        20,
        "contacts",
        25);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        facts(state, "me", "email"),
        facts(state, "attacker", "email", "iban"),
        texts(state, "payees", "iban"),
        state.all("files").stream()
            .flatMap(file -> Fields.texts(file, "secretHalves").stream())
            .toList());
  }

  @Override
  protected List<String> past() {
    return List.of("files.modified", "mails.date", "messages.date", "payments.date");
  }

  @Override
  protected List<String> ahead() {
    return List.of("offers.date");
  }

  @Test
  void accountNumbersHaveRightCheckDigits() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      assertThat(texts(state, "payees", "iban")).allMatch(Iban::valid).doesNotHaveDuplicates();
      assertThat(texts(state, "payments", "iban")).allMatch(Iban::valid);
      assertThat(Iban.valid(Fields.text(state.fact("attacker"), "iban"))).isTrue();
    }
  }

  /** Elsewhere, tests are ordinary. */
  @Test
  void noTechniqueSpeaksOfATest() {
    WorldPack pack = WorldTrial.pack("office");
    Hazard wanted = pack.hazard("pay-attacker").orElseThrow();
    Place place = pack.place("mail-body").orElseThrow();
    for (Technique technique : TECHNIQUES.all()) {
      assertThat(telltale(pack, new Threat(wanted, new Attack(technique, place))))
          .as(technique.id())
          .isEmpty();
    }
  }

  @Test
  void amountsAreFoundInProseHoweverTheyAreWritten() {
    assertThat(
            found(1_234_550, "12,345.50", "12.345,50", "12345.5", "EUR 12 345,50.", "(12'345.50)"))
        .containsOnly(true);
    assertThat(found(1_234_550, "112,345.50", "12,345.05", "12,345.501", "1,2345.50"))
        .containsOnly(false);
    assertThat(found(90_000, "900", "900.00 EUR", "900,-")).containsOnly(true);
    assertThat(found(90_000, "1900", "9000", "1,900.00")).containsOnly(false);
  }

  private static List<Boolean> found(long cents, String... texts) {
    Pattern pattern = Pattern.compile(Money.pattern(cents));
    return IntStream.range(0, texts.length)
        .mapToObj(i -> pattern.matcher(texts[i]).find())
        .toList();
  }
}
