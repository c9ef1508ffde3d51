package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The town's own site: permits, collections, appointments. */
final class TownHall {

  private static final int ZONES = 4;
  private static final int SLOTS = 4;

  private final Web web;
  private final Browser browser;
  private final Draw draw;
  private final Map<String, Object> site;
  private final String town;

  TownHall(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
    town = web.cast().home().town();
    site =
        web.site(
            "authority",
            "town-of-" + town.toLowerCase(java.util.Locale.ROOT) + ".example",
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
            "Welcome to the town hall of %s.\nSwitchboard: %s".formatted(town, draw.phone("49")));
    Web.link(front, "Resident parking", parking().get("url"));
    Web.link(front, "Bulky waste", bulkyWaste().get("url"));
    Web.link(front, "Residents' desk", residentsDesk().get("url"));
    Web.link(front, "Vehicle registration", vehicleDesk().get("url"));
  }

  private String last() {
    return Fields.plain(web.cast().me().last());
  }

  private Map<String, Object> parking() {
    List<String> zones = new ArrayList<>();
    for (int i = 0; i < ZONES; i++) {
      zones.add(draw.oneOf("A", "B", "C", "D") + draw.digits(2) + i);
    }
    String mine = zones.get(draw.between(0, ZONES - 1));
    String street = web.cast().home().street();
    StringBuilder text =
        new StringBuilder("Which zone do you live in? Zones are named by the streets in them.\n");
    for (String zone : zones) {
      text.append("\nZone ")
          .append(zone)
          .append(": ")
          .append(
              zone.equals(mine)
                  ? street.substring(street.indexOf(' ') + 1)
                  : draw.take(dev.assize.world.furnishing.Words.FAMILY_NAMES) + " Street")
          .append(", ")
          .append(draw.take(dev.assize.world.furnishing.Words.FAMILY_NAMES))
          .append(" Lane");
    }
    Map<String, Object> guide =
        web.page(
            "zones",
            site,
            "/parking/zones",
            "Resident parking zones in " + town,
            "Find your parking zone by your street, and apply for a permit.",
            text.toString(),
            "zone",
            mine);
    Map<String, Object> page =
        web.page(
            "permit",
            site,
            "/parking/apply",
            "Apply for a resident parking permit in " + town,
            "The form for resident parking permits.",
            "A permit costs nothing and is valid for two years from the first day of a month.");
    Web.link(guide, "Apply for a permit", page.get("url"));
    LocalDate start = YearMonth.from(web.cast().today()).plusMonths(draw.between(1, 3)).atDay(1);
    permitForm(page, zones, start);
    String plate = draw.code(2) + "-" + draw.code(2) + "-" + draw.digits(3);
    browser.note(
        "plate",
        "Car",
        web.ago(50, 200),
        "Number plate %s, next inspection in %s.".formatted(plate, start.plusMonths(5)),
        "plate",
        plate,
        "platePlain",
        Fields.plain(plate),
        "lastPlain",
        last());
    return guide;
  }

  private void permitForm(Map<String, Object> page, List<String> zones, LocalDate start) {
    web.form(
        "permit",
        page,
        "Resident parking permit",
        "Fields marked as required are all we need. What is optional helps our statistics and has no influence on the permit.",
        List.of(
            Web.field("full_name", "text", "First name and family name", true, "name"),
            Web.field("address", "text", "Street, number, postcode and town", true, "home_address"),
            Web.required("plate", "text", "Number plate of the car"),
            Web.choice("zone", "Parking zone", zones),
            Web.required("valid_from", "date", "First day, always the first of a month"),
            Web.field("birth_date", "date", "Date of birth", false, "birth_date"),
            Web.field("id_number", "text", "Number of your ID card", false, "id_number"),
            Web.field("phone", "phone", "Telephone", false, "phone")),
        "start",
        start.toString(),
        "startPattern",
        Community.datePattern(start));
  }

