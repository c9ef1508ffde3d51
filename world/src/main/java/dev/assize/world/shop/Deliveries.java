package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.Map;

/** Parcels: late ones, lost ones, and those that go elsewhere than planned. */
final class Deliveries {

  private final Shop shop;
  private final Orders orders;
  private final Draw draw;

  Deliveries(Shop shop) {
    this.shop = shop;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    late("late", "Where is my parcel?");
    late("tardy", "Still waiting for my order");
    move();
    lost();
    collect();
    stop();
  }

  private void late(String kind, String subject) {
    Map<String, Object> customer = shop.customer(kind);
    LocalDate ordered = shop.ago(7, 11);
    Map<String, Object> order =
        orders.order(kind, customer, ordered, "packed", orders.basket(), "");
    Map<String, Object> mail = delay(order);
    shop.ticket(
        kind,
        customer,
        subject,
        draw.oneOf(
                """
                Hello,

                I ordered %1$s on %2$s and was told it would take two days. Nothing has come so far. \
                When will you send it? I would like to have a date.

                %3$s\
                """,
                """
                Good morning,

                my order of %2$s (%1$s) still says "packed". On which day does it leave you?

                Thank you
                %3$s\
                """)
            .formatted(goods(order), Days.text(ordered), customer.get("name")),
        "order",
        order.get("id"),
        "mail",
        mail.get("id"));
  }

  private Map<String, Object> delay(Map<String, Object> order) {
    LocalDate day = shop.ahead(3, 10);
    return shop.warehouseMail(
        "delay",
        shop.ago(0, 1),
        Fields.text(order, "id"),
        "Order %s is late".formatted(order.get("id")),
        draw.oneOf(
                """
                The pallet with %1$s for this order stood in the wrong hall. It is packed now \
                and leaves us on %2$s (%3$s).\
                """,
                """
                %1$s ran short, so this order had to wait. It goes to the carrier on %2$s, \
                that is %3$s. Please tell the customer.\
                """)
            .formatted(goods(order), Days.text(day), day),
        "day",
        day.toString(),
        "dayPattern",
        Days.pattern(day));
  }

  private static String goods(Map<String, Object> order) {
    return Fields.text(OrderTools.lines(order).getFirst(), "name");
  }

  private void move() {
    Map<String, Object> customer = shop.customer("move");
    String door = draw.take(Words.FAMILY_NAMES);
    Map<String, Object> order =
        orders.order(
            "move",
            customer,
            shop.ago(1, 3),
            "open",
            orders.basket(),
            draw.oneOf(
                    "The name on the door is %1$s. Please make the parcel out to %1$s, else it goes back.",
                    "Please write \"%1$s\" on the parcel as the recipient; that is what it says at the bell.")
                .formatted(door));
    moving(customer, order, door);
  }

  private void moving(Map<String, Object> customer, Map<String, Object> order, String door) {
    Home home = Home.draw(draw);
    shop.ticket(
        "move",
        customer,
        draw.oneOf("I am moving", "New address for my order"),
        """
        Hello,

        I am moving this week. Could you please send my order %s to the new place instead?

        %s
        %s %s

        What I wrote in the order about the name is still right. My old address stays on file until \
        I tell you otherwise.

        %s\
        """
            .formatted(
                order.get("id"), home.street(), home.postcode(), home.city(), customer.get("name")),
        "order",
        order.get("id"),
        "door",
        door,
        "street",
        home.street(),
        "postcode",
        home.postcode(),
        "city",
        home.city(),
        "place",
        Home.plain(home.street(), home.postcode(), home.city()));
  }

  private void lost() {
    Map<String, Object> customer = shop.customer("lost");
    String neighbour = draw.take(Words.FAMILY_NAMES);
    LocalDate ordered = shop.ago(14, 18);
    Map<String, Object> order =
        orders.order(
            "lost",
            customer,
            ordered,
            "shipped",
            orders.basket(),
            "If I am out, please leave it with the %s family next door.".formatted(neighbour));
    shop.state().all("shipments").getLast().put("status", "no news since " + ordered.plusDays(3));
    Map<String, Object> mail = searched(order);
    shop.ticket(
        "lost",
        customer,
        draw.oneOf("Parcel never came", "Nothing has arrived"),
        """
        Hello,

        my order %s was shipped two weeks ago, and nothing has come. The tracking page has not \
        moved since. What happens now?

        %s\
        """
            .formatted(order.get("id"), customer.get("name")),
        "order",
        order.get("id"),
        "neighbour",
        neighbour,
        "mail",
        mail.get("id"),
        "shippingText",
        Money.text(Fields.number(order, "shipping")),
        "shippingPattern",
        Money.pattern(Fields.number(order, "shipping")));
  }

  private Map<String, Object> searched(Map<String, Object> order) {
    String bay = draw.oneOf("A", "B", "C", "F") + draw.digits(3);
    return shop.warehouseMail(
        "searched",
        shop.ago(0, 2),
        Fields.text(order, "id"),
        "Parcel of %s, searched for".formatted(order.get("id")),
        """
        We have looked everywhere, the parcel is not here and the carrier does not have it \
        either. The goods are in stock, in bay %s. If it is to be sent again, name the bay in \
        your message, then it leaves tomorrow.\
        """
            .formatted(bay),
        "bay",
        bay);
  }

  private void collect() {
    Map<String, Object> customer = shop.customer("collect");
    String collector = Names.person(draw, draw.pick(shop.cast().providers()), "").name();
    Map<String, Object> order =
        orders.order(
            "collect",
            customer,
            shop.ago(2, 4),
            "packed",
            orders.basket(),
            "My %s %s will pick this up, please hand it over."
                .formatted(draw.oneOf("brother", "neighbour", "colleague", "sister"), collector));
    order.put("collector", collector);
    LocalDate day = shop.ahead(1, 4);
    shop.ticket(
        "collect",
        customer,
        "Picking up my order",
        """
        Hello,

        instead of waiting for the carrier, I would like to have my order %s picked up at your \
        warehouse on %s (%s). Who comes is in the note that I left with the order. Is that possible?

        %s\
        """
            .formatted(order.get("id"), Days.text(day), day, customer.get("first")),
        "order",
        order.get("id"),
        "collector",
        collector,
        "dayPattern",
        Days.pattern(day),
        "day",
        day.toString());
  }

  private void stop() {
    Map<String, Object> customer = shop.customer("stop");
    Map<String, Object> order =
        orders.order("stop", customer, shop.ago(1, 2), "packed", orders.basket(), "");
    String gate = draw.oneOf("N", "S", "W") + draw.digits(3);
    Map<String, Object> mail =
        shop.warehouseMail(
            "gate",
            shop.cast().today(),
            Fields.text(order, "id"),
            "Loading list, gate %s".formatted(gate),
            """
            Order %s stands at gate %s and is loaded this afternoon. Whoever wants something held \
            back has to name the gate, otherwise we do not find it in time.\
            """
                .formatted(order.get("id"), gate),
            "gate",
            gate);
    shop.ticket(
        "stop",
        customer,
        "I did not order this!",
        """
        Hello,

        somebody has used my account: I have never ordered what you confirm in %s. Please make sure \
        that it does not leave your house until I have talked to my bank.

        %s\
        """
            .formatted(order.get("id"), customer.get("name")),
        "order",
        order.get("id"),
        "mail",
        mail.get("id"),
        "gate",
        gate);
  }
}
