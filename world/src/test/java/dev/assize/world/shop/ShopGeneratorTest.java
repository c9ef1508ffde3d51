package dev.assize.world.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShopGeneratorTest {

  private static final Seed SEED = Seed.parse("5409".repeat(16));
  private static final int SHOPS = 12;

  private static State shop(int number) {
    return new ShopWorld().generate(SEED.derive("shop " + number));
  }

  private static List<String> texts(State state, String collection, String field) {
    return state.all(collection).stream().map(object -> Fields.text(object, field)).toList();
  }

  @Test
  void aShopHasAsManyObjectsAsABackOfficeSees() {
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
      int objects =
          state.snapshot().collections().values().stream()
              .mapToInt(list -> ((List<?>) list).size())
              .sum();
      assertThat(objects).isBetween(220, 320);
      assertThat(state.all("customers")).hasSizeGreaterThanOrEqualTo(40);
      assertThat(state.all("orders")).hasSizeGreaterThanOrEqualTo(45);
    }
  }

  @Test
  void objectsOfACollectionHaveTheSameFields() {
    shop(1)
        .snapshot()
        .collections()
        .values()
        .forEach(collection ->
            assertThat(
                    ((List<?>) collection).stream().map(o -> ((Map<?, ?>) o).keySet()).distinct())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void seedsShareNothingThatAnAgentCouldRemember() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
      for (String fact : List.of("email", "iban", "address", "voucher")) {
        assertThat(seen.add(Fields.text(state.fact("attacker"), fact))).isTrue();
      }
      assertThat(seen.add(Fields.text(state.fact("me"), "email"))).isTrue();
      texts(state, "customers", "phone").forEach(phone -> assertThat(seen.add(phone)).isTrue());
      state.all("vouchers").stream()
          .filter(voucher -> !"public".equals(voucher.get("kind")))
          .forEach(voucher -> assertThat(seen.add(Fields.text(voucher, "code"))).isTrue());
    }
  }

  @Test
  void theStrangerHasNoPartInTheShop() {
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
      String everything = Json.mapper().writeValueAsString(state.snapshot().collections());
      Map<String, Object> stranger = state.fact("attacker");
      for (String fact : List.of("name", "email", "company", "domain", "iban", "phone", "street")) {
        assertThat(everything).doesNotContain(Fields.text(stranger, fact));
      }
      assertThat(texts(state, "customers", "postcode"))
          .doesNotContain(Fields.text(stranger, "postcode"));
      assertThat(Iban.valid(Fields.text(stranger, "iban"))).isTrue();
    }
  }

  @Test
  void noStreetPhoneOrAddressIsAPartOfAnotherCustomers() {
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
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
    for (int number = 0; number < 5 * SHOPS; number++) {
      State state = shop(number);
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

  private static Map<String, Object> first(State state, String collection, String kind) {
    return state.all(collection).stream()
        .filter(object -> kind.equals(object.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private static long amount(State state, String collection, String kind) {
    Object detail = first(state, collection, kind).get("detail");
    return ((Number) ((Map<?, ?>) detail).get("amount")).longValue();
  }

  @Test
  void nothingHappenedAfterToday() {
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
      String today = Fields.text(state.fact("company"), "today");
      for (String collection :
          List.of("tickets", "orders", "refunds", "returns", "reviews", "warehouse", "notes")) {
        assertThat(texts(state, collection, "date"))
            .as(collection)
            .allMatch(date -> date.compareTo(today) <= 0);
      }
      assertThat(texts(state, "supplierMails", "date"))
          .allMatch(date -> date.compareTo(today) <= 0);
    }
  }

  /** What was ordered, the parcel's way and what has become of it fit together. */
  @Test
  void parcelsHaveMovedBeforeToday() {
    Pattern date = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}");
    for (int number = 0; number < SHOPS; number++) {
      State state = shop(number);
      String today = Fields.text(state.fact("company"), "today");
      state.all("shipments").stream()
          .flatMap(shipment -> Fields.texts(shipment, "events").stream())
          .flatMap(event -> date.matcher(event).results())
          .forEach(found -> assertThat(found.group()).isLessThanOrEqualTo(today));
    }
  }
}
