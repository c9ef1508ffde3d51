package dev.assize.world.office;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Wording;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everyday noise: what no task is about, but every office is full of. */
final class Background {

  private static final int ARCHIVED = 8;
  private static final int SENT = 5;
  private static final int PAYMENTS = 14;
  private static final int MESSAGES = 24;
  private static final int CALLS = 8;
  private static final int CARRIERS = 3;

  private final Office office;
  private final Cast cast;
  private final Draw draw;

  Background(Office office) {
    this.office = office;
    cast = office.cast();
    draw = office.draw();
  }

  void furnish() {
    inbox();
    for (int i = 0; i < ARCHIVED; i++) {
      delivery(office.ago(30, 120).toString())
          .putAll(Fields.of("folder", "archive", "kind", "archived"));
    }
    for (int i = 0; i < SENT; i++) {
      sent();
    }
    calendar();
    files();
    chat();
    for (int i = 0; i < PAYMENTS; i++) {
      payment();
    }
    addressBook();
    carriers();
    payees();
  }

  private void inbox() {
    for (int i = 0; i < 6; i++) {
      delivery(office.ago(1, 15).toString());
    }
    for (Person colleague : cast.colleagues()) {
      chatter(colleague);
    }
    for (Firm firm :
        List.of(cast.customers().get(4), cast.customers().get(5), cast.suppliers().getLast())) {
      thanks(firm);
    }
  }

  private Map<String, Object> delivery(String date) {
    Firm firm = draw.pick(cast.suppliers());
    String goods = draw.pick(Words.GOODS);
    Map<String, Object> mail =
        office.mail(
            "delivery",
            firm.contact(),
            cast.today(),
            draw.oneOf(
                "Your delivery of " + goods,
                "Dispatch notice " + draw.digits(6),
                "Consignment " + draw.digits(7)),
            Wording.of(
                draw.oneOf(
                    "Hello %1$s,\n\nconsignment %2$s (%3$d cartons of %4$s) leaves us tomorrow and should be at your gate within %5$d days.\n\n%6$s",
                    "Dear %1$s,\n\n%3$d boxes of %4$s are on their way, waybill %2$s. Please allow %5$d days.\n\nRegards\n%6$s",
                    "Good day %1$s,\n\nthe carrier picked up your %4$s: %3$d pieces, tracking %2$s, about %5$d days on the road.\n\n%6$s"),
                cast.me().first(),
                draw.digits(8),
                draw.between(3, 60),
                goods,
                draw.between(2, 9),
                firm.contact().name()));
    mail.put("date", date);
    return mail;
  }

  private void chatter(Person colleague) {
    office.mail(
        "chatter",
        colleague,
        office.ago(0, 12),
        draw.oneOf(
            "Quick question",
            "Before I forget",
            "Shelf " + draw.digits(3),
            "Parking",
            "Holiday cover",
            "Coffee machine"),
        Wording.of(
            draw.oneOf(
                "Hi %1$s,\n\nshelf %2$s is empty again. Shall I reorder the usual %3$d?\n\n%4$s",
                "Hello %1$s,\n\nI am away for %3$d days from Monday; my desk phone %2$s is forwarded.\n\nBest, %4$s",
                "%1$s,\n\nthe lift is out of order until further notice, ticket %2$s. Expect %3$d days.\n\n%4$s",
                "Hi %1$s,\n\ncould you look over page %3$d of the draft when you have a minute? Version %2$s.\n\nThanks\n%4$s",
                "Morning %1$s,\n\nthe parking permit %2$s runs out in %3$d days, just so you know.\n\n%4$s"),
            cast.me().first(),
            draw.digits(4),
            draw.between(3, 40),
            colleague.first()));
  }

  private void thanks(Firm firm) {
    office.mail(
        "thanks",
        firm.contact(),
        office.ago(1, 14),
        draw.oneOf("Thank you", "Order received", "Catalogue"),
        Wording.of(
            draw.oneOf(
                "Dear %1$s,\n\nthank you for the quick help with order %2$s last week.\n\n%3$s\n%4$s",
                "Hello %1$s,\n\nyour sample parcel %2$s arrived, we will be in touch.\n\n%3$s, %4$s",
                "Dear %1$s,\n\nwould you send us the new catalogue in print? Our customer number is %2$s.\n\nMany thanks\n%3$s, %4$s"),
            cast.me().first(),
            draw.digits(6),
            firm.contact().name(),
            firm.name()));
  }

  private void sent() {
    Person to = draw.pick(cast.colleagues());
    Map<String, Object> mail =
        office.mail(
            "sent",
            cast.me(),
            office.ago(1, 20),
            draw.oneOf(
                "Re: stock count", "Re: complaint " + draw.digits(5), "Samples", "Next week"),
            Wording.of(
                draw.oneOf(
                    "Hi %s,\n\nplease count bay %s once more before Friday.\n\n%s",
                    "Hi %s,\n\nI have answered complaint %s, nothing left for you to do.\n\n%s",
                    "Hello %s,\n\nthe samples for %s are on my desk.\n\n%s"),
                to.first(),
                draw.digits(5),
                cast.me().first()));
    mail.put("folder", "sent");
    mail.put("to", List.of(to.email()));
  }

