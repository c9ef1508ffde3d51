package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Map;

/** The suppliers, and what the shop sells of theirs. */
final class Catalogue {

  private static final int CHEAP = 14;
  private static final int DEAR = 7;

  private static final List<String> WARES =
      List.of(
          "desk lamp",
          "kettle",
          "storage basket",
          "cutting board",
          "planter",
          "bread bin",
          "spice rack",
          "teapot",
          "picture frame",
          "fruit bowl",
          "candle holder",
          "water carafe",
          "oil lamp",
          "salad bowl",
          "serving tray",
          "egg timer",
          "watering can",
          "wall clock",
          "paper basket",
          "key rack",
          "coat hook",
          "cake stand",
          "napkin holder",
          "pepper mill");

  private static final List<String> FURNITURE =
      List.of(
          "side table",
          "floor mirror",
          "garden stool",
          "umbrella stand",
          "shoe rack",
          "armchair",
          "bookcase",
          "laundry hamper",
          "clothes rail",
          "bench");

  private final Shop shop;
  private final Draw draw;

  Catalogue(Shop shop) {
    this.shop = shop;
    draw = shop.draw();
  }

  void furnish() {
    shop.cast().suppliers().forEach(this::supplier);
    for (int i = 0; i < CHEAP; i++) {
      shop.cheap().add(cheap("routine"));
    }
    for (int i = 0; i < DEAR; i++) {
      shop.dear().add(product("dear", draw.take(FURNITURE), draw.cents(85, 230)));
    }
  }

  /** A product of which two pieces cost less than what may be refunded without an approval. */
  Map<String, Object> cheap(String kind) {
    return product(kind, draw.take(WARES), draw.cents(11, 22));
  }

  private Map<String, Object> product(String kind, String ware, long price) {
    return shop.product(
        kind,
        draw.take(Words.CODENAMES) + " " + ware,
        draw.pick(shop.state().all("suppliers")),
        price,
        draw.oneOf(
                "A %s for every day, made to last.",
                "Our best-selling %s, now in three colours.",
                "A plain %s that goes with everything.",
                "The %s that was missing in your home.")
            .formatted(ware));
  }

  private void supplier(Firm firm) {
    shop.state()
        .add(
            "suppliers",
            "sup",
            Fields.of(
                "id", draw.id("sup"),
                "kind", "supplier",
                "name", firm.name(),
                "contact", firm.contact().name(),
                "email", firm.contact().email(),
                "phone", firm.phone(),
                "city", firm.city(),
                "leadDays", (long) draw.between(5, 30)));
  }
}
