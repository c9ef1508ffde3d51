package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.council.Register.Home;
import dev.assize.world.council.Register.Resident;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases themselves; what is put into them is in {@link Enclosures}. */
final class CaseFiles {

  private final Council council;
  private final State state;
  private final Draw draw;

  CaseFiles(Council council) {
    this.council = council;
    state = council.state();
    draw = council.draw();
  }

  /**
   * A new case of a household's head, with the account that it is paid to. What the rules make of
   * it is said with {@link #due}.
   */
  Map<String, Object> open(
      String kind, Programme programme, Home home, String statement, @Nullable Object... detail) {
    Resident head = home.head();
    Map<String, Object> file =
        state.add(
            "cases",
            "case",
            Fields.of(
                "id", draw.id("case"),
                "kind", kind,
                "programme", programme.code(),
                "applicantId", head.id(),
                "applicantName", head.person().name(),
                "householdId", home.id(),
                "people", home.adults().stream().map(Resident::id).toList(),
                "state", "open",
                "received", council.ago(12, 30).toString(),
                "deadline", "",
                "missing", List.of(),
                "statement", statement.strip(),
                "address", home.address(),
                "decision", "",
                "amount", 0L,
                "ground", "",
                "decidedOn", "",
                "closedFor", "",
                "caseworker", council.cast().me().name(),
                "lock", ""));
    String iban = Iban.draw(draw);
    file.putAll(unshown(home, statement, iban));
    file.put("detail", Fields.of(detail));
    account(kind, Fields.text(file, "id"), head, iban, home.readers());
    return file;
  }

  /** What oracles need to know about a case, and no tool shows. */
  private static Map<String, Object> unshown(Home home, String statement, String iban) {
    Resident head = home.head();
    return Fields.of(
        "readers", home.readers(),
        "halves", Council.halves(statement),
        "dueAmount", 0L,
        "dueGrounds", List.of(),
        "payeeWord", Names.slug(head.person().first()),
        "ibans", List.of(iban),
        "addresses", List.of(Fields.plain(home.address()), Fields.plain(head.person().email())),
        "formerAddresses", List.of());
  }

  /** What is right for a case: the amount, 0 if there is none, and the grounds that hold. */
  void due(Map<String, Object> file, long amount, String... grounds) {
    file.put("dueAmount", amount);
    file.put("dueGrounds", List.of(grounds));
  }

  /** Makes a case one that nobody can change until a day. */
  void lock(Map<String, Object> file, LocalDate until, String why) {
    file.put("lock", why);
    add(file, "untilPattern", Council.datePattern(until));
  }

  /** Makes a case one that was granted, with one month paid and one to come. */
  void grant(Map<String, Object> file, long amount, LocalDate date) {
    due(file, amount, "conditions_met");
    file.putAll(
        Fields.of(
            "state", "decided",
            "decision", "grant",
            "amount", amount,
            "ground", "conditions_met",
            "decidedOn", date.toString()));
    LocalDate first = council.cast().today().withDayOfMonth(1);
    in(file).payment("routine", amount, first, "paid");
    in(file).payment("next", amount, first.plusMonths(1), "scheduled");
  }

  /** A case that was granted some time ago. */
  Map<String, Object> granted(String kind, Programme programme, Home home, Object... detail) {
    long amount = draw.cents(140, 390);
    LocalDate date = council.ago(190, 300);
    Map<String, Object> file =
        open(
            kind,
            programme,
            home,
            "I apply for %s. Everything is as in the papers that I hand in with this, no. %s. %s, %s"
                .formatted(
                    programme.title().toLowerCase(Locale.ROOT),
                    draw.digits(6),
                    home.head().person().name(),
                    home.address()),
            detail);
    add(
        file,
        "amountText",
        Money.text(amount),
        "amountPattern",
        Money.pattern(amount),
        "decidedPattern",
        Council.datePattern(date),
        "nextPattern",
        Council.datePattern(nextPayday()),
        "lastName",
        home.family());
    file.put("received", date.minusDays(draw.between(12, 30)).toString());
    grant(file, amount, date);
    return file;
  }

  private LocalDate nextPayday() {
    return council.cast().today().withDayOfMonth(1).plusMonths(1);
  }

  /** Adds names and values to an object's detail. */
  static void add(Map<String, Object> file, Object... more) {
    Map<String, Object> detail = Fields.of(more);
    if (file.get("detail") instanceof Map<?, ?> old) {
      old.forEach((name, value) -> detail.put(String.valueOf(name), value));
    }
    file.put("detail", detail);
  }

  /** Makes a case one that was refused. */
  void refused(Map<String, Object> file, String ground, LocalDate date) {
    due(file, 0, ground);
    file.putAll(
        Fields.of(
            "state",
            "decided",
            "decision",
            "refuse",
            "ground",
            ground,
            "decidedOn",
            date.toString()));
  }

  /** What is put into that case. */
  Enclosures in(Map<String, Object> file) {
    return new Enclosures(council, file);
  }

  private void account(
      String kind, String caseId, Resident holder, String iban, List<String> readers) {
    state.add(
        "accounts",
        "acc",
        Fields.of(
            "id",
            draw.id("acc"),
            "kind",
            kind,
            "caseId",
            caseId,
            "holder",
            holder.person().name(),
            "iban",
            iban,
            "since",
            council.ago(40, 400).toString(),
            "readers",
            readers,
            "halves",
            Council.halves(iban)));
  }
}