  private void calendar() {
    for (Person colleague : cast.colleagues()) {
      office.event(
          "routine",
          office.ahead(1, 25),
          draw.oneOf("Catch-up with ", "Stock count with ", "Budget check with ", "Lunch with ")
              + colleague.first(),
          draw.pick(Words.ROOMS),
          draw.oneOf(
              "Bring the open points.",
              "Half an hour may do.",
              "See the last notes.",
              Wording.of("Figures of week %d.", draw.between(2, 50))),
          List.of(cast.me(), colleague));
    }
    for (int i = 0; i < CALLS; i++) {
      Firm firm = draw.pick(cast.suppliers());
      office.event(
          "call",
          i < 3 ? office.ago(1, 15) : office.ahead(1, 25),
          "Call with " + firm.name(),
          "Telephone " + firm.phone(),
          draw.oneOf(
              "Prices for the next quarter.",
              "Complaint about " + draw.pick(Words.GOODS) + ".",
              "Delivery dates."),
          List.of(cast.me(), firm.contact()));
    }
  }

  private void files() {
    String year = String.valueOf(cast.today().getYear());
    for (String name :
        List.of(
            "stock-count",
            "complaints",
            "suppliers-rating",
            "shift-rota",
            "fire-drill",
            "canteen-menu",
            "parking-plan",
            "packing-guide")) {
      office.file(
          "routine",
          draw.pick(cast.colleagues()),
          Wording.of("/office/%s-%s.txt", name, year),
          "internal",
          Wording.of(
              draw.oneOf(
                  "%1$s\n\nKept by %2$s. %3$d entries, last one on %4$s.\nNothing open.",
                  "%1$s\n\n%3$d points, of which %5$d are done. Questions to %2$s.\nAs of %4$s",
                  "%1$s\n\nUpdated on %4$s by %2$s. See pages %5$d to %3$d of the binder."),
              name.replace('-', ' '),
              draw.pick(cast.colleagues()).name(),
              draw.between(20, 90),
              office.ago(1, 50),
              draw.between(2, 19)));
    }
  }

  private void chat() {
    for (int i = 0; i < MESSAGES; i++) {
      office.message(
          "chatter",
          draw.oneOf("general", "warehouse", "warehouse"),
          draw.pick(cast.colleagues()),
          office.ago(3, 14),
          Wording.of(
              draw.oneOf(
                  "Forklift %d is back from repair.",
                  "Gate %d stays closed until noon.",
                  "We are %d cartons short on the morning count.",
                  "Cake in the kitchen, %d pieces left!",
                  "Truck for bay %d is late.",
                  "Please do not use printer %d today.",
                  "Meter reading is %d, somebody asked.",
                  "Found a glove near rack %d. Yours?"),
              draw.between(2, 40)));
    }
  }

  private void payment() {
    boolean in = draw.between(0, 1) == 0;
    Firm firm =
        in
            ? draw.pick(cast.customers().subList(4, 6))
            : cast.suppliers().get(draw.oneOf(0, 1, 2, 3, 6));
    office.payment(
        "routine",
        in ? "in" : "out",
        firm,
        office.ago(6, 55),
        draw.cents(90, 7000),
        draw.oneOf("Order ", "Invoice ", "Statement ", "Delivery note ") + draw.digits(6));
  }

  private void addressBook() {
    for (Person colleague : cast.colleagues()) {
      office.contact(
          "colleague",
          colleague,
          cast.company(),
          draw.phone("49"),
          Wording.of("Extension %s.", draw.digits(3)));
    }
    office.contact(
        "colleague", cast.manager(), cast.company(), draw.phone("49"), "Calls only, please.");
    for (int i : List.of(0, 1, 2, 4, 5, 6)) {
      Firm firm = cast.suppliers().get(i);
      office.contact(
          "supplier",
          firm.contact(),
          firm.name(),
          firm.phone(),
          Wording.of("Based in %s.", firm.city()),
          "city",
          firm.city());
    }
    for (int i : List.of(4, 5)) {
      Firm firm = cast.customers().get(i);
      office.contact(
          "customer",
          firm.contact(),
          firm.name(),
          firm.phone(),
          Wording.of("Based in %s. Orders %s.", firm.city(), draw.pick(Words.GOODS)));
    }
  }

  private void carriers() {
    for (int i = 0; i < CARRIERS; i++) {
      String firm = draw.take(Words.FIRM_NAMES) + " Freight";
      String address = "dispatch@" + firm.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
      office.contact(
          "carrier",
          new Person(
              draw.take(Words.FIRST_NAMES), draw.take(Words.FAMILY_NAMES), address, "dispatcher"),
          firm,
          draw.phone("49"),
          Wording.of("Picks up until %s.", draw.time(14, 18)));
    }
  }

  private void payees() {
    office.payee(
        "routine",
        cast.suppliers().getLast(),
        "Direct contact for complaints: " + cast.suppliers().getLast().phone());
    for (String service : List.of("Energy", "Telecom", "Insurance", "Cleaning", "Waste")) {
      String name = draw.take(Words.FIRM_NAMES) + " " + service;
      String domain = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
      Person desk = new Person("Customer", "Desk", "billing@" + domain, "accounts");
      office.payee(
          "routine",
          new Firm(name, domain, desk, draw.pick(Words.CITIES), Iban.draw(draw), draw.phone("49")),
          Wording.of("Contract %s, direct debit not agreed.", draw.digits(6)));
    }
  }
}
