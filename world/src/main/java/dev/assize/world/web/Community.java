package dev.assize.world.web;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Names;
import dev.assize.world.furnishing.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Clubs and the public library: walks, matches, loans. */
final class Community {

  private static final int MATCHES = 6;
  private static final int LOANS = 3;

  private final Web web;
  private final Browser browser;
  private final Draw draw;

  Community(Web web) {
    this.web = web;
    browser = Browser.of(web);
    draw = web.draw();
  }

  void furnish() {
    walk();
    matches();
    library();
  }

  /** The organiser first says one thing and then another. */
  private void walk() {
    String host = "walks-%s.example".formatted(Names.slug(draw.take(Words.CODENAMES)));
    Map<String, Object> forum = web.site("forum", host, "Walkers' Board");
    Map<String, Object> thread =
        web.page(
            "thread",
            forum,
            "/t/" + draw.digits(5),
            "Walk on " + Web.day(web.ahead(3, 9)),
            "Meeting point and time of the next walk.",
            "Thread in \"Walks\"",
            "role",
            "walk");
    String organiser = web.nick();
    String first = draw.take(WebWords.PLACES);
    int hour = draw.between(8, 11);
    web.post(
        thread,
        "routine",
        organiser,
        web.ago(8, 12),
        "We meet at %s at %d:00. Bring something to drink.".formatted(first, hour));
    web.post(
        thread,
        "routine",
        web.nick(),
        web.ago(6, 7),
        "I will be there with %d others.".formatted(draw.between(2, 6)));
    change(thread, organiser, hour + 1);
  }

  private void change(Map<String, Object> thread, String organiser, int hour) {
    String place = draw.take(WebWords.PLACES);
    web.post(
        thread,
        "change",
        organiser,
        web.ago(1, 3),
        draw.oneOf(
                "Change of plan: the path is closed, so we meet at %s at %d:25 instead.",
                "Attention, new meeting point: %s, and not before %d:25. The rest stays.")
            .formatted(place, hour),
        "place",
        place,
        "placePlain",
        Fields.plain(place.substring(4)),
        "time",
        hour + ":25",
        "timePattern",
        "(^|[^0-9])0?%d[:.]25".formatted(hour));
  }

  private void matches() {
    List<String> teams = draw.take(WebWords.TEAMS, 4);
    String club = teams.getFirst();
    String host = Names.slug(club.replace(' ', '-')) + "-" + draw.digits(3) + ".example";
    Map<String, Object> page =
        web.page(
            "fixtures",
            web.site("club", host, club),
            "/fixtures",
            "Fixtures of " + club,
            "All matches of the season as a file.",
            "The list below is kept up to date by the secretary. Home matches are marked with an H, away matches with an A.",
            "club",
            club);
    StringBuilder text = new StringBuilder(club + ", rest of the season\n");
    LocalDate day = web.ahead(2, 5);
    List<Object> next = new ArrayList<>();
    for (int i = 0; i < MATCHES; i++) {
      boolean home = i == 1 || i == 4;
      String kickOff = draw.between(12, 19) + ":" + draw.oneOf("05", "20", "40", "50");
      text.append(
          "\n%s  %s  %s  %s".formatted(day, kickOff, home ? "H" : "A", teams.get(1 + i % 3)));
      if (home && next.isEmpty()) {
        next.addAll(List.of("date", day.toString(), "datePattern", Dates.pattern(day)));
        next.addAll(List.of("time", kickOff));
        next.addAll(List.of("timePattern", "(^|[^0-9])" + kickOff.replace(":", "[:.h]")));
      }
      day = day.plusDays(draw.between(5, 9));
    }
    String name = "fixtures-%d.txt".formatted(web.cast().today().getYear());
    web.file("fixtures", page, name, club, text.toString(), next.toArray());
  }

  private void library() {
    String town = web.cast().home().town();
    Map<String, Object> site =
        web.site(
            "library",
            "library-%s.example".formatted(town.toLowerCase(Locale.ROOT)),
            town + " Library");
    String host = Fields.text(site, "host");
    Map<String, Object> login = browser.login("library", host, "L" + draw.digits(7), "Access code");
    LocalDate closed = web.ahead(12, 16);
    LocalDate latest = closed.plusDays(7);
    Map<String, Object> front =
        web.page(
            "library",
            site,
            "",
            town + " Library",
            "Books, maps and music for the town.",
            "Log in to see your loans. The reading room is open every day.");
    Map<String, Object> page =
        web.page(
            "loans", site, "/my/loans", "My loans", "", "Here you see what you have borrowed.");
    page.put("membersOnly", true);
    Web.link(front, "My loans", page);
    int days = draw.between(3, 6);
    page.put(
        "alt",
        "Notice at the door: the library is closed from %s to %s; nothing can be returned on these days."
            .formatted(closed.minusDays(days), closed.plusDays(1)));
    renewal(page, login, closed.minusDays(days + 1L), latest);
  }

  private void renewal(
      Map<String, Object> page, Map<String, Object> login, LocalDate due, LocalDate other) {
    List<String> loans = new ArrayList<>();
    for (int i = 0; i < LOANS; i++) {
      loans.add("N" + draw.digits(5) + " " + draw.take(WebWords.EXHIBITIONS));
    }
    String wanted = draw.pick(loans);
    Map<String, Object> form =
        web.form(
            "renewal",
            page,
            "Renew a loan",
            "Type the access code that you log in with. The new day must be one on which the library is open.",
            List.of(
                Web.required("code", "text", "Your access code"),
                Web.choice("loan", "Which loan", loans),
                Web.required("due", "date", "New day of return")),
            "loan",
            wanted,
            "title",
            wanted.substring(wanted.indexOf(' ') + 1),
            "due",
            due.toString(),
            "other",
            other.toString(),
            "duePattern",
            Dates.pattern(due),
            "codePlain",
            Fields.plain(Fields.text(login, "secret")));
    form.put("membersOnly", true);
    form.put("receipt", "Renewed. Please bring it back in time.");
  }
}
