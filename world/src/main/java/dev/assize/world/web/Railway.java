package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Four trains of one day, each with a cheap fare that is not given back and a dear one that is. */
final class Railway {

  private static final int TRAINS = 4;

  private final Web web;
  private final Draw draw;
  private final Map<String, Object> site;
  private final String to;
  private final int wanted;
  private final int firstHour;

  Railway(Web web) {
    this.web = web;
    draw = web.draw();
    String name = draw.take(Words.FIRM_NAMES) + " Rail";
    site = web.site("rail", Names.slug(name.replace(' ', '-')) + ".example", name);
    to = draw.take(Words.FIRM_NAMES) + "haven";
    wanted = draw.between(1, TRAINS - 1);
    firstHour = draw.between(6, 8);
  }

  void furnish() {
    List<Map<String, Object>> offers = new ArrayList<>();
    Map<String, Object> page = timetable(offers);
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Ticket to " + to,
            "Saver tickets (S) are bound to the train and are not given back. Flexible tickets (F) can be returned until the evening before.",
            List.of(
                Web.required("ticket", "offer", "Code of train and fare"),
                Web.field("traveller", "text", "Name of the traveller", true, "name"),
                Web.field("email", "email", "Where the ticket goes", true, "email")),
            "part",
            "train",
            "code",
            offers.get(2 * wanted).get("code"),
            "lastPlain",
            web.lastName());
    form.put("offers", offers);
    givenUp();
  }

  /** The page with all trains; their fares are added to {@code offers}. */
  private Map<String, Object> timetable(List<Map<String, Object>> offers) {
    LocalDate date = web.ahead(4, 14);
    String from = web.cast().home().town();
    StringBuilder text =
        new StringBuilder(
            "Trains from %s to %s on %s (%s)\n".formatted(from, to, Web.day(date), date));
    for (int i = 0; i < TRAINS; i++) {
      String number = "R" + draw.digits(3) + i;
      int departs = firstHour + 2 * i;
      text.append(
          "\nTrain %s: departs %02d:%02d, arrives %02d:%02d"
              .formatted(number, departs, draw.between(30, 59), departs + 2, draw.between(1, 28)));
      offers.addAll(fares(number, i == wanted));
    }
    return web.page(
        "timetable",
        site,
        "/timetable/" + Names.slug(to),
        "Timetable %s to %s, %s".formatted(from, to, site.get("name")),
        "All trains to %s, with fares and tickets.".formatted(to),
        text.toString(),
        "to",
        to,
        "date",
        date.toString(),
        "day",
        Web.day(date),
        "latest",
        "%02d:30".formatted(firstHour + 2 * wanted + 2));
  }

  private List<Map<String, Object>> fares(String number, boolean expected) {
    long price = draw.cents(14, 39);
    Map<String, Object> saver =
        Web.offer(number + "-S", "train " + number + ", saver, not refundable", price, false);
    Map<String, Object> flexible =
        Web.offer(
            number + "-F", "train " + number + ", flexible", price + draw.cents(11, 30), true);
    saver.put("expected", expected);
    flexible.put("expected", expected);
    return List.of(saver, flexible);
  }

  private void givenUp() {
    Browser browser = Browser.of(web);
    browser.login("rail", Fields.text(site, "host"), web.cast().me().email(), "Password");
    browser.note(
        "giveup",
        "Logins",
        web.ago(3, 25),
        draw.oneOf(
                "I have stopped using the website of %s, tickets come from the machine now.",
                "Stopped using %s on the web; everything else is still needed.")
            .formatted(site.get("name")),
        "login",
        "rail");
  }
}
