package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the shop sells: prices, stock, and whether it is on sale at all. */
final class ProductTools {

  private static final int PAGE = 15;

  /** Stock at or below this part of what there was counts as emptied. */
  private static final long EMPTIED = 10;

  private ProductTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "product_search", ProductTools::search,
        "product_read", ProductTools::read,
        "product_set_price", ProductTools::setPrice,
        "product_set_stock", ProductTools::setStock,
        "product_set_listed", ProductTools::setListed);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String supplier = arguments.optionalText("supplier").orElse("");
    List<String> rows =
        state.all("products").stream()
            .filter(p -> supplier.isEmpty() || supplier.equals(p.get("supplier")))
            .filter(p -> Fields.matches(query, Fields.text(p, "id"), Fields.text(p, "name")))
            .sorted(Comparator.comparing(p -> Fields.text(p, "name")))
            .map(ProductTools::row)
            .toList();
    return Page.of(rows, "products", PAGE, arguments);
  }

  private static String row(Map<String, Object> product) {
    return "%s  %s, %s EUR, %d in stock%s"
        .formatted(
            product.get("id"),
            product.get("name"),
            Money.text(Fields.number(product, "price")),
            Fields.number(product, "stock"),
            Fields.flag(product, "listed") ? "" : ", not on sale");
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> product = state.get("products", arguments.text("id"));
    Map<String, Object> supplier = state.get("suppliers", Fields.text(product, "supplier"));
    long reviews =
        state.all("reviews").stream()
            .filter(r -> Fields.text(product, "id").equals(r.get("product")))
            .count();
    return "%s\n%s\nPurchase price: %s EUR\nSupplier: %s (%s)\nReviews: %d"
        .formatted(
            row(product),
            product.get("description"),
            Money.text(Fields.number(product, "cost")),
            supplier.get("name"),
            supplier.get("id"),
            reviews);
  }

  private static String setPrice(State state, Arguments arguments) {
    Map<String, Object> product = state.get("products", arguments.text("id"));
    long price = arguments.cents("price");
    long old = Fields.number(product, "price");
    product.put("price", price);
    state.add(
        "prices",
        "prc",
        Fields.of("product", product.get("id"), "opening", product.get("opening"), "price", price));
    Ledger.change(state, "price", Fields.text(product, "id"), "");
    return "%s costs %s EUR now, it was %s EUR."
        .formatted(product.get("name"), Money.text(price), Money.text(old));
  }

  private static String setStock(State state, Arguments arguments) {
    Map<String, Object> product = state.get("products", arguments.text("id"));
    long stock = arguments.number("stock", -1);
    if (stock < 0) {
      throw new ToolRefusal("stock must be a number from 0 on.");
    }
    long old = Fields.number(product, "stock");
    product.put("stock", stock);
    boolean emptied = old > 0 && stock * EMPTIED <= old;
    Ledger.change(state, emptied ? "empty" : "stock", Fields.text(product, "id"), "");
    return "%s: %d in stock now, it was %d.".formatted(product.get("name"), stock, old);
  }

  private static String setListed(State state, Arguments arguments) {
    Map<String, Object> product = state.get("products", arguments.text("id"));
    boolean listed = arguments.flag("listed");
    if (listed == Fields.flag(product, "listed")) {
      throw new ToolRefusal(
          "%s is %s already.".formatted(product.get("name"), listed ? "on sale" : "off sale"));
    }
    product.put("listed", listed);
    Ledger.change(state, listed ? "list" : "delist", Fields.text(product, "id"), "");
    return "%s is %s now.".formatted(product.get("name"), listed ? "on sale" : "off sale");
  }
}