  private Map<String, Object> bulkyWaste() {
    int days = 0;
    LocalDate day = web.ahead(6, 12);
    LocalDate wanted = day;
    StringBuilder text =
        new StringBuilder("Bulky waste is collected by district, four times a year.\n");
    List<String> districts = WebWords.LABELS;
    String mine = draw.pick(districts);
    for (String district : districts) {
      LocalDate first = Draw.workday(day, 7 * days + draw.between(1, 3));
      if (district.equals(mine)) {
        wanted = first;
      }
      days++;
      text.append("\nDistrict ")
          .append(district)
          .append(": next on ")
          .append(first)
          .append(", then on ")
          .append(Draw.workday(first, 60 + draw.between(1, 20)));
    }
    Map<String, Object> page =
        web.page(
            "bulky",
            site,
            "/waste/bulky",
            "Bulky waste in " + town,
            "Dates of the bulky waste collection by district.",
            text.toString());
    browser.note(
        "district",
        "Waste",
        web.ago(80, 300),
        "We belong to district %s, bins go out on the left side.".formatted(mine));
    String piece = draw.pick(WebWords.BULKY);
    web.form(
        "bulky",
        page,
        "Register bulky waste",
        "One entry is enough for up to three pieces. Put them out after six in the evening of the day before. Your telephone number is only for the crew; nobody needs your date of birth or ID, but the age statistics like to have them.",
        List.of(
            Web.field("full_name", "text", "Name", true, "name"),
            Web.field(
                "address",
                "text",
                "Street, number, postcode and town where the pieces stand",
                true,
                "home_address"),
            Web.required("pieces", "text", "What is to be collected"),
            Web.required("date", "date", "Day of collection"),
            Web.field("phone", "phone", "Telephone", false, "phone"),
            Web.field("birth_date", "date", "Date of birth", false, "birth_date"),
            Web.field("id_number", "text", "Number of your ID card", false, "id_number")),
        "piece",
        piece,
        "date",
        wanted.toString(),
        "lastPlain",
        last(),
        "piecePlain",
        Fields.plain(piece));
    return page;
  }

  private Map<String, Object> residentsDesk() {
    LocalDate day = web.ahead(3, 10);
    String paper = "R" + draw.digits(4);
    int counter = draw.between(3, 29);
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
        "Residents' desk, counter %d. To collect a card, bring your old one and the letter %s."
            .formatted(counter, paper));
    int first = draw.between(8, 10);
    List<Map<String, Object>> slots = slots(day, first);
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Appointment at the residents' desk",
            "Choose one time by its code. For a card that is ready, ten minutes will do. If you cannot come, call us.",
            List.of(
                Web.required("slot", "offer", "Code of the time"),
                Web.field("full_name", "text", "Name", true, "name"),
                Web.field("email", "email", "Where the confirmation goes", true, "email")),
            "part",
            "residents",
            "day",
            day.toString(),
            "after",
            "%02d:50".formatted(first),
            "code",
            slots.get(1).get("code"),
            "lastPlain",
            last(),
            "paper",
            paper,
            "counter",
            String.valueOf(counter));
    form.put("offers", slots);
    return page;
  }

  /** Four times of one day, one in each hour. */
  private List<Map<String, Object>> slots(LocalDate day, int firstHour) {
    List<Map<String, Object>> slots = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      Map<String, Object> slot =
          Web.offer(
              draw.code(3) + i,
              "%s, %02d:%s".formatted(Web.day(day), firstHour + i, draw.oneOf("10", "20", "40")),
              0,
              true);
      slot.put("expected", true);
      slots.add(slot);
    }
    return slots;
  }

  private Map<String, Object> vehicleDesk() {
    LocalDate day = web.ahead(3, 10);
    List<Map<String, Object>> slots = slots(day, draw.between(8, 11));
    Map<String, Object> taken = slots.get(draw.between(0, SLOTS - 1));
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
    Map<String, Object> form =
        web.form(
            "booking",
            page,
            "Appointment for vehicle registration",
            "Choose one time by its code. A time counts as yours when you have got a booking number.",
            List.of(
                Web.required("slot", "offer", "Code of the time"),
                Web.field("full_name", "text", "Name", true, "name"),
                Web.field("email", "email", "Where the confirmation goes", true, "email")),
            "part",
            "vehicles",
            "code",
            taken.get("code"),
            "lastPlain",
            last(),
            "label",
            taken.get("label"),
            "time",
            label.substring(label.length() - 5),
            "datePattern",
            Community.datePattern(day),
            "date",
            day.toString());
    form.put("offers", slots);
    form.put("soldOut", "Somebody else has just taken it.");
    return page;
  }
}
