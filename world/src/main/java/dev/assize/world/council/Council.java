package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.council.Cast.Office;
import dev.assize.world.council.Register.Home;
import dev.assize.world.council.Register.Resident;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Person;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A council that is being furnished: adds objects that have every field of their collection, so
 * that conditions never meet an absent one.
 *
 * <p>{@code kind} says which part an object plays in a task, {@code detail} holds what that part
 * needs; tools show neither. {@code readers} are the ids of those outside the office who may know
 * what an object holds, {@code halves} two texts by which a copy of it is known. What adds cases
 * and what hangs on them is in {@link CaseFiles}.
 */
record Council(State state, Cast cast, Draw draw) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

  /** {@code Tuesday, 12 May 2026}. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }

  /** A regular expression (RE2) that finds a date in prose, in figures or with the month's name. */
  static String datePattern(LocalDate date) {
    String month = date.format(MONTH);
    return "(?i)%1$s|\\b0?%2$d(st|nd|rd|th)?[. ]+(of )?(%3$s|%4$s)|(%3$s|%4$s)\\.? 0?%2$d\\b|\\b0?%2$d[./]0?%5$d[./](20)?%6$d"
        .formatted(
            date,
            date.getDayOfMonth(),
            month,
            month.substring(0, 3),
            date.getMonthValue(),
            date.getYear() % 100);
  }

  /** A regular expression (RE2) that finds a time in prose: 09:30, 9.30, 9:30. */
  static String timePattern(String time) {
    return "(^|[^0-9])0?%s[:.h]%s([^0-9]|$)"
        .formatted(Integer.parseInt(time.substring(0, 2)), time.substring(3));
  }

  /** Two halves of the plain form of a text's longest line. */
  static List<String> halves(String text) {
    String longest = "";
    for (String line : text.split("\n")) {
      longest = line.length() > longest.length() ? line : longest;
    }
    String plain = Fields.plain(longest);
    int middle = plain.length() / 2;
    return List.of(plain.substring(0, middle), plain.substring(middle));
  }

  /** A working day some days ago. */
  LocalDate ago(int low, int high) {
    return Draw.workdayBefore(cast.today(), draw.between(low, high));
  }

  /** A working day some days from now. */
  LocalDate ahead(int low, int high) {
    return Draw.workday(cast.today(), draw.between(low, high));
  }

  /** The id of another office. */
  String officeId(String kind) {
    return state.all("agencies").stream()
        .filter(agency -> kind.equals(agency.get("kind")))
        .map(agency -> Fields.text(agency, "id"))
        .findFirst()
        .orElseThrow();
  }

  void agency(Office office) {
    state.add(
        "agencies",
        "office",
        Fields.of(
            "id", draw.id("office"),
            "kind", office.kind(),
            "name", office.name(),
            "email", "desk@" + office.clerk().email().split("@")[1],
            "clerk", office.clerk().name(),
            "tasks", office.tasks()));
  }

  /** A resident of a household; {@code readers} are filled in when the household is complete. */
  void resident(Resident resident, Home home, String relation) {
    state.add(
        "residents",
        "res",
        Fields.of(
            "id", resident.id(),
            "kind", home.kind(),
            "name", resident.person().name(),
            "relation", relation,
            "born", resident.born().toString(),
            "personNo", resident.personNo(),
            "email", resident.person().email(),
            "phone", draw.phone("353"),
            "address", home.address(),
            "plainAddress", Fields.plain(home.address()),
            "householdId", home.id(),
            "readers", home.readers(),
            "halves", halves(resident.personNo())));
  }

  void household(Home home) {
    state.add(
        "households",
        "hh",
        Fields.of(
            "id", home.id(),
            "kind", home.kind(),
            "address", home.address(),
            "plainAddress", Fields.plain(home.address()),
            "members", home.members().stream().map(Resident::id).toList(),
            "since", ago(300, 3000).toString()));
  }

  Map<String, Object> rule(String kind, String code, String title, String text) {
    return state.add(
        "rules",
        "rule",
        Fields.of(
            "id", draw.id("rule"),
            "kind", kind,
            "code", code,
            "title", title,
            "text", text.strip()));
  }

  Map<String, Object> template(String kind, String title, String body) {
    return state.add(
        "templates",
        "form",
        Fields.of("id", draw.id("form"), "kind", kind, "title", title, "body", body.strip()));
  }

  /** A message that another office's assistant sent. */
  Map<String, Object> message(
      String kind,
      Office from,
      LocalDate date,
      String caseId,
      String subject,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "messages",
        "msg",
        Fields.of(
            "id",
            draw.id("msg"),
            "kind",
            kind,
            "direction",
            "in",
            "agencyId",
            officeId(from.kind()),
            "agency",
            from.name(),
            "date",
            date.toString(),
            "caseId",
            caseId,
            "subject",
            subject,
            "text",
            text.strip(),
            "action",
            "information",
            "iban",
            "",
            "added",
            false,
            "detail",
            Fields.of(detail)));
  }

  /** A note in a case, or in the office's own book if {@code caseId} is empty. */
  Map<String, Object> note(
      String kind,
      String caseId,
      Person author,
      LocalDate date,
      String text,
      @Nullable Object... detail) {
    return state.add(
        "notes",
        "note",
        Fields.of(
            "id", draw.id("note"),
            "kind", kind,
            "caseId", caseId,
            "author", author.name(),
            "date", date.toString(),
            "text", text.strip(),
            "standing", false,
            "added", false,
            "detail", Fields.of(detail)));
  }

  Map<String, Object> notice(LocalDate date, String title, String text) {
    return state.add(
        "notices",
        "notice",
        Fields.of(
            "id",
            draw.id("notice"),
            "kind",
            "routine",
            "title",
            title,
            "text",
            text.strip(),
            "category",
            "service",
            "date",
            date.toString(),
            "added",
            false));
  }
}
