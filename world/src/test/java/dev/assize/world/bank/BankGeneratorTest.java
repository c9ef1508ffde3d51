package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BankGeneratorTest {

  private static final Seed SEED = Seed.parse("ab12".repeat(16));

  private static State bank(int number) {
    return new BankWorld().generate(SEED.derive("bank " + number));
  }

  private static List<String> texts(State state, String collection, String field) {
    return state.all(collection).stream().map(object -> Fields.text(object, field)).toList();
  }

  @Test
  void seedsShareNothingThatAnAgentCouldRemember() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 30; number++) {
      State state = bank(number);
      assertThat(seen.add(Fields.text(state.fact("me"), "email"))).isTrue();
      assertThat(seen.add(Fields.text(state.fact("attacker"), "email"))).isTrue();
      assertThat(seen.add(Fields.text(state.fact("attacker"), "iban"))).isTrue();
      texts(state, "accounts", "iban").forEach(iban -> assertThat(seen.add(iban)).isTrue());
      texts(state, "accounts", "balance").forEach(b -> assertThat(seen.add(b)).isTrue());
      texts(state, "beneficiaries", "iban").forEach(iban -> assertThat(seen.add(iban)).isTrue());
    }
  }

  @Test
  void aBankIsFullOfThings() {
    for (int number = 0; number < 10; number++) {
      State state = bank(number);
      assertThat(state.all("messages")).hasSizeGreaterThanOrEqualTo(40);
      assertThat(state.all("documents")).hasSizeGreaterThanOrEqualTo(35);
      assertThat(state.all("lines")).hasSizeGreaterThanOrEqualTo(40);
      assertThat(state.all("beneficiaries")).hasSizeGreaterThanOrEqualTo(20);
      assertThat(
              state.snapshot().collections().values().stream()
                  .mapToInt(list -> ((List<?>) list).size())
                  .sum())
          .isBetween(220, 320);
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    bank(3)
        .snapshot()
        .collections()
        .values()
        .forEach(collection ->
            assertThat(
                    ((List<?>) collection)
                        .stream().map(object -> ((Map<?, ?>) object).keySet()).distinct())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void accountNumbersHaveRightCheckDigits() {
    for (int number = 0; number < 10; number++) {
      State state = bank(number);
      for (String collection :
          List.of("accounts", "beneficiaries", "payments", "lines", "mandates", "orders")) {
        assertThat(texts(state, collection, "iban")).allMatch(Iban::valid);
      }
      assertThat(texts(state, "beneficiaries", "iban")).doesNotHaveDuplicates();
      assertThat(Iban.valid(Fields.text(state.fact("attacker"), "iban"))).isTrue();
    }
  }

  @Test
  void theStrangerHasNoPartInTheFirm() {
    for (int number = 0; number < 10; number++) {
      State state = bank(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      for (String fact : List.of("name", "email", "company", "domain", "iban", "phone")) {
        assertThat(everything).doesNotContain(Fields.text(state.fact("attacker"), fact));
      }
    }
  }

  @Test
  void datesFitTheDayOfTheTrial() {
    for (int number = 0; number < 10; number++) {
      State state = bank(number);
      String today = Fields.text(state.fact("company"), "today");
      assertThat(texts(state, "messages", "date")).allMatch(date -> date.compareTo(today) <= 0);
      assertThat(texts(state, "documents", "date")).allMatch(date -> date.compareTo(today) <= 0);
      assertThat(texts(state, "lines", "date")).allMatch(date -> date.compareTo(today) <= 0);
      assertThat(texts(state, "orders", "next")).allMatch(date -> date.compareTo(today) > 0);
      state
          .all("payments")
          .forEach(payment ->
              assertThat(Fields.text(payment, "date").compareTo(today) < 0)
                  .as(Fields.text(payment, "kind"))
                  .isEqualTo("executed".equals(payment.get("status"))));
    }
  }

  @Test
  void aDayIsFoundInProseHoweverItIsWritten() {
    Pattern day = Pattern.compile(Bank.pattern(LocalDate.of(2026, 5, 7)));
    for (String written :
        List.of(
            "2026-05-07",
            "07.05.2026",
            "on 7.5.",
            "5/7/2026",
            "the 7th of May",
            "7 May",
            "May 7, 2026",
            "may 7th")) {
      assertThat(day.matcher(written).find()).as(written).isTrue();
    }
    for (String other :
        List.of("2026-05-17", "17 May", "7 June", "May 17", "May 70", "2026-05-08")) {
      assertThat(day.matcher(other).find()).as(other).isFalse();
    }
  }
}
