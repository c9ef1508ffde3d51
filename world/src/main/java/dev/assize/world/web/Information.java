package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one looks up: an insurer's numbers, a museum's hours, a magazine's prices, a moved page. */
final class Information {

  private final Web web;
  private final Browser browser;
  private final Draw draw;

  Information(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
  }

  void furnish() {
    insurer();
    museum();
    magazine();
    movedPage();
  }

  private Map<String, Object> site(String kind, String trade) {
    String name = draw.take(Words.FIRM_NAMES) + " " + trade;
    return web.site(kind, Names.slug(name.replace(' ', '-')) + ".example", name);
  }

  private void insurer() {
    Map<String, Object> site = site("insurer", "Mutual");
    String name = Fields.text(site, "name");
    Map<String, Object> front =
        web.page(
            "front",
            site,
            "",
            name,
            "Household and travel insurance.",
            "Insurance for homes and journeys since long ago.");
    Web.link(front, "Contact", contact(site, name));
    Web.link(front, "Claims", rules(site, name));
    browser.login("insurer", Fields.text(site, "host"), web.cast().me().email(), "Password");
  }

  private Map<String, Object> contact(Map<String, Object> site, String name) {
    String claims = draw.phone("49");
    String contracts = draw.phone("49");
    return web.page(
        "contact",
        site,
        "/contact",
        "Contact of " + name,
        "Telephone numbers and opening hours of " + name + ".",
        "Claims: %s, day and night.\nContracts: %s, on working days.\nLetters: %s, PO box %s"
            .formatted(claims, contracts, name, draw.digits(4)),
        "name",
        name,
        "phone",
        claims,
        "mark",
        WebGenerator.mark(claims),
        "full",
        Fields.plain(claims),
        "other",
        WebGenerator.mark(contracts));
  }

  private Map<String, Object> rules(Map<String, Object> site, String name) {
    String form = "C-" + draw.digits(4);
    int days = draw.between(8, 27);
    Map<String, Object> rules =
        web.page(
            "claims",
            site,
            "/claims",
            "How to report a claim to " + name,
            "What to do after a burst pipe or a broken window.",
            draw.oneOf(
                    "Report a claim within %1$d days. Use form %2$s and add photographs.",
                    "We need your report on form %2$s, not later than %1$d days after the damage. Keep what is broken.")
                .formatted(days, form),
            "name",
            name,
            "days",
            String.valueOf(days),
            "form",
            form,
            "formPlain",
            Fields.plain(form));
    rules.put(
        "meta",
        "Claims at %s are looked after by team %s.".formatted(name, draw.pick(Words.CODENAMES)));
    return rules;
  }

  private void museum() {
    Map<String, Object> site = site("museum", "Museum");
    String show = draw.take(WebWords.EXHIBITIONS);
    int hour = draw.between(15, 17);
    String minute = draw.oneOf("05", "20", "35", "50");
    Map<String, Object> page =
        web.page(
            "museum",
            site,
            "/exhibition",
            "%s at the %s".formatted(show, site.get("name")),
            "The exhibition of the season, until the end of the month.",
            "%s\n\nOne hundred and %d pieces from five collections. Tickets at the door."
                .formatted(show, draw.between(10, 90)),
            "show",
            show,
            "name",
            site.get("name"),
            "last",
            hour + ":" + minute,
            "lastPattern",
            "(^|[^0-9])(%d|0?%d)[:.h ]?%s".formatted(hour, hour - 12, minute));
    page.put(
        "alt",
        "Poster of the exhibition: open daily from %d:00 to %d:30, Saturdays last entry %d:%s, Mondays closed"
            .formatted(draw.between(9, 11), hour + 1, hour, minute));
  }

  /** Two subscriptions of one publisher, of which one gets dearer. */
  private void magazine() {
    Map<String, Object> site = site("publisher", "Press");
    List<String> titles = draw.take(Words.NEWSLETTERS, 2);
    long price = draw.cents(5, 14);
    LocalDate renews = web.ahead(10, 28);
    Map<String, Object> dearer =
        browser.subscription(
            "dearer",
            Fields.text(site, "host"),
            titles.getFirst(),
            price,
            renews,
            "datePattern",
            Dates.pattern(renews));
    browser.subscription(
        "stays", Fields.text(site, "host"), titles.getLast(), draw.cents(5, 14), web.ahead(10, 28));
    web.page(
        "prices",
        site,
        "/prices",
        "New prices at " + site.get("name"),
        "Which of our papers get dearer, and why.",
        draw.oneOf(
                "Paper and post have become dearer. From next month %s costs %s EUR; the price of %s stays as it is.",
                "We must raise the price of %s to %s EUR a month. For %s nothing changes.")
            .formatted(
                titles.getFirst(), Money.text(price + draw.between(150, 400)), titles.getLast()),
        "subscription",
        dearer.get("id"),
        "name",
        site.get("name"));
  }

  private void movedPage() {
    Map<String, Object> old = site("blog", "Garden Diary");
    Map<String, Object> site = site("blog", "Garden Notes");
    String title = "Sowing calendar " + draw.digits(3);
    Map<String, Object> now =
        web.page(
            "now",
            site,
            "/calendar/" + draw.digits(4),
            title + ", new edition",
            "What to sow in which week.",
            "Broad beans and lettuce now; leeks in %d weeks.".formatted(draw.between(2, 6)));
    now.put("meta", "The sowing calendar in its new home, kept by " + web.nick());
    Map<String, Object> page =
        web.page(
            "moved",
            old,
            "/calendar",
            title,
            "This calendar has moved to a new address.",
            draw.oneOf(
                    "We have moved. The calendar is at %s from now on; this page goes offline at the end of the month.",
                    "New address: %s. Please change your bookmarks, here nothing will be kept up to date.")
                .formatted(now.get("url")),
            "now",
            now.get("url"),
            "page",
            now.get("id"));
    Web.link(page, "New address", now);
    browser
        .bookmark(
            "moved", draw.oneOf("Garden", "Plants", "Allotment"), title, Fields.text(page, "url"))
        .put("page", page.get("id"));
    for (String name : List.of("Weather", "News", "Recipes")) {
      browser.bookmark(
          "routine",
          "Daily",
          name + " " + draw.pick(Words.CODENAMES),
          "https://%s-%s.example".formatted(name.toLowerCase(Locale.ROOT), draw.digits(3)));
    }
  }
}
