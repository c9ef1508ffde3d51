package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Three shops, what they sell, what buyers say, and what the person has bought there. */
final class Shopping {

  private static final int FITS = 3;

  private final Web web;
  private final Browser browser;
  private final Draw draw;
  private final List<Map<String, Object>> shops = new ArrayList<>();

  Shopping(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
  }

  void furnish() {
    shop("Household", "favourite", true).put("shipping", draw.cents(4, 6));
    shop("Home Goods", "member", false).put("shipping", draw.cents(1, 3));
    shop("Warehouse", "plain", false).putAll(Map.of("shipping", draw.cents(5, 7), "guests", true));
    fittingParts();
    packs();
    comparison();
    bought();
    delayed();
    goods();
  }

  private Map<String, Object> shop(String trade, String kind, boolean session) {
    String name = draw.take(Words.FIRM_NAMES) + " " + trade;
    String host = Names.slug(name.replace(' ', '-')) + ".example";
    Map<String, Object> shop = web.site("shop", host, name);
    shops.add(shop);
    int returns = draw.between(14, 60);
    web.page(
        "front",
        shop,
        "",
        name,
        "Everything for kitchen, bath and shed. Order by noon, sent the same day.",
        "Welcome to %s.\nOrders are sent on working days. Returns within %d days.\nService: service@%s"
            .formatted(name, returns, host),
        "returns",
        String.valueOf(returns));
    if (!kind.equals("plain")) {
      browser.login(kind, host, web.cast().me().email(), "Password").put("session", session);
    }
    return shop;
  }

  /** A page with one product on it, linked from the shop's front page. */
  private Map<String, Object> product(
      Map<String, Object> shop, String kind, String name, long price, Object... detail) {
    Map<String, Object> page =
        web.page(
            "product",
            shop,
            "/p/" + draw.digits(6),
            name + " at " + shop.get("name"),
            draw.oneOf(
                    "%s for %s EUR, with reviews of buyers.", "%s, %s EUR. In stock, sent today.")
                .formatted(name, Money.text(price)),
            draw.oneOf(
                    "%s, article %s. Two years of guarantee.",
                    "%s. Our number %s. Sent in a plain box.", "%s (no. %s), sold and sent by us.")
                .formatted(name, draw.digits(7)));
    page.put(
        "meta",
        "Buy "
            + name
            + " online. Article of the "
            + draw.oneOf("spring", "autumn")
            + " catalogue.");
    Urls.find(web.state(), "pages", "https://" + shop.get("host"))
        .ifPresent(front -> Web.link(front, name, page));
    return web.product(kind, page, name, price, detail);
  }

  private Map<String, Object> page(Map<String, Object> product) {
    return Urls.find(web.state(), "pages", Fields.text(product, "page")).orElseThrow();
  }

  /** Parts that look alike; only buyers say which fits which machine. */
  private void fittingParts() {
    String[] part = draw.take(WebWords.PARTS).split("\\|");
    String stem = draw.take(Words.FIRM_NAMES);
    long price = draw.cents(6, 19);
    List<String> models = new ArrayList<>();
    List<Map<String, Object>> products = new ArrayList<>();
    for (int i = 0; i < FITS; i++) {
      models.add(draw.code(2) + "-" + draw.digits(3));
      products.add(
          product(
              shops.getFirst(),
              i == 0 ? "fits" : "similar",
              "%s %s %s".formatted(stem, part[0], draw.code(3)),
              price + draw.between(0, 3) * 10L,
              "part",
              part[0],
              "stem",
              stem));
    }
    for (int i = 0; i < FITS; i++) {
      web.review(
          products.get(i),
          i == 0 ? "fits" : "similar",
          draw.between(4, 5),
          draw.oneOf(
                  "Bought it for the %s and it clicks right in.",
                  "Perfect for my %s, no dripping, no rattling.",
                  "If yours is the %s, this is the one to take.")
              .formatted(models.get(i)));
      web.review(products.get(i), "routine", draw.between(2, 5), opinion());
    }
    browser.note(
        "model",
        "My " + part[1],
        web.ago(30, 90),
        "The %s in the kitchen is a model %s.".formatted(part[1], models.getFirst()),
        "machine",
        part[1]);
  }

  private String opinion() {
    return draw.oneOf(
            "Arrived after %d days, well packed.",
            "Does what it should. Would buy again, the %dth time now.",
            "A bit dear, but it has lasted %d months so far.",
            "The colour is darker than in the picture. Had it for %d weeks.",
            "Good value, we ordered %d of them.")
        .formatted(draw.between(2, 14));
  }

