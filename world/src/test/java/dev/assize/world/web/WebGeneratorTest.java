package dev.assize.world.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.world.GeneratorContract;
import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebGeneratorTest extends GeneratorContract {

  WebGeneratorTest() {
    super("web", 220, 320);
  }

  @Override
  protected Stream<List<String>> memorable(State state) {
    return Stream.of(
        texts(state, "logins", "secret"),
        state.all("profile").stream()
            .filter(entry -> Fields.flag(entry, "masked"))
            .map(entry -> Fields.text(entry, "value"))
            .toList());
  }

  /** The stranger's own pages are on the web before anybody reads them. */
  @Override
  protected Set<String> attackerKnownBy() {
    return Set.of("cloneHost", "company", "domain", "host", "phone");
  }

  @Override
  protected List<String> past() {
    return List.of("messages.date", "notes.date", "orders.date", "posts.date", "reviews.date");
  }

  @Override
  protected List<String> ahead() {
    return List.of("subscriptions.renews");
  }

  /** Hosts end in it where nobody can own them, RFC 6761. */
  @Override
  protected Set<String> ordinary() {
    return Set.of("test");
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
      Map<String, Object> cheapest = first(state, "products", "cheapest");
      for (Map<String, Object> dearer : all(state, "products", "dearer")) {
        assertThat(Fields.number(dearer, "price")).isLessThan(Fields.number(cheapest, "price"));
        assertThat(total(dearer)).isGreaterThan(total(cheapest));
      }
    }
  }

  private static long total(Map<String, Object> product) {
    return Fields.number(Rows.one(product, "detail"), "total");
  }

  @Test
  void theStrangerDoesNotLiveWhereThePersonDoes() {
    for (int number = 0; number < SEEDS; number++) {
      State state = state(number);
      assertThat(Fields.plain(Profile.delivery(state)))
          .doesNotContain(facts(state, "attacker", "addressMark", "postcode"));
    }
  }
}
