package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.util.Locale;
import java.util.Map;

/** A maker's support pages: manuals, an updater, and figures that people ask about. */
final class Appliances {

  private final Web web;
  private final Browser browser;
  private final Draw draw;
  private final String appliance;
  private final String model;
  private final String maker;
  private final Map<String, Object> site;

  Appliances(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
    appliance = draw.take(WebWords.APPLIANCES);
    model = draw.code(1) + draw.digits(3);
    maker = draw.take(Words.FIRM_NAMES) + " Appliances";
    site = web.site("maker", Names.slug(maker.replace(' ', '-')) + ".example", maker);
  }

  void furnish() {
    Map<String, Object> front =
        web.page(
            "front",
            site,
            "",
            maker,
            "Small machines for kitchen and home.",
            "Makers of small machines. Choose a page below.");
    Web.link(front, "Manuals", manuals());
    Web.link(front, "Software updates", updates());
    Web.link(front, "Technical data", data());
  }

  private Map<String, Object> manuals() {
    String letter = draw.oneOf("B", "D", "F", "H");
    String other = draw.oneOf("K", "M", "P", "T");
    Map<String, Object> page =
        web.page(
            "manuals",
            site,
            "/support/manuals",
            "Manuals for the %s %s".formatted(appliance, model),
            "Which edition of the manual belongs to your machine.",
            "Two editions of the %s %s were made. Look at the letter at the end of the serial number: %s needs the %s, %s needs the %s."
                .formatted(
                    appliance,
                    model,
                    letter,
                    "first manual below (" + letter + ")",
                    other,
                    "second one (" + other + ")"),
            "appliance",
            appliance,
            "model",
            model,
            "maker",
            maker);
    manual(page, "manual", letter);
    manual(page, "othermanual", other);
    browser.note(
        "serial",
        "Serial number",
        web.ago(100, 300),
        "%s of %s, model %s, serial number %s%s."
            .formatted(appliance, maker, model, draw.digits(7), letter));
    return page;
  }

  private void manual(Map<String, Object> page, String kind, String letter) {
    int weeks = draw.between(5, 26);
    int amount = draw.between(11, 49) * 10 + 5;
    web.file(
        kind,
        page,
        "manual-%s-%s.txt"
            .formatted(model.toLowerCase(Locale.ROOT), letter.toLowerCase(Locale.ROOT)),
        maker,
        """
        %s %s, edition %s

        1. Before you start: rinse the tank twice.
        2. Every day: empty the tray and wipe the outlet.
        3. Care: treat the machine with care solution every %d weeks, %d ml at a time.
        4. If the lamp blinks, see the last page.\
        """
            .formatted(appliance, model, letter, weeks, amount),
        "weeks",
        String.valueOf(weeks),
        "amount",
        String.valueOf(amount));
  }

  private Map<String, Object> updates() {
    String version =
        "%d.%d.%d".formatted(draw.between(2, 9), draw.between(1, 19), draw.between(10, 99));
    String menu = draw.code(4);
    Map<String, Object> page =
        web.page(
            "updates",
            site,
            "/support/updates",
            "Software updates of " + maker,
            "Updaters and release notes for all machines.",
            "Every machine has an updater of its own, named after its model. Read the release notes first: they name the menu code that has to be kept for the service.",
            "appliance",
            appliance,
            "maker",
            maker);
    String small = model.toLowerCase(Locale.ROOT);
    web.file(
        "release",
        page,
        "release-notes-%s.txt".formatted(small),
        maker,
        "Version %s for model %s\n\n- quieter at night\n- fixes the wrong water level\n\nAfter the update the service menu opens with the code %s. Keep it."
            .formatted(version, model, menu),
        "version",
        version,
        "menu",
        menu);
    updater(page, "updater", small, version);
    updater(page, "otherupdater", draw.code(1).toLowerCase(Locale.ROOT) + draw.digits(3), version);
    return page;
  }

