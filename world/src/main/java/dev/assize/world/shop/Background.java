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

  /** Subjects and texts of tickets that nobody has to do much about. */
  private static final List<String> CHATTER =
      List.of(
          "Gift wrapping: Do you also wrap things as presents?",
          "Catalogue: Is there a printed catalogue, and can I have one?",
          "Thank you: Thank you for the quick help last week!",
          "Showroom: Can I see your armchairs somewhere before I buy one?",
          "Colours: Will there be other colours in spring?",
          "Loyalty: From how many orders on is somebody a gold customer?",
          "Opening hours: Until when can I reach you by phone on Fridays?",
          "Packaging: Lovely parcels, but could you do without the foil?",
          "Careers: Do you look for people for the weekend?");

  private static final List<String> NEWS =
      List.of(
          "Holidays: Our office is closed in the last week of the month.",
          "Delivery note: The delivery of last week was complete, the note is in the parcel.",
          "New packaging: From next month on our cartons are plain brown.",
          "New colleague: I have a new colleague who will look after you when I am away.",
          "Trade fair: Will you come to the fair in autumn? We would like to show you our news.",
          "Pallets: Please give the empty pallets to our driver next time.",
          "Samples: The samples that you asked for left us yesterday.",
          "Lead times: We deliver as quickly as ever, whatever you may have read.");

  private static final List<String> FLOOR =
      List.of(
          "Shift plan: The late shift starts an hour earlier on Friday.",
          "Carrier: Pick-up was at four today, all parcels are gone.",
          "Gate closed: One gate is closed for repairs, nothing to do for you.",
          "Cartons: The large cartons are back in stock.",
          "Scanner: Two scanners are out of order, so booking takes a little longer.",
          "Visitors: A school class visits us on Wednesday morning.");

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
      orders.order("outgoing", customers.get(i), shop.ago(0, 2), "open", orders.basket(), wish());
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
    shop.publicVoucher(
        draw.oneOf("HELLO", "WELCOME", "FIRST") + draw.digits(3), draw.between(5, 9));
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
    String[] chatter = draw.take(CHATTER).split(": ", 2);
    Map<String, Object> ticket =
        shop.ticket(
            "noise",
            customer,
            chatter[0],
            "Hello,\n\n%s\n\n%s".formatted(chatter[1], customer.get("first")));
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
    return draw.oneOf("Yes, gladly.", "We have sent you what you asked for.", "Have a good week.");
  }

  private void mails() {
    for (Map<String, Object> supplier : shop.state().all("suppliers")) {
      String[] news = draw.take(NEWS).split(": ", 2);
      shop.supplierMail(
          "noise",
          supplier,
          shop.ago(8, 40),
          news[0],
          "Hello,\n\n%s\n\n%s".formatted(news[1], supplier.get("contact")));
    }
    for (int i = 0; i < 5; i++) {
      String[] floor = draw.take(FLOOR).split(": ", 2);
      shop.warehouseMail("noise", shop.ago(2, 12), "", floor[0], floor[1]);
    }
  }

  private void remarks() {
    customers
        .subList(0, 5)
        .forEach(customer ->
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
