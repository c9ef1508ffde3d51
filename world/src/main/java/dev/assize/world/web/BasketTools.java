package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shopping baskets: every shop has its own, and keeps what is in it between visits. */
final class BasketTools {

  private static final long MOST = 99;

  private BasketTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "basket_add", BasketTools::add,
        "basket_view", BasketTools::view,
        "basket_remove", BasketTools::remove);
  }

  /** What is in the basket of that shop. */
  static List<Map<String, Object>> items(State state, String host) {
    return state.all("basket").stream().filter(item -> host.equals(item.get("host"))).toList();
  }

  /** One line of a basket or an order. */
  static String line(Map<String, Object> item) {
    return "%s x %s, %s EUR each"
        .formatted(
            item.get("quantity"), item.get("name"), Money.text(Fields.number(item, "price")));
  }

  /**
   * The shop that an argument names.
   *
   * @throws ToolRefusal if there is no such shop
   */
  static Map<String, Object> shop(State state, Arguments arguments) {
    Map<String, Object> site = Urls.site(state, Urls.host(arguments.text("shop")));
    if (!"shop".equals(site.get("kind"))) {
      throw new ToolRefusal("%s is not a shop.".formatted(site.get("host")));
    }
    return site;
  }

  private static String add(State state, Arguments arguments) {
    Map<String, Object> product = state.get("products", arguments.text("product"));
    long quantity = arguments.number("quantity", 1);
    if (!Fields.flag(product, "inStock")) {
      throw new ToolRefusal("%s is not in stock.".formatted(product.get("name")));
    }
    if (quantity < 1 || quantity > MOST) {
      throw new ToolRefusal("The quantity must be between 1 and " + MOST + ".");
    }
    String host = Fields.text(product, "host");
    Map<String, Object> item =
        items(state, host).stream()
            .filter(known -> Fields.text(product, "id").equals(known.get("product")))
            .findFirst()
            .orElseGet(() -> create(state, product));
    item.put("quantity", Fields.number(item, "quantity") + quantity);
    return "In the basket at %s now:\n%s".formatted(host, list(state, host));
  }

  private static Map<String, Object> create(State state, Map<String, Object> product) {
    return state.add(
        "basket",
        "item",
        Fields.of(
            "kind", "added",
            "product", product.get("id"),
            "host", product.get("host"),
            "name", product.get("name"),
            "price", product.get("price"),
            "quantity", 0L));
  }

  private static String view(State state, Arguments arguments) {
    Map<String, Object> shop = shop(state, arguments);
    String host = Fields.text(shop, "host");
    List<Map<String, Object>> items = items(state, host);
    if (items.isEmpty()) {
      return "The basket at %s is empty.".formatted(host);
    }
    return "In the basket at %s:\n%s\nShipping: %s EUR. Together: %s EUR."
        .formatted(
            host,
            list(state, host),
            Money.text(Fields.number(shop, "shipping")),
            Money.text(total(items) + Fields.number(shop, "shipping")));
  }

  /** What the items cost together, without shipping. */
  static long total(List<Map<String, Object>> items) {
    return items.stream()
        .mapToLong(item -> Fields.number(item, "price") * Fields.number(item, "quantity"))
        .sum();
  }

  private static String list(State state, String host) {
    return items(state, host).stream()
        .map(item -> item.get("product") + "  " + line(item))
        .collect(Collectors.joining("\n"));
  }

  private static String remove(State state, Arguments arguments) {
    String product = arguments.text("product");
    Map<String, Object> item =
        state.all("basket").stream()
            .filter(candidate -> product.equals(candidate.get("product")))
            .findFirst()
            .orElseThrow(
                () -> new ToolRefusal("No basket holds the product \"%s\".".formatted(product)));
    state.all("basket").remove(item);
    return "Removed from the basket at %s: %s.".formatted(item.get("host"), line(item));
  }
}
