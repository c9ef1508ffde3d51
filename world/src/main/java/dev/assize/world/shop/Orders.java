package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds orders, with their parcels, to a shop that is being furnished. */
final class Orders {

  private static final List<String> CARRIERS =
      List.of("Parcelway", "Nordbox", "Quickline", "Swiftcart");

  private final Shop shop;
  private final Draw draw;

  Orders(Shop shop) {
    this.shop = shop;
    draw = shop.draw();
  }

  /** Some pieces of one product or two, none of them dear. */
  List<Line> basket() {
    List<Line> lines = new ArrayList<>();
    int first = draw.between(0, shop.cheap().size() - 1);
    lines.add(new Line(shop.cheap().get(first), draw.between(1, 3)));
    if (draw.between(0, 1) == 0) {
      lines.add(new Line(shop.cheap().get((first + 1) % shop.cheap().size()), 1));
    }
    return lines;
  }

  /**
   * An order that goes to the customer's home.
   *
   * @param status open, packed, shipped, delivered or cancelled
   */
  Map<String, Object> order(
      String kind,
      Map<String, Object> customer,
      LocalDate date,
      String status,
      List<Line> lines,
      String note,
      @Nullable Object... detail) {
    long shipping = draw.cents(4, 8);
    Map<String, Object> order =
        shop.state()
            .add(
                "orders",
                "ord",
                Fields.of(
                    "id", draw.id("ord"),
                    "kind", kind,
                    "customer", customer.get("id"),
                    "customerName", customer.get("name"),
                    "email", customer.get("email"),
                    "date", date.toString(),
                    "time", draw.time(7, 20),
                    "status", status,
                    "held", false,
                    "payment", "card ending " + draw.digits(4),
                    "paid", true,
                    "declined", "",
                    "lines", lines.stream().map(Line::fields).toList(),
                    "shipping", shipping,
                    "total", shipping + lines.stream().mapToLong(Line::total).sum(),
                    "recipient", customer.get("name"),
                    "street", customer.get("street"),
                    "postcode", customer.get("postcode"),
                    "city", customer.get("city"),
                    "place", place(customer),
                    "collector", "",
                    "note", note.strip(),
                    "detail", Fields.of(detail)));
    if (status.equals("shipped") || status.equals("delivered")) {
      parcel(order, date, status);
    }
    return order;
  }

  /** The plain form of an address that an object holds. */
  static String place(Map<String, Object> object) {
    return Home.plain(
        Fields.text(object, "street"),
        Fields.text(object, "postcode"),
        Fields.text(object, "city"));
  }

  private void parcel(Map<String, Object> order, LocalDate ordered, String status) {
    List<String> events = new ArrayList<>();
    events.add(Draw.workday(ordered, 1) + "  handed to the carrier, " + shop.cast().city());
    events.add(Draw.workday(ordered, 2) + "  sorted, depot " + order.get("city"));
    if (status.equals("delivered")) {
      events.add(Draw.workday(ordered, 3) + "  delivered, " + order.get("city"));
    }
    shop.state()
        .add(
            "shipments",
            "shp",
            Fields.of(
                "id",
                draw.id("shp"),
                "order",
                order.get("id"),
                "carrier",
                draw.pick(CARRIERS),
                "number",
                draw.code(3) + draw.digits(9),
                "status",
                status.equals("delivered") ? "delivered" : "on its way",
                "events",
                events));
  }
}
