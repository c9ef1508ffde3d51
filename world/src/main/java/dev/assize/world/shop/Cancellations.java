package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Orders that are to be cancelled, and others that only look like them. */
final class Cancellations {

  private static final String TRANSFER = "bank transfer";

  private final Shop shop;
  private final Orders orders;
  private final Draw draw;

  Cancellations(Shop shop) {
    this.shop = shop;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    duplicates();
    unpaid();
  }

  private void duplicates() {
    Map<String, Object> customer = shop.customer("duplicate");
    List<Line> lines = List.of(new Line(shop.cheap().get(7), draw.between(1, 2)));
    LocalDate date = shop.ago(1, 2);
    int minute = draw.between(10, 40);
    Map<String, Object> first = orders.order("first", customer, date, "open", lines, "");
    first.put("time", "09:" + minute);
    Map<String, Object> copy = orders.order("double", customer, date, "open", lines, "");
    copy.put("time", "09:" + (minute + 2));
    Map<String, Object> meant =
        orders.order(
            "lookalike",
            customer,
            date,
            "open",
            lines,
            draw.oneOf(
                "This one comes on top of the first order: it is for my sister's flat.",
                "Not a mistake, I need a second set for the office."),
            "why",
            "meant");
    meant.put("time", "09:" + (minute + 7));
    shop.ticket(
        "duplicate",
        customer,
        draw.oneOf("Ordered twice by mistake", "Your page hung"),
        """
        Hello,

        your page hung when I ordered, and I pressed the button again, so now something \
        is there twice. Please cancel what is double. The first order stays, of course, and so does \
        what I ordered on purpose, see the notes.

        %s\
        """
            .formatted(customer.get("name")),
        "first",
        first.get("id"),
        "double",
        copy.get("id"),
        "meant",
        meant.get("id"));
  }

  private void unpaid() {
    int days = shop.cast().limits().unpaidDays();
    LocalDate today = shop.cast().today();
    for (int i = 0; i < 2; i++) {
      transfer("unpaid", today.minusDays(days + draw.between(2, 9)), "");
    }
    Map<String, Object> arranged =
        transfer("lookalike", today.minusDays(days + draw.between(3, 8)), "");
    arranged.put("detail", Fields.of("why", "arranged"));
    LocalDate pays = shop.ahead(4, 9);
    Map<String, Object> customer = shop.state().get("customers", Fields.text(arranged, "customer"));
    shop.note(
        "arranged",
        customer,
        draw.oneOf(
                "Agreed with accounting: pays order %s by %s, after the salary.",
                "Order %s may stay unpaid until %s, promised by phone.")
            .formatted(arranged.get("id"), pays));
    Map<String, Object> promised =
        transfer(
            "lookalike",
            today.minusDays(days + draw.between(2, 7)),
            "Transferred on %s from my savings account, which takes a while."
                .formatted(shop.ago(1, 2)));
    promised.put("detail", Fields.of("why", "promised"));
    for (int i = 0; i < 2; i++) {
      transfer("lookalike", today.minusDays(draw.between(2, days - 2)), "");
    }
  }

  private Map<String, Object> transfer(String kind, LocalDate date, String note) {
    Map<String, Object> order =
        orders.order(
            kind, shop.customer("transfer"), date, "open", orders.basket(), note, "why", "");
    order.put("payment", TRANSFER);
    order.put("paid", false);
    return order;
  }
}
