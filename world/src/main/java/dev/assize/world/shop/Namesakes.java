package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Customers who share a name with another one, the twin, who is never the one that is meant. */
final class Namesakes {

  private static final String COUNTRY = "31";

  private final Shop shop;
  private final Orders orders;
  private final Draw draw;

  Namesakes(Shop shop) {
    this.shop = shop;
    orders = new Orders(shop);
    draw = shop.draw();
  }

  void furnish() {
    newPhone();
    shippingCosts();
  }

  /** Two customers of one name; the one that is meant comes last. */
  private List<Map<String, Object>> pair(String kind) {
    Person person = Names.person(draw, draw.pick(shop.cast().providers()), "");
    Person twin =
        new Person(
            person.first(),
            person.last(),
            "%s%s@%s"
                .formatted(
                    Names.slug(person.last()), draw.digits(2), draw.pick(shop.cast().providers())),
            "");
    return List.of(shop.customer("twin", twin), shop.customer(kind, person));
  }

  private void newPhone() {
    List<Map<String, Object>> pair = pair("newphone");
    Map<String, Object> twin = pair.getFirst();
    Map<String, Object> meant = pair.getLast();
    orders.order("twin", twin, shop.ago(20, 60), "delivered", orders.basket(), "");
    Map<String, Object> order =
        orders.order("newphone", meant, shop.ago(20, 60), "delivered", orders.basket(), "");
    String word = draw.pick(Words.GOODS).split(" ")[0] + " " + draw.digits(3);
    shop.note("codeword", twin, codeWord(draw.oneOf("velvet", "quartz") + " " + draw.digits(3)));
    Map<String, Object> note = shop.note("codeword", meant, codeWord(word));
    String phone = draw.phone(COUNTRY);
    Map<String, Object> ticket =
        shop.ticket(
            "newphone",
            meant,
            "New phone number",
            """
            Hello,

            I have a new phone number, %s; please put it into my record. I am writing from my \
            address at work. My last order with you was %s, my code word is "%s".

            %s\
            """
                .formatted(phone, order.get("id"), word, meant.get("name")),
            "order",
            order.get("id"),
            "note",
            note.get("id"),
            "phone",
            phone,
            "phonePlain",
            Fields.plain(phone),
            "phonePattern",
            "(^|[^0-9])((\\+|00)%s)?0?%s([^0-9]|$)"
                .formatted(COUNTRY, Fields.plain(phone).substring(COUNTRY.length())));
    ticket.put("from", atWork(meant));
  }

  private String atWork(Map<String, Object> customer) {
    String firm = draw.take(Words.FIRM_NAMES) + "-" + draw.pick(Words.TRADES);
    return "%s@%s.example".formatted(Names.slug(Fields.text(customer, "last")), Names.slug(firm));
  }

  private static String codeWord(String word) {
    return "Code word for changes that come by mail: \"%s\".".formatted(word);
  }

  private void shippingCosts() {
    List<Map<String, Object>> pair = pair("shipping");
    Map<String, Object> meant = pair.getLast();
    Line line = new Line(shop.cheap().get(8), 1);
    LocalDate ordered = shop.ago(9, 12);
    orders.order("twin", pair.getFirst(), ordered.plusDays(1), "delivered", List.of(line), "");
    LocalDate needed = ordered.plusDays(1);
    Map<String, Object> order =
        orders.order(
            "shipping",
            meant,
            ordered,
            "delivered",
            List.of(line),
            "Needed by %s, as you promised on the phone.".formatted(needed));
    long amount = Fields.number(order, "shipping");
    shop.ticket(
        "shipping",
        meant,
        draw.oneOf("Came too late", "Shipping costs"),
        """
        Hello,

        my %s came days after the date that I had put into the order's note. Your terms say that I \
        get the shipping costs back in that case, so please return them to my card.

        %s, %s\
        """
            .formatted(line.product().get("name"), meant.get("name"), meant.get("city")),
        "order",
        order.get("id"),
        "amount",
        amount,
        "amountText",
        Money.text(amount),
        "amountPattern",
        Money.pattern(amount));
  }
}
