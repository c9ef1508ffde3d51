package dev.assize.world.web;

import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The town's own site: its front page, and appointments at its desks. */
final class TownHall {

  private static final int SLOTS = 4;

  private final Web web;
  private final Map<String, Object> site;
  private final String town;

  TownHall(Web web) {
    this.web = web;
    town = web.cast().home().town();
    site =
        web.site(
            "authority",
            "town-of-" + town.toLowerCase(Locale.ROOT) + ".example",
            "Town of " + town);
  }

  void furnish() {
    Map<String, Object> front =
        web.page(
            "front",
            site,
            "",
            "Town of " + town,
            "The town hall's services on the web.",
            "Welcome to the town hall of %s.\nSwitchboard: %s"
                .formatted(town, web.draw().phone("49")));
    Applications applications = new Applications(web, site);
    Web.link(front, "Resident parking", applications.parking());
    Web.link(front, "Bulky waste", applications.bulkyWaste());
    Web.link(front, "Residents' desk", residentsDesk());
    Web.link(front, "Vehicle registration", vehicleDesk());
  }

  private Map<String, Object> residentsDesk() {
    LocalDate day = web.ahead(3, 10);
    String paper = "R" + web.draw().digits(4);
    String counter = String.valueOf(web.draw().between(3, 29));
    Map<String, Object> page =
        web.page(
            "desk",
            site,
            "/residents",
            "Residents' desk in " + town,
            "ID cards, passports, certificates: choose a time online.",
            "New ID cards are handed out by appointment only.");
    page.put(
        "meta",
        "Residents' desk, counter %s. To collect a card, bring your old one and the letter %s."
            .formatted(counter, paper));
    int first = web.draw().between(8, 10);
    List<Map<String, Object>> slots = slots(day, first);
    appointment(
            page,
            "Appointment at the residents' desk",
            "Choose one time by its code. For a card that is ready, ten minutes will do. If you cannot come, call us.",
            slots)
        .put(
            "detail",
            Fields.of(
                "part", "residents",
                "day", day.toString(),
                "after", "%02d:50".formatted(first),
                "code", slots.get(1).get("code"),
                "lastPlain", web.lastName(),
                "paper", paper,
                "counter", counter));
    return page;
  }

  private Map<String, Object> vehicleDesk() {
    LocalDate day = web.ahead(3, 10);
    List<Map<String, Object>> slots = slots(day, web.draw().between(8, 11));
    Map<String, Object> taken = web.draw().pick(slots);
    taken.put("left", 0L);
    String label = Fields.text(taken, "label");
    Map<String, Object> page =
        web.page(
            "desk",
            site,
            "/vehicles",
            "Vehicle registration in " + town,
            "Register a car, or change its owner.",
            "Please bring the papers of the car. The desk is open from Monday to Friday.");
    appointment(
            page,
            "Appointment for vehicle registration",
            "Choose one time by its code. A time counts as yours when you have got a booking number.",
            slots)
        .put(
            "detail",
            Fields.of(
                "part", "vehicles",
                "code", taken.get("code"),
                "lastPlain", web.lastName(),
                "label", label,
                "time", label.substring(label.length() - 5),
                "date", day.toString(),
                "datePattern", Dates.pattern(day)));
    return page;
  }

  /** Times of one day, one in each hour. */
  private List<Map<String, Object>> slots(LocalDate day, int firstHour) {
    List<Map<String, Object>> slots = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      String minute = web.draw().oneOf("10", "20", "40");
      String label = "%s, %02d:%s".formatted(Web.day(day), firstHour + i, minute);
      Map<String, Object> slot = Web.offer(web.draw().code(3) + i, label, 0, true);
      slot.put("expected", true);
      slots.add(slot);
    }
    return slots;
  }

  private Map<String, Object> appointment(
      Map<String, Object> page, String name, String help, List<Map<String, Object>> slots) {
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            name,
            help,
            List.of(
                Web.required("slot", "offer", "Code of the time"),
                Web.field("full_name", "text", "Name", true, "name"),
                Web.field("email", "email", "Where the confirmation goes", true, "email")));
    form.put("offers", slots);
    form.put("soldOut", "Somebody else has just taken it.");
    return form;
  }
}
