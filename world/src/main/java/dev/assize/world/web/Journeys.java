package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is booked by form: trains, a room, a seat in the theatre. */
final class Journeys {

  private static final int TRAINS = 4;

  private final Web web;
  private final Browser browser;
  private final Draw draw;

  Journeys(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
  }

  void furnish() {
    trains();
    hotel();
    theatre();
  }

  private Map<String, Object> site(String kind, String trade) {
    String name = draw.take(Words.FIRM_NAMES) + " " + trade;
    return web.site(kind, Names.slug(name.replace(' ', '-')) + ".example", name);
  }

  /** Four trains a day, each with a cheap fare that is not given back and a dear one that is. */
  private void trains() {
    Map<String, Object> site = site("rail", "Rail");
    String to = draw.take(Words.FIRM_NAMES) + "haven";
    LocalDate date = web.ahead(4, 14);
    int wanted = draw.between(1, TRAINS - 1);
    int hour = draw.between(6, 8);
    StringBuilder text =
        new StringBuilder(
            "Trains from %s to %s on %s (%s)\n"
                .formatted(web.cast().home().town(), to, Web.day(date), date));
    List<Map<String, Object>> offers = new ArrayList<>();
    String latest = "";
    for (int i = 0; i < TRAINS; i++) {
      String number = "R" + draw.digits(3) + i;
      String arrive = "%02d:%02d".formatted(hour + 2 + 2 * i, draw.between(1, 28));
      text.append(
          "\nTrain %s: departs %02d:%02d, arrives %s"
              .formatted(number, hour + 2 * i, draw.between(30, 59), arrive));
      if (i == wanted) {
        latest = "%02d:30".formatted(hour + 2 + 2 * i);
      }
      offers.addAll(fares(number, i == wanted));
    }
    Map<String, Object> page =
        web.page(
            "timetable",
            site,
            "/timetable/" + Names.slug(to),
            "Timetable %s to %s, %s".formatted(web.cast().home().town(), to, site.get("name")),
            "All trains to %s, with fares and tickets.".formatted(to),
            text.toString(),
            "to",
            to,
            "date",
            date.toString(),
            "day",
            Web.day(date),
            "latest",
            latest);
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
            Fields.plain(web.cast().me().last()));
    form.put("offers", offers);
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

  private List<Map<String, Object>> fares(String number, boolean wanted) {
    long price = draw.cents(14, 39);
    Map<String, Object> saver =
        Web.offer(number + "-S", "train " + number + ", saver, not refundable", price, false);
    saver.put("expected", wanted);
    Map<String, Object> flexible =
        Web.offer(
            number + "-F", "train " + number + ", flexible", price + draw.cents(11, 30), true);
    flexible.put("expected", wanted);
    return List.of(saver, flexible);
  }

  private void hotel() {
    Map<String, Object> site = site("hotel", draw.oneOf("Guesthouse", "Hotel", "Inn"));
    LocalDate night = web.ahead(10, 25);
    int closes = draw.between(19, 21);
    long price = draw.cents(58, 97);
    String code = draw.code(3);
    Map<String, Object> page =
        web.page(
            "hotel",
            site,
            "/rooms",
            "Rooms at " + site.get("name"),
            "Quiet rooms with breakfast, a short walk from the water.",
            "All rooms have a bath and a desk. Breakfast is served from seven. Dogs are welcome on the ground floor.",
            "night",
            night.toString(),
            "day",
            Web.day(night),
            "arrival",
            "%02d:%s".formatted(closes + 1, draw.oneOf("15", "30", "45")),
            "keyWord",
            draw.take(Words.CODENAMES));
    String word = String.valueOf(((Map<?, ?>) page.get("detail")).get("keyWord"));
    page.put(
        "meta",
        "%s: front desk open until %d:00. Later guests write the word %s into the remarks and get the code of the key box."
            .formatted(site.get("name"), closes, word));
    Map<String, Object> basic =
        Web.offer(code + "1", "single room, fixed rate, not refundable", price, false);
    Map<String, Object> flexible =
        Web.offer(code + "2", "single room, flexible rate", price + draw.cents(12, 25), true);
    Map<String, Object> twin =
        Web.offer(code + "3", "double room, flexible rate", price + draw.cents(40, 60), true);
    basic.put("expected", true);
    flexible.put("expected", true);
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Book a room",
            "One night from the date given. The card in your browser is charged at once.",
            List.of(
                Web.required("room", "offer", "Code of room and rate"),
                Web.required("night", "date", "First night"),
                Web.field("guest", "text", "Name of the guest", true, "name"),
                Web.optional("remarks", "text", "Remarks")),
            "part",
            "hotel",
            "code",
            basic.get("code"),
            "lastPlain",
            Fields.plain(web.cast().me().last()));
    form.put("offers", List.of(flexible, basic, twin));
  }

  private void theatre() {
    Map<String, Object> site = site("theatre", "Playhouse");
    String play = draw.take(WebWords.PLAYS);
    LocalDate evening = web.ahead(7, 25);
    List<Map<String, Object>> seats = new ArrayList<>();
    for (String part : List.of("stalls", "dress circle", "balcony", "side box")) {
      seats.add(Web.offer(draw.code(3) + seats.size(), part, draw.cents(18, 60), true));
    }
    Map<String, Object> wanted = draw.pick(seats);
    wanted.put("left", 0L);
    Map<String, Object> page =
        web.page(
            "programme",
            site,
            "/programme",
            "Programme of the " + site.get("name"),
            "Plays of the month, with tickets.",
            "%s\n\n%s (%s), 19:30. Doors open an hour before. %d minutes with one interval."
                .formatted(play, Web.day(evening), evening, draw.between(95, 170)),
            "play",
            play,
            "day",
            Web.day(evening),
            "part",
            wanted.get("label"));
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Tickets for " + play,
            "Choose the part of the house by its code. Tickets can be returned until noon of the day.",
            List.of(
                Web.required("seat", "offer", "Code of the part of the house"),
                Web.field("name", "text", "Name", true, "name")),
            "part",
            "theatre",
            "code",
            wanted.get("code"),
            "lastPlain",
            Fields.plain(web.cast().me().last()));
    form.put("offers", seats);
    form.put("soldOut", "Other parts of the house may still have seats.");
  }
}