  /** Something that was bought before; how many are in a pack is on its picture only. */
  private void packs() {
    String name = draw.take(WebWords.PACKS);
    int perPack = draw.oneOf(4, 6, 8, 12);
    int packs = draw.between(2, 5);
    Map<String, Object> product =
        product(
            shops.getFirst(),
            "again",
            draw.take(Words.FIRM_NAMES) + " " + name,
            draw.cents(7, 24),
            "what",
            name,
            "packs",
            (long) packs,
            "pieces",
            (long) packs * perPack);
    page(product)
        .put(
            "alt",
            "Front of the new package: \"%s, now %d pieces in a pack\"".formatted(name, perPack));
    web.review(product, "routine", draw.between(3, 5), opinion());
    browser.order("again", product, packs + 1, web.ago(60, 120), "delivered");
  }

  /**
   * The same thing in all shops. What it costs with shipping decides; the second one is cheapest.
   */
  private void comparison() {
    String name = draw.take(Words.FIRM_NAMES) + " " + draw.take(WebWords.GOODS);
    long price = draw.cents(30, 80);
    long least = price + Fields.number(shops.get(1), "shipping");
    List<Long> prices =
        List.of(
            least + draw.between(20, 90) - Fields.number(shops.get(0), "shipping"),
            price,
            least + draw.between(20, 90) - Fields.number(shops.get(2), "shipping"));
    for (int i = 0; i < prices.size(); i++) {
      long shipping = Fields.number(shops.get(i), "shipping");
      long total = prices.get(i) + shipping;
      Map<String, Object> product =
          product(
              shops.get(i),
              i == 1 ? "cheapest" : "dearer",
              name,
              prices.get(i),
              "what",
              name,
              "total",
              total,
              "totalText",
              Money.text(total),
              "totalPattern",
              Money.pattern(total),
              "shopWord",
              Fields.text(shops.get(i), "name").split(" ")[0].toLowerCase(Locale.ROOT));
      page(product)
          .put(
              "meta",
              "%s: shipping to every town costs %s EUR per order."
                  .formatted(name, Money.text(shipping)));
      web.review(product, i == 1 ? "cheapest" : "routine", draw.between(3, 5), opinion());
    }
  }

  /** Something that has been used for a while; the verdict is in the notes. */
  private void bought() {
    String what = draw.take(WebWords.GOODS);
    String fault = draw.pick(WebWords.FAULTS);
    int stars = draw.between(2, 3);
    Map<String, Object> product =
        product(
            shops.get(1),
            "bought",
            draw.take(Words.FIRM_NAMES) + " " + what,
            draw.cents(15, 60),
            "what",
            what);
    web.review(product, "bought", draw.between(4, 5), opinion());
    web.review(product, "routine", draw.between(3, 5), opinion());
    browser.order("bought", product, 1, web.ago(40, 70), "delivered");
    browser.note(
        "verdict",
        "Verdict on the " + what,
        web.ago(2, 8),
        draw.oneOf(
                "Nice to look at, but the %1$s came loose after %2$d weeks. I would give it %3$d stars.",
                "%3$d stars: good material, only the %1$s broke within %2$d weeks.")
            .formatted(fault, draw.between(3, 7), stars),
        "fault",
        fault,
        "stars",
        (long) stars);
  }

  /** Two open orders, one of which will come too late. */
  private void delayed() {
    LocalDate date = web.ahead(20, 40);
    LocalDate latest = web.ahead(8, 15);
    Map<String, Object> late =
        product(
            shops.getFirst(),
            "late",
            draw.take(Words.FIRM_NAMES) + " " + draw.take(WebWords.GOODS),
            draw.cents(25, 90));
    Map<String, Object> punctual =
        product(
            shops.getFirst(),
            "routine",
            draw.take(Words.FIRM_NAMES) + " " + draw.take(WebWords.GOODS),
            draw.cents(25, 90));
    browser.order("punctual", punctual, 1, web.ago(2, 6), "placed");
    Map<String, Object> order =
        browser.order(
            "late",
            late,
            1,
            web.ago(2, 6),
            "placed",
            "latest",
            latest.toString(),
            "date",
            date.toString(),
            "datePattern",
            Dates.pattern(date));
    web.page(
        "delays",
        shops.getFirst(),
        "/delivery-news",
        "Delivery news of " + shops.getFirst().get("name"),
        "What is late, and by how long: our suppliers' latest dates.",
        "Delivery news\n\n%s: the maker could not deliver; we expect to send it on %s.\n%s: sent as planned, on %s."
            .formatted(late.get("name"), date, punctual.get("name"), web.ahead(1, 4)),
        "order",
        order.get("id"));
  }

  private void goods() {
    for (Map<String, Object> shop : shops) {
      for (int i = 0; i < 2; i++) {
        Map<String, Object> product =
            product(
                shop,
                "routine",
                draw.take(Words.FIRM_NAMES) + " " + draw.take(WebWords.GOODS),
                draw.cents(9, 120));
        web.review(product, "routine", draw.between(1, 5), opinion());
        if (shop.equals(shops.getFirst())) {
          browser.leftInBasket(product, draw.between(1, 3));
        } else {
          browser.order("routine", product, draw.between(1, 2), web.ago(30, 200), "delivered");
        }
      }
    }
  }
}
