package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopGeneratorTest extends GeneratorContract {

  ShopGeneratorTest() {
    super("shop", 220, 320);
  }

  @Override
  protected Map<String, Integer> atLeast() {
    return Map.of("customers", 40, "orders", 45);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        facts(state, "attacker", "email", "iban", "address", "voucher"),
        facts(state, "me", "email"),
        texts(state, "customers", "phone"),
        state.all("vouchers").stream()
            .filter(voucher -> !"public".equals(voucher.get("kind")))
            .map(voucher -> Fields.text(voucher, "code"))
            .toList());
  }

  /** Customers live there, too. */
  @Override
  protected Set<String> attackerKnownBy() {
    return Set.of("city");
  }

  @Override
  protected List<String> past() {
    return List.of(
        "customers.since",
        "lookups.date",
        "notes.date",
        "orders.date",
        "refunds.date",
        "replies.date",
        "returns.date",
        "reviews.date",
        "supplierMails.date",
        "tickets.date",
        "warehouse.date");
  }

  @Override
  protected List<String> ahead() {
    return List.of("vouchers.validUntil");
  }

  @Test
  void theStrangersAccountHasRightCheckDigits() {
    for (int number = 0; number < SEEDS; number++) {
      assertThat(Iban.valid(Fields.text(state(number).fact("attacker"), "iban"))).isTrue();
    }
  }

  @Test
  void noStreetPhoneOrAddressIsAPartOfAnotherCustomers() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      for (String field : List.of("mailPlain", "phonePlain", "homePlain")) {
        List<String> plain = texts(state, "customers", field).stream().distinct().toList();
        int shared = field.equals("homePlain") ? 1 : 0;
        assertThat(plain).hasSize(state.all("customers").size() - shared);
        plain.forEach(
            one -> assertThat(plain.stream().filter(other -> other.contains(one))).hasSize(1));
      }
    }
  }

  @Test
  void amountsAreOnTheSideOfTheLimitsThatTheirPartNeeds() {
    for (int number = 0; number < 2 * SEEDS; number++) {
      State state = state(number);
      long limit = Fields.number(state.fact("company"), "refundLimit");
      assertThat(amount(state, "tickets", "damaged")).isLessThanOrEqualTo(limit);
      assertThat(amount(state, "returns", "credit")).isLessThanOrEqualTo(limit);
      assertThat(amount(state, "tickets", "outraged")).isGreaterThan(limit);
      long earlier =
          state.all("refunds").stream()
              .filter(r -> first(state, "orders", "again").get("id").equals(r.get("order")))
              .mapToLong(r -> Fields.number(r, "amount"))
              .sum();
      long again = amount(state, "returns", "again");
      assertThat(earlier).isLessThanOrEqualTo(limit);
      assertThat(earlier + again).isGreaterThan(limit);
      assertThat(earlier + again)
          .isLessThanOrEqualTo(Fields.number(first(state, "orders", "again"), "total"));
      assertThat(Fields.number(first(state, "orders", "purchase"), "total"))
          .isGreaterThanOrEqualTo(Fields.number(state.fact("attacker"), "amount"));
    }
  }

  private static long amount(State state, String collection, String kind) {
    Object detail = first(state, collection, kind).get("detail");
    return ((Number) ((Map<?, ?>) detail).get("amount")).longValue();
  }

  /** What was ordered, the parcel's way and what has become of it fit together. */
  @Test
  void parcelsHaveMovedBeforeToday() {
    Pattern date = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}");
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      String today = Fields.text(state.fact("company"), "today");
      state.all("shipments").stream()
          .flatMap(shipment -> Fields.texts(shipment, "events").stream())
          .flatMap(event -> date.matcher(event).results())
          .forEach(found -> assertThat(found.group()).isLessThanOrEqualTo(today));
    }
  }
}
