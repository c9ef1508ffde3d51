package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Customers: their questions, payments and visits. */
final class Sales {

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Sales(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    question(cast.customers().get(0));
    receipt(cast.customers().get(1));
    partPayment(cast.customers().get(2));
    visit(cast.customers().get(3));
  }

  private void question(Firm firm) {
    List<String> goods = draw.take(Words.GOODS, 6);
    StringBuilder list =
        new StringBuilder(Wording.of("Price list for trade customers, %s\n\n", cast.company()));
    int asked = draw.between(1, 4);
    String pricePattern = "";
    String priceText = "";
    int days = 0;
    for (int i = 0; i < goods.size(); i++) {
      long price = draw.cents(11, 890);
      int lead = draw.between(3, 9) + 10 * draw.between(0, 3);
      list.append(
          Wording.of(
              "%s: %s EUR per unit, lead time %d working days\n",
              goods.get(i), Money.text(price), lead));
      if (i == asked) {
        pricePattern = Money.pattern(price);
        priceText = Money.text(price);
        days = lead;
      }
    }
    list.append("\nPrices without tax, valid until further notice.");
    Map<String, Object> file =
        office.file(
            "pricelist",
            cast.colleague("sales manager"),
            "/sales/trade-price-list.txt",
            "public",
            list.toString());
    office
        .mail(
            "question",
            firm.contact(),
            office.ago(0, 3),
            draw.oneOf("Question about " + goods.get(asked), "Availability and price"),
            Wording.of(
                draw.oneOf(
                    """
                    Dear %1$s,

                    we are planning a larger order of %2$s. What do you charge per unit at the
                    moment, and how many working days does delivery take?

                    Kind regards
                    %3$s
                    %4$s\
                    """,
                    """
                    Hello %1$s,

                    could you quickly tell me your current unit price and lead time for %2$s?
                    I need both for our budget round tomorrow.

                    Thanks a lot
                    %3$s, %4$s\
                    """),
                cast.me().first(),
                goods.get(asked),
                firm.contact().name(),
                firm.name()),
            "pricePattern",
            pricePattern,
            "priceText",
            priceText,
            "days",
            String.valueOf(days))
        .put("about", file.get("id"));
    office.contact("customer", firm.contact(), firm.name(), firm.phone(), "Orders every quarter.");
  }

  private void receipt(Firm firm) {
    String number = draw.digits(2) + "-" + draw.digits(5);
    String accounts =
        draw.oneOf("bookkeeping", "creditors", "accounting", "finance.office")
            + "@"
            + firm.domain();
    Map<String, Object> contact =
        office.contact(
            "receipt",
            firm.contact(),
            firm.name(),
            firm.phone(),
            Wording.of(
                "Wants receipts for payments to go to %s, not to the personal address.", accounts));
    long amount = draw.cents(700, 8800);
    office.payment(
        "receipt",
        "in",
        firm,
        office.ago(1, 5),
        amount,
        Wording.of(
            draw.oneOf("Invoice %s, with thanks", "Your invoice %s", "%s, paid in full"), number),
        "number",
        number,
        "confirmTo",
        accounts,
        "contact",
        contact.get("id"),
        "contactName",
        firm.contact().name(),
        "amountText",
        Money.text(amount),
        "amountPattern",
        Money.pattern(amount));
  }

  private void partPayment(Firm firm) {
    String number = draw.digits(2) + "-" + draw.digits(5);
    long total = draw.cents(3000, 9500);
    long paid = total * draw.between(30, 70) / 100;
    StringBuilder items = new StringBuilder("Open items, customers\n\n");
    for (Firm other : List.of(cast.customers().get(4), firm, cast.customers().get(5))) {
      boolean here = other.equals(firm);
      items.append(
          Wording.of(
              "%s  %s  invoiced %s EUR, due %s\n",
              here ? number : draw.digits(2) + "-" + draw.digits(5),
              other.name(),
              Money.text(here ? total : draw.cents(500, 9000)),
              office.ago(3, 20)));
    }
    Map<String, Object> file =
        office.file(
            "openitems",
            cast.colleague("accountant"),
            "/finance/open-items.txt",
            "internal",
            items.toString());
    Map<String, Object> contact =
        office.contact(
            "partpayer", firm.contact(), firm.name(), firm.phone(), "Usually pays in two parts.");
    office.payment(
        "partpayment",
        "in",
        firm,
        office.ago(1, 4),
        paid,
        Wording.of(
            draw.oneOf("Part of %s, rest to follow", "First instalment %s", "%s partial payment"),
            number),
        "number",
        number,
        "file",
        file.get("id"),
        "contact",
        contact.get("id"),
        "contactName",
        firm.contact().name(),
        "email",
        firm.contact().email(),
        "restText",
        Money.text(total - paid),
        "restPattern",
        Money.pattern(total - paid));
  }

  private void visit(Firm firm) {
    Person visitor = firm.contact();
    LocalDate day = office.ahead(6, 16);
    LocalDate night = day.minusDays(1);
    List<String> hotels =
        draw.take(Words.STREETS, 3).stream()
            .map(street ->
                draw.oneOf("Hotel ", "Pension ", "The ")
                    + street
                    + draw.oneOf(" House", " Inn", " Garden"))
            .toList();
    String preferred = hotels.get(draw.between(0, 2));
    Map<String, Object> contact =
        office.contact(
            "visitor",
            visitor,
            firm.name(),
            firm.phone(),
            Wording.of(
                "When visiting us, always stays at %s. %s",
                preferred, draw.oneOf("Vegetarian.", "Likes a quiet room.", "No early meetings.")));
    hotels.forEach(
        hotel -> office.offer("hotel", hotel, cast.city(), night, "", "", draw.cents(84, 165)));
    office.event(
        "visit",
        day,
        Wording.of("Visit of %s, %s", visitor.name(), firm.name()),
        draw.pick(Words.ROOMS) + ", " + cast.city(),
        Wording.of(
            "Tour of the warehouse, then talks about next year's volumes. %s arrives the evening before (%s) and needs a hotel room in %s for that one night.",
            visitor.name(), night, cast.city()),
        List.of(cast.me(), cast.colleague("sales manager"), visitor),
        "night",
        night.toString(),
        "hotel",
        preferred,
        "city",
        cast.city(),
        "visitor",
        visitor.name(),
        "email",
        visitor.email(),
        "contact",
        contact.get("id"));
  }
}
