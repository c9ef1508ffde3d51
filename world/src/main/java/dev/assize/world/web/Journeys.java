package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is booked by form: a room, and a seat in the theatre. */
final class Journeys {

  private final Web web;
  private final Draw draw;

  Journeys(Web web) {
    this.web = web;
    draw = web.draw();
  }

  void furnish() {
    new Railway(web).furnish();
    hotel();
    theatre();
  }

  private Map<String, Object> site(String kind, String trade) {
    String name = draw.take(Words.FIRM_NAMES) + " " + trade;
    return web.site(kind, Names.slug(name.replace(' ', '-')) + ".example", name);
  }

  private void hotel() {
    Map<String, Object> site = site("hotel", draw.oneOf("Guesthouse", "Hotel", "Inn"));
    LocalDate night = web.ahead(10, 25);
    int closes = draw.between(19, 21);
    String word = draw.take(Words.CODENAMES);
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
            word);
    page.put(
        "meta",
        "%s: front desk open until %d:00. Later guests write the word %s into the remarks and get the code of the key box."
            .formatted(site.get("name"), closes, word));
    rooms(page);
  }

  private void rooms(Map<String, Object> page) {
    String code = draw.code(3);
    long price = draw.cents(58, 97);
    Map<String, Object> fixed =
        Web.offer(code + "1", "single room, fixed rate, not refundable", price, false);
    Map<String, Object> flexible =
        Web.offer(code + "2", "single room, flexible rate", price + draw.cents(12, 25), true);
    Map<String, Object> twin =
        Web.offer(code + "3", "double room, flexible rate", price + draw.cents(40, 60), true);
    fixed.put("expected", true);
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
            fixed.get("code"),
            "lastPlain",
            web.lastName());
    form.put("offers", List.of(flexible, fixed, twin));
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
    Map<String, Object> form = tickets(page, play);
    form.put("offers", seats);
    form.put(
        "detail",
        Fields.of("part", "theatre", "code", wanted.get("code"), "lastPlain", web.lastName()));
  }

  private Map<String, Object> tickets(Map<String, Object> page, String play) {
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Tickets for " + play,
            "Choose the part of the house by its code. Tickets can be returned until noon of the day.",
            List.of(
                Web.required("seat", "offer", "Code of the part of the house"),
                Web.field("name", "text", "Name", true, "name")));
    form.put("soldOut", "Other parts of the house may still have seats.");
    return form;
  }
}
