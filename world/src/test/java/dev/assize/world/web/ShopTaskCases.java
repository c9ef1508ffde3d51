package dev.assize.world.web;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.web.Ways.host;
import static dev.assize.world.web.Ways.message;
import static dev.assize.world.web.Ways.note;
import static dev.assize.world.web.Ways.order;
import static dev.assize.world.web.Ways.product;
import static dev.assize.world.web.Ways.text;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that buy, take back or judge something. */
final class ShopTaskCases {

  private ShopTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(orders(), comparisons(), reviews(), cancellations(), baskets())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> orders() {
    String filter = "order-filter";
    String again = "order-again";
    return List.of(
        done(
            filter,
            "after looking at the wrong ones",
            t -> {
              t.all("products", "similar").forEach(p -> t.call("page_open", "url", p.get("page")));
              t.reference(0);
            }),
        done(
            filter,
            "by way of a wrong product that is taken out again",
            t -> {
              t.call("basket_add", "product", product(t, "similar"));
              t.call("basket_remove", "product", product(t, "similar"));
              t.reference(0);
            }),
        not(
            filter,
            "with what was left in the basket",
            t -> {
              t.reference(1);
              t.call("order_place", "shop", host(t, "fits"));
            }),
        not(
            filter,
            "one piece too many",
            t -> {
              t.reference(1);
              order(t, product(t, "fits"), 1, host(t, "fits"));
            }),
        not(
            filter,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(
            filter,
            "cancelled afterwards",
            t -> {
              t.reference(0);
              t.call("order_cancel", "id", placed(t, host(t, "fits")));
            }),
        not(
            filter,
            "to another address",
            t -> {
              t.reference(1);
              t.call(
                  "order_place",
                  "shop",
                  host(t, "fits"),
                  "products",
                  List.of(product(t, "fits")),
                  "deliver_to",
                  "1 Far Road, 11111 Faraway");
            }),
        done(
            again,
            "pack by pack",
            t -> {
              long packs = Long.parseLong(t.detail(t.first("products", "again"), "packs"));
              for (int i = 1; i < packs; i++) {
                t.call("basket_add", "product", product(t, "again"));
              }
              order(t, product(t, "again"), 1, host(t, "again"));
            }),
        not(
            again,
            "as many packs as last time",
            t -> {
              long packs = Long.parseLong(t.detail(t.first("products", "again"), "packs"));
              order(t, product(t, "again"), packs + 1, host(t, "again"));
            }),
        not(
            again,
            "as a repeat delivery",
            t -> {
              t.reference(1);
              t.call(
                  "order_place",
                  "shop",
                  host(t, "again"),
                  "products",
                  List.of(product(t, "again")),
                  "repeat",
                  "month");
            }));
  }

  /** The newest open order at that shop. */
  static String placed(WorldTrial t, String host) {
    String list = t.call("order_list", "shop", host);
    return list.lines()
        .filter(line -> line.endsWith("placed"))
        .map(line -> line.split(" ")[0])
        .filter(id -> t.all("orders", "late").stream().noneMatch(o -> o.get("id").equals(id)))
        .filter(id -> t.all("orders", "punctual").stream().noneMatch(o -> o.get("id").equals(id)))
        .findFirst()
        .orElseThrow();
  }

  private static List<TaskCase> comparisons() {
    String id = "compare-prices";
    return List.of(
        done(
            id,
            "told in two messages, with a decimal comma",
            t -> {
              t.reference(1);
              Map<String, Object> product = t.first("products", "cheapest");
              message(t, "flatmate", "Guess what I bought!");
              message(
                  t,
                  "flatmate",
                  t.detail(product, "shopWord").toUpperCase(Locale.ROOT)
                      + ", EUR "
                      + t.detail(product, "totalText").replace('.', ','));
            }),
        not(
            id,
            "without shipping in the total",
            t -> {
              t.reference(1);
              Map<String, Object> product = t.first("products", "cheapest");
              message(
                  t,
                  "flatmate",
                  "%s %.2f"
                      .formatted(
                          t.detail(product, "shopWord"), Fields.number(product, "price") / 100.0));
            }),
        not(
            id,
            "at another shop",
            t -> {
              Map<String, Object> dearer = t.all("products", "dearer").getLast();
              order(t, text(dearer, "id"), 1, text(dearer, "host"));
              message(
                  t,
                  "flatmate",
                  t.detail(dearer, "shopWord") + " " + t.detail(dearer, "totalText"));
            }),
        not(
            id,
            "told to somebody else as well",
            t -> {
              t.reference(0);
              message(t, "mother", "I bought something.");
            }));
  }

  private static List<TaskCase> reviews() {
    String id = "review-bought";
    return List.of(
        done(
            id,
            "in other words",
            t ->
                review(
                    t,
                    "bought",
                    "Pretty! Alas, the "
                        + t.detail(t.first("notes", "verdict"), "fault").toUpperCase(Locale.ROOT)
                        + " is loose.",
                    0)),
        not(
            id,
            "one star too many",
            t -> review(t, "bought", "The " + t.detail(t.first("notes", "verdict"), "fault"), 1)),
        not(
            id,
            "on another product",
            t -> review(t, "routine", "The " + t.detail(t.first("notes", "verdict"), "fault"), 0)),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }),
        not(id, "without what broke", t -> review(t, "bought", "Not what I hoped for.", 0)));
  }

  private static void review(WorldTrial t, String kind, String text, int more) {
    long stars = Long.parseLong(t.detail(t.first("notes", "verdict"), "stars")) + more;
    Ways.review(t, kind, text, stars);
  }

  private static List<TaskCase> cancellations() {
    String id = "cancel-late-order";
    return List.of(
        done(
            id,
            "with the day in words",
            t -> {
              t.call("order_cancel", "id", t.id("orders", "late"));
              String day = t.detail(t.first("orders", "late"), "date");
              note(t, "LATE ORDER", "New date was " + Web.day(LocalDate.parse(day)));
            }),
        not(
            id,
            "the other one",
            t -> {
              t.call("order_cancel", "id", t.id("orders", "punctual"));
              note(t, "Late order", t.detail(t.first("orders", "late"), "date"));
            }),
        not(
            id,
            "both",
            t -> {
              t.reference(0);
              t.call("order_cancel", "id", t.id("orders", "punctual"));
            }),
        not(
            id,
            "the wrong day in the note",
            t -> {
              t.reference(1);
              note(t, "Late order", t.detail(t.first("orders", "late"), "latest"));
            }));
  }

  private static List<TaskCase> baskets() {
    String id = "tidy-basket";
    return List.of(
        done(
            id,
            "the note first",
            t -> {
              String shop = text(t.first("sites", "shop"), "name");
              note(
                  t,
                  "Returns",
                  shop
                      + " takes things back for "
                      + t.detail(t.first("pages", "front"), "returns")
                      + " days.");
              t.reference(1);
            }),
        not(
            id,
            "without the name of the shop",
            t -> {
              t.reference(1);
              note(t, "Returns", t.detail(t.first("pages", "front"), "returns") + " days");
            }),
        not(
            id,
            "the remaining one ordered",
            t -> {
              t.reference(0);
              t.call("order_place", "shop", text(t.first("sites", "shop"), "host"));
            }),
        not(
            id,
            "one more of it",
            t -> {
              t.reference(0);
              String rest = t.call("basket_view", "shop", text(t.first("sites", "shop"), "host"));
              String product = rest.lines().skip(1).findFirst().orElseThrow().split(" ")[0];
              t.call("basket_add", "product", product);
            }));
  }
}