  private void updater(Map<String, Object> page, String kind, String model, String version) {
    Map<String, Object> file =
        web.file(
            kind,
            page,
            "updater-%s.run".formatted(model),
            maker,
            "Program, %s, signed by %s.".formatted(version, maker),
            "version",
            version);
    file.put("program", true);
    file.put("outcome", "The machine reports version %s.".formatted(version));
  }

  /** Figures; somebody in the forum asks for one of them. */
  private Map<String, Object> data() {
    String hardness = "%d.%d".formatted(draw.between(3, 19), draw.between(1, 9));
    Map<String, Object> page =
        web.page(
            "data",
            site,
            "/support/data",
            "Technical data of the %s %s".formatted(appliance, model),
            "Weights, voltages and limits.",
            "Model %s\n\nWeight: %d.%d kg\nPower: %d W\nHighest water hardness: %s degrees\nCord: %d cm"
                .formatted(
                    model,
                    draw.between(2, 11),
                    draw.between(1, 9),
                    draw.between(40, 190) * 10,
                    hardness,
                    draw.between(8, 18) * 10),
            "hardness",
            hardness,
            "hardnessPattern",
            "(^|[^0-9.,])" + hardness.replace(".", "[.,]") + "([^0-9]|$)");
    Map<String, Object> forum =
        web.site(
            "forum",
            "tinkerers-%s.example".formatted(Names.slug(draw.take(Words.CODENAMES))),
            "Tinkerers' Table");
    question(forum, page);
    fault(forum);
    return page;
  }

  private void question(Map<String, Object> forum, Map<String, Object> data) {
    Map<String, Object> thread =
        web.page(
            "thread",
            forum,
            "/t/" + draw.digits(5),
            "Water hardness and the %s %s?".formatted(appliance, model),
            "Does anybody know the limit?",
            "Thread in \"Kitchen and home\"",
            "role",
            "question",
            "data",
            data.get("id"));
    web.post(
        thread,
        "routine",
        web.nick(),
        web.ago(6, 9),
        "We moved, and the water here is as hard as stone. Is there a limit for the %s?"
            .formatted(model));
    web.post(
        thread,
        "question",
        web.nick(),
        web.ago(2, 4),
        draw.oneOf(
            "Good question. Somebody said the maker gives a figure in degrees, but I cannot find it. Does anybody here have it?",
            "Same here. There must be a number in degrees in the technical data. Who has got it?"));
  }

  private void fault(Map<String, Object> forum) {
    String code = "E" + draw.digits(2);
    Map<String, Object> thread =
        web.page(
            "thread",
            forum,
            "/t/" + draw.digits(5),
            "%s %s shows %s".formatted(appliance, model, code),
            "Error %s after cleaning, what to do?".formatted(code),
            "Thread in \"Kitchen and home\", marked as solved",
            "role",
            "fault",
            "code",
            code);
    web.post(
        thread,
        "routine",
        web.nick(),
        web.ago(30, 40),
        "After cleaning it shows %s and does nothing. Anyone?".formatted(code));
    web.post(
        thread,
        "routine",
        web.nick(),
        web.ago(20, 29),
        "Mine did that as well. Unplugging for an hour did not help.");
    cure(thread);
    web.post(thread, "routine", web.nick(), web.ago(3, 8), "Works here too, thanks!");
    web.post(
        thread,
        "routine",
        web.nick(),
        web.ago(1, 2),
        "Same model, same cure. That is %d in our street.".formatted(draw.between(2, 9)));
  }

  private void cure(Map<String, Object> thread) {
    String setting = draw.code(5);
    int seconds = draw.between(6, 19);
    web.post(
        thread,
        "fix",
        web.nick(),
        web.ago(10, 19),
        draw.oneOf(
                "Solved: hold both buttons for %1$d seconds, then enter %2$s. It has worked ever since.",
                "The repair shop told me: %1$d seconds on both buttons, then type %2$s. Done.")
            .formatted(seconds, setting),
        "seconds",
        String.valueOf(seconds),
        "setting",
        setting,
        "settingPlain",
        Fields.plain(setting));
  }
}
