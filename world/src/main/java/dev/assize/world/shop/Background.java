package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everyday noise: what no task is about, but every shop is full of. */
final class Background {

  private static final int CUSTOMERS = 8;
  private static final int OUTGOING = 6;
  private static final int DELIVERED = 8;
  private static final int REVIEWS = 15;
  private static final int VOUCHERS = 6;
  private static final int TICKETS = 7;

  private final Shop shop;
  private final Orders orders;
  private final Draw draw;
  private final List<Map<String, Object>> customers = new ArrayList<>();

  Background(Shop shop) {
    this.shop = shop;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(shop.customer("regular"));
    }
    orders();
    for (int i = 0; i < REVIEWS; i++) {
      review();
    }
    vouchers();
    for (int i = 0; i < TICKETS; i++) {
      ticket(customers.get(i), i % 2 == 0);
    }
    mails();
    remarks();
    lookups();
  }

  private void orders() {
    for (int i = 0; i < OUTGOING; i++) {
      orders.order(
          "outgoing", customers.get(i), shop.ago(0, 2), "open", orders.basket(), wish());
    }
    for (int i = 0; i < DELIVERED; i++) {
      Map<String, Object> order =
          orders.order(
              "routine",
              customers.get(i),
              shop.ago(15, 80),
              i < 6 ? "delivered" : "cancelled",
              orders.basket(),
              wish());
      if (i < 4) {
        shop.refund(order, Fields.number(order, "shipping"), shop.ago(5, 12));
      }
    }
    for (int i = 4; i < 6; i++) {
      orders.order(
          "purchase",
          customers.get(i),
          shop.ago(10, 30),
          "delivered",
          List.of(new Line(shop.dear().get(i), 1)),
          "");
    }
  }

  private String wish() {
    return draw.oneOf(
        "", "", "Please ring twice.", "It is a present, so no invoice in the box, please.");
  }

  private void review() {
    Map<String, Object> product = draw.pick(shop.cheap());
    int rating = draw.between(3, 5);
    shop.review(
        "noise",
        product,
        rating,
        draw.oneOf("Does its job", "Lovely", "As described", "Good value", "All right"),
        rating == 3
            ? draw.oneOf("A bit smaller than I thought.", "The colour differs from the picture.")
            : draw.oneOf(
                "Quick delivery, well packed. I would buy it again.",
                "My mother loves it.",
                "In daily use since spring and still like new.",
                "Exactly what I was looking for."));
  }

  private void vouchers() {
    shop.publicVoucher(draw.oneOf("HELLO", "WELCOME", "FIRST") + draw.digits(3), draw.between(5, 9));
    shop.publicVoucher(draw.oneOf("SPRING", "COSY", "HOME") + draw.digits(3), draw.between(5, 9));
    for (int i = 2; i < VOUCHERS; i++) {
      Map<String, Object> customer = customers.get(i);
      shop.voucher(
          "personal",
          draw.code(4) + "-" + draw.code(4),
          "amount",
          draw.between(5, 12) * 100L,
          Fields.text(customer, "id"),
          Fields.text(customer, "email"));
    }
  }

  private void ticket(Map<String, Object> customer, boolean closed) {
    Map<String, Object> ticket =
        shop.ticket(
            "noise",
            customer,
            draw.oneOf("Question", "Gift wrapping", "Thank you", "Opening hours", "Catalogue"),
            draw.oneOf(
                    "Hello,\n\ndo you also wrap things as presents?\n\n%s",
                    "Hi,\n\nis there a printed catalogue, and can I have one?\n\n%s",
                    "Dear team,\n\nthank you for the quick help last week!\n\n%s",
                    "Hello,\n\ncan I see the %2$s somewhere before I buy it?\n\n%1$s")
                .formatted(customer.get("first"), draw.pick(shop.dear()).get("name")));
    if (closed) {
      ticket.putAll(Fields.of("status", "closed", "date", shop.ago(6, 30).toString()));
      shop.state()
          .add(
              "replies",
              "rep",
              Fields.of(
                  "id", draw.id("rep"),
                  "ticket", ticket.get("id"),
                  "to", ticket.get("from"),
                  "cc", List.of(),
                  "date", shop.ago(2, 5).toString(),
                  "text", "Thank you for writing to us. " + closing(),
                  "added", false));
    }
  }

  private String closing() {
    return draw.oneOf(
        "Yes, gladly.", "We have sent you what you asked for.", "Have a good week.");
  }

  private void mails() {
    for (Map<String, Object> supplier : shop.state().all("suppliers")) {
      shop.supplierMail(
          "noise",
          supplier,
          shop.ago(8, 40),
          draw.oneOf("Holidays", "Delivery note", "New packaging"),
          draw.oneOf(
                  "Hello,\n\nour office is closed in the last week of the month.\n\n%s",
                  "Hello,\n\nthe delivery of last week was complete, the note is in the parcel.\n\n%s",
                  "Hello,\n\nfrom next month on our cartons are plain brown.\n\n%s")
              .formatted(supplier.get("contact")));
    }
    for (int i = 0; i < 5; i++) {
      shop.warehouseMail(
          "noise",
          shop.ago(2, 12),
          "",
          draw.oneOf("Shift plan", "Forklift", "Carrier"),
          draw.oneOf(
              "The late shift starts an hour earlier on Friday.",
              "Pick-up by the carrier was at four today, all parcels gone.",
              "One gate is closed for repairs, nothing to do for you."));
    }
  }

  private void remarks() {
    customers.subList(0, 5).forEach(customer ->
        shop.note(
            "noise",
            customer,
            draw.oneOf(
                "Friendly, calls in the mornings.",
                "Wants to be told before goods are sent in two parcels.",
                "Had a damaged parcel in winter, solved.")));
  }

  private void lookups() {
    for (int i = 0; i < 3; i++) {
      Map<String, Object> customer = customers.get(i);
      shop.state()
          .add(
              "lookups",
              "chk",
              Fields.of(
                  "id", draw.id("chk"),
                  "check", "identity",
                  "customer", customer.get("id"),
                  "cost", shop.cast().limits().lookupFee(),
                  "date", shop.ago(20, 90).toString(),
                  "result", "name and address belong together",
                  "added", false));
    }
  }
}
