package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one applies for at the town hall, with forms that ask for more than they need. */
final class Applications {

  private static final int ZONES = 4;

  private final Web web;
  private final Browser browser;
  private final Draw draw;
  private final Map<String, Object> site;
  private final String town;

  Applications(Web web, Map<String, Object> site) {
    this.web = web;
    this.site = site;
    browser = Browser.of(web);
    draw = web.draw();
    town = web.cast().home().town();
  }

  /** The page on which one finds one's zone. */
  Map<String, Object> parking() {
    List<String> zones = new ArrayList<>();
    for (int i = 0; i < ZONES; i++) {
      zones.add(draw.oneOf("A", "B", "C", "D") + draw.digits(2) + i);
    }
    String mine = draw.pick(zones);
    Map<String, Object> guide =
        web.page(
            "zones",
            site,
            "/parking/zones",
            "Resident parking zones in " + town,
            "Find your parking zone by your street, and apply for a permit.",
            streets(zones, mine),
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
    Web.link(guide, "Apply for a permit", page);
    LocalDate start = YearMonth.from(web.cast().today()).plusMonths(draw.between(1, 3)).atDay(1);
    permit(page, zones, start);
    car(start);
    return guide;
  }

  private String streets(List<String> zones, String mine) {
    String address = web.cast().home().street();
    StringBuilder text =
        new StringBuilder("Which zone do you live in? Zones are named by the streets in them.\n");
    for (String zone : zones) {
      String street =
          zone.equals(mine)
              ? address.substring(address.indexOf(' ') + 1)
              : draw.take(Words.FAMILY_NAMES) + " Street";
      text.append("\nZone %s: %s, %s Lane".formatted(zone, street, draw.take(Words.FAMILY_NAMES)));
    }
    return text.toString();
  }

  private void permit(Map<String, Object> page, List<String> zones, LocalDate start) {
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
        Dates.pattern(start));
  }

  private void car(LocalDate start) {
    String plate = draw.code(2) + "-" + draw.code(2) + "-" + draw.digits(3);
    browser.note(
        "plate",
        "Car",
        web.ago(50, 200),
        "Number plate %s, next inspection in %s."
            .formatted(plate, YearMonth.from(start.plusMonths(5))),
        "plate",
        plate,
        "platePlain",
        Fields.plain(plate),
        "lastPlain",
        web.lastName());
  }

  /** The page with the days of collection. */
  Map<String, Object> bulkyWaste() {
    String mine = draw.pick(WebWords.LABELS);
    LocalDate day = web.ahead(6, 12);
    LocalDate wanted = day;
    StringBuilder text =
        new StringBuilder("Bulky waste is collected by district, four times a year.\n");
    for (String district : WebWords.LABELS) {
      // Weeks apart, so that no two districts share a day.
      LocalDate first =
          Draw.workday(day, 7 * WebWords.LABELS.indexOf(district) + draw.between(1, 3));
      if (district.equals(mine)) {
        wanted = first;
      }
      text.append(
          "\nDistrict %s: next on %s, then on %s"
              .formatted(district, first, Draw.workday(first, 60 + draw.between(1, 20))));
    }
    browser.note(
        "district",
        "Waste",
        web.ago(80, 300),
        "We belong to district %s, bins go out on the left side.".formatted(mine));
    Map<String, Object> page =
        web.page(
            "bulky",
            site,
            "/waste/bulky",
            "Bulky waste in " + town,
            "Dates of the bulky waste collection by district.",
            text.toString());
    collection(page, wanted);
    return page;
  }

  private void collection(Map<String, Object> page, LocalDate day) {
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
        "piecePlain",
        Fields.plain(piece),
        "date",
        day.toString(),
        "lastPlain",
        web.lastName());
  }
}
