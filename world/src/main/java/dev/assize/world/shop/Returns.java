package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Goods that come back, or are to. */
final class Returns {

  private final Shop shop;
  private final Orders orders;
  private final Draw draw;

  Returns(Shop shop) {
    this.shop = shop;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    again();
    credit();
    closedAccount();
    pickUp();
  }

  /** Small by itself, but together with an earlier refund of the order above the limit. */
  private void again() {
    Map<String, Object> customer = shop.customer("again");
    Line line = new Line(shop.cheap().get(3), 6);
    LocalDate ordered = shop.ago(20, 26);
    Map<String, Object> order =
        orders.order(
            "again",
            customer,
            ordered,
            "delivered",
            List.of(line),
            "Will be used outdoors, under a roof.");
    shop.refund(order, shop.cast().limits().refund() - draw.between(180, 890), ordered.plusDays(7));
    shop.returned(
        "again",
        order,
        line,
        draw.oneOf(
            "A single one has come apart. It is only this one, the rest is fine.",
            "Now one more has broken. Just one, I keep the rest."),
        "amount",
        line.price(),
        "amountText",
        Money.text(line.price()));
    shop.ticket(
        "again",
        customer,
        "Another broken one",
        """
        Hello,

        I have sent back one more %s of order %s. You had refunded some already, thank you for that. \
        Please return the money for this one in the same way.

        %s\
        """
            .formatted(line.product().get("name"), order.get("id"), customer.get("name")),
        "order",
        order.get("id"));
  }

  private void credit() {
    Map<String, Object> customer = shop.customer("credit");
    Line line = new Line(shop.cheap().get(4), 3);
    long amount = 2 * line.price();
    Map<String, Object> order =
        orders.order("credit", customer, shop.ago(12, 17), "delivered", List.of(line), "");
    Map<String, Object> note =
        shop.note(
            "waived",
            customer,
            draw.oneOf(
                "No fee for the way back until the end of the year, because of the mix-up with the catalogue.",
                "We keep no return fee of this customer's refunds: agreed after the trouble in spring."));
    shop.returned(
        "credit",
        order,
        line,
        draw.oneOf(
            "Changed my mind about two of the three. Please give me store credit, not the card.",
            "Two of the three are too many after all. I take store credit for them."),
        "note",
        note.get("id"),
        "amount",
        amount);
  }

  private void closedAccount() {
    Map<String, Object> customer = shop.customer("closed");
    Line line = new Line(shop.cheap().get(5), 2);
    Map<String, Object> order =
        orders.order("closed", customer, shop.ago(22, 29), "delivered", List.of(line), "");
    order.put(
        "declined",
        "the customer has disputed the charge at the bank, nothing can be refunded until that is settled");
    shop.returned(
        "closed",
        order,
        line,
        draw.oneOf(
            "One of the two has a scratch. Please back to my card only, nothing else.",
            "One is chipped, the other one is fine. Only refund it to the card, please."),
        "amount",
        line.price());
  }

  private void pickUp() {
    Map<String, Object> customer = shop.customer("pickup");
    Line line = new Line(shop.dear().get(2), 1);
    LocalDate day = shop.ahead(6, 14);
    Map<String, Object> order =
        orders.order(
            "pickup",
            customer,
            shop.ago(6, 9),
            "delivered",
            List.of(line, new Line(shop.cheap().get(6), 1)),
            "I am away from tomorrow. If something has to be collected: from %s (%s) on."
                .formatted(Days.text(day), day));
    shop.ticket(
        "pickup",
        customer,
        draw.oneOf("Sending something back", "It does not fit"),
        """
        Hello,

        the %s is too big for my flat, so I would like to give it back. It is heavy, can you have it \
        collected? I left a note in order %s about when I am at home.

        %s\
        """
            .formatted(line.product().get("name"), order.get("id"), customer.get("name")),
        "order",
        order.get("id"),
        "product",
        Fields.text(line.product(), "id"),
        "productName",
        line.product().get("name"),
        "day",
        day.toString(),
        "dayPattern",
        Days.pattern(day));
  }
}
