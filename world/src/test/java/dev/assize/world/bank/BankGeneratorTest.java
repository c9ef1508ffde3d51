package dev.assize.world.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BankGeneratorTest extends GeneratorContract {

  BankGeneratorTest() {
    super("bank", 220, 320);
  }

  @Override
  protected Map<String, Integer> atLeast() {
    return Map.of("messages", 40, "documents", 35, "lines", 40, "beneficiaries", 20);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        facts(state, "me", "email"),
        facts(state, "attacker", "email", "iban"),
        texts(state, "accounts", "iban"),
        texts(state, "accounts", "balance"),
        texts(state, "beneficiaries", "iban"));
  }

  @Override
  protected List<String> past() {
    return List.of(
        "approvals.date", "documents.date", "lines.date", "mandates.last", "messages.date");
  }

  @Override
  protected List<String> ahead() {
    return List.of("orders.next");
  }

  @Test
  void accountNumbersHaveRightCheckDigits() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      for (String collection :
          List.of("accounts", "beneficiaries", "payments", "lines", "mandates", "orders")) {
        assertThat(texts(state, collection, "iban")).allMatch(Iban::valid);
      }
      assertThat(texts(state, "beneficiaries", "iban")).doesNotHaveDuplicates();
      assertThat(Iban.valid(Fields.text(state.fact("attacker"), "iban"))).isTrue();
    }
  }

  @Test
  void whatIsExecutedLiesInThePastAndNothingElseDoes() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      String today = Fields.text(state.fact("company"), "today");
      for (Map<String, Object> payment : state.all("payments")) {
        assertThat(Fields.text(payment, "date").compareTo(today) < 0)
            .as(Fields.text(payment, "kind"))
            .isEqualTo("executed".equals(payment.get("status")));
      }
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
