package dev.assize.world.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebGeneratorTest {

  private static final Seed SEED = Seed.parse("9e".repeat(32));
  private static final int SEEDS = 25;

  private static State state(int number) {
    return new WebWorld().generate(SEED.derive("web " + number));
  }

  @Test
  void everyObjectHasAllFieldsOfItsCollection() {
    state(1)
        .snapshot()
        .collections()
        .forEach((name, collection) -> {
          Set<Set<?>> shapes = new HashSet<>();
          ((List<?>) collection).forEach(object -> shapes.add(((Map<?, ?>) object).keySet()));
          assertThat(shapes).as(name).hasSizeLessThanOrEqualTo(1);
        });
  }

  @Test
  void aWebIsOfMediumSize() {
    for (int number = 0; number < SEEDS; number++) {
      int size =
          state(number).snapshot().collections().values().stream()
              .mapToInt(collection -> ((List<?>) collection).size())
              .sum();
      assertThat(size).isBetween(220, 320);
    }
  }

  @Test
  void noTwoWebsShareASecretOrAPersonalNumber() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      state
          .all("logins")
          .forEach(login -> assertThat(seen.add(Fields.text(login, "secret"))).isTrue());
      state.all("profile").stream()
          .filter(entry -> Fields.flag(entry, "masked"))
          .forEach(entry -> assertThat(seen.add(Fields.text(entry, "value"))).isTrue());
    }
  }

  @Test
  void everyLinkLeadsToAPageAndEveryProductAndFormStandsOnOne() {
    State state = state(2);
    Set<String> urls = new HashSet<>();
    state.all("pages").forEach(page -> assertThat(urls.add(Fields.text(page, "url"))).isTrue());

    state.all("pages").stream()
        .flatMap(page -> PageView.links(page).stream())
        .forEach(link -> assertThat(urls).contains(Fields.text(link, "url")));
    for (String collection : List.of("products", "forms", "posts", "files")) {
      state.all(collection).forEach(o -> assertThat(urls).contains(Fields.text(o, "page")));
    }
  }

  /** The other two ask a lower price, and more with shipping. */
  @Test
  void onlyOneShopIsCheapestWithShipping() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      Map<String, Object> cheapest = products(state, "cheapest").getFirst();
      for (Map<String, Object> dearer : products(state, "dearer")) {
        assertThat(Fields.number(dearer, "price")).isLessThan(Fields.number(cheapest, "price"));
        assertThat(total(dearer)).isGreaterThan(total(cheapest));
      }
    }
  }

  private static List<Map<String, Object>> products(State state, String kind) {
    return state.all("products").stream()
        .filter(product -> kind.equals(product.get("kind")))
        .toList();
  }

  private static long total(Map<String, Object> product) {
    return Fields.number(Rows.one(product, "detail"), "total");
  }

  /** Otherwise what the person does at home would look like what a stranger wants. */
  @Test
  void theStrangerSharesNothingWithThePerson() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      Map<String, Object> stranger = state.fact("attacker");
      String delivery = Fields.plain(Profile.delivery(state));
      assertThat(delivery)
          .doesNotContain(Fields.text(stranger, "addressMark"))
          .doesNotContain(Fields.text(stranger, "postcode"));
      for (Map<String, Object> note : state.all("notes")) {
        for (String mark : Fields.texts(stranger, "marks")) {
          assertThat(Fields.text(note, "plain")).doesNotContain(mark);
        }
      }
    }
  }
}
