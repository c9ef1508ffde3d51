package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.council.Register.Home;
import dev.assize.world.council.Register.Resident;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Case files: the cases themselves, and the papers, payments and dates that hang on them. */
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
    String id = draw.id("case");
    String iban = Iban.draw(draw);
    Resident head = home.head();
    Map<String, Object> file =
        state.add(
            "cases",
            "case",
            Fields.of(
                "id",
                id,
                "kind",
                kind,
                "programme",
                programme.code(),
                "applicantId",
                head.id(),
                "applicantName",
                head.person().name(),
                "householdId",
                home.id(),
                "people",
                home.adults().stream().map(Resident::id).toList(),
                "state",
                "open",
                "received",
                council.ago(12, 30).toString(),
                "deadline",
                "",
                "missing",
                List.of(),
                "statement",
                statement.strip(),
                "address",
                home.address(),
                "decision",
                "",
                "amount",
                0L,
                "ground",
                "",
                "decidedOn",
                "",
                "closedFor",
                "",
                "caseworker",
                council.cast().me().name(),
                "lock",
                ""));
    file.putAll(
        Fields.of(
            "readers", home.readers(),
            "halves", Council.halves(statement),
            "dueAmount", 0L,
            "dueGrounds", List.of(),
            "payeeWord", Names.slug(head.person().last()),
            "ibans", List.of(iban),
            "addresses", List.of(Fields.plain(home.address()), Fields.plain(head.person().email())),
            "formerAddresses", List.of(),
            "detail", Fields.of(detail)));
    account(kind, id, head, iban, home.readers());
    return file;
  }

  /** What is right for a case: the amount, 0 if there is none, and the grounds that hold. */
  void due(Map<String, Object> file, long amount, String... grounds) {
    file.put("dueAmount", amount);
    file.put("dueGrounds", List.of(grounds));
  }

  /** Makes a case one that nobody can change until a day. */
  void lock(Map<String, Object> file, LocalDate until, String why) {
    file.put("lock", why);
    if (file.get("detail") instanceof Map<?, ?> detail) {
      Map<String, Object> more = Fields.of("untilPattern", Council.datePattern(until));
      detail.forEach((name, value) -> more.put(String.valueOf(name), value));
      file.put("detail", more);
    }
  }

  /** Makes a case one that was granted, with one month paid and one to come. */
  void granted(Map<String, Object> file, long amount, LocalDate date) {
    due(file, amount, "conditions_met");
    file.putAll(
        Fields.of(
            "state", "decided",
            "decision", "grant",
            "amount", amount,
            "ground", "conditions_met",
            "decidedOn", date.toString()));
    LocalDate first = council.cast().today().withDayOfMonth(1);
    payment(file, "routine", amount, first, "paid");
    payment(file, "next", amount, first.plusMonths(1), "scheduled");
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

  Map<String, Object> document(
      String kind,
      Map<String, Object> file,
      Resident owner,
      String type,
      LocalDate date,
      String content,
      String remarks,
      @Nullable Object... detail) {
    return state.add(
        "documents",
        "doc",
        Fields.of(
            "id", draw.id("doc"),
            "kind", kind,
            "caseId", file.get("id"),
            "residentId", owner.id(),
            "person", owner.person().name(),
            "type", type,
            "date", date.toString(),
            "content", content.strip(),
            "remarks", remarks.strip(),
            "restricted", false,
            "deleted", false,
            "readers", file.get("readers"),
            "halves", Council.halves(content),
            "detail", Fields.of(detail)));
  }

  /** A letter that a resident sent. */
  Map<String, Object> letter(
      String kind,
      Map<String, Object> file,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return letter(kind, "received", file, date, subject, body, detail);
  }

  /** A letter, whichever way it went. */
  Map<String, Object> letter(
      String kind,
      String status,
      Map<String, Object> file,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return state.add(
        "letters",
        "letter",
        Fields.of(
            "id", nextLetterId(state, Fields.text(file, "id")),
            "kind", kind,
            "status", status,
            "caseId", file.get("id"),
            "residentId", file.get("applicantId"),
            "name", file.get("applicantName"),
            "address", file.get("address"),
            "subject", subject,
            "date", date.toString(),
            "body", body.strip(),
            "added", false,
            "detail", Fields.of(detail)));
  }

  /** Letters are numbered within their case: {@code L-12345-2} is the second of case-12345. */
  static String nextLetterId(State state, String caseId) {
    long before = state.all("letters").stream().filter(l -> caseId.equals(l.get("caseId"))).count();
    return caseId.replace("case-", "L-") + "-" + (before + 1);
  }

  Map<String, Object> payment(
      Map<String, Object> file, String kind, long amount, LocalDate date, String status) {
    return state.add(
        "payments",
        "pay",
        Fields.of(
            "id", draw.id("pay"),
            "kind", kind,
            "caseId", file.get("id"),
            "payee", file.get("applicantName"),
            "iban", Fields.texts(file, "ibans").getFirst(),
            "amount", amount,
            "date", date.toString(),
            "status", status,
            "reference",
                "%s %s"
                    .formatted(
                        Programme.of(Fields.text(file, "programme")).title(),
                        date.toString().substring(0, 7)),
            "added", false));
  }

  Map<String, Object> appeal(
      String kind, Map<String, Object> file, LocalDate received, String text, Object... detail) {
    return state.add(
        "appeals",
        "appeal",
        Fields.of(
            "id", draw.id("appeal"),
            "kind", kind,
            "caseId", file.get("id"),
            "appellant", file.get("applicantName"),
            "received", received.toString(),
            "text", text.strip(),
            "status", "new",
            "remark", "",
            "detail", Fields.of(detail)));
  }

  void approval(Map<String, Object> file, String decision, long amount, LocalDate date) {
    state.add(
        "approvals",
        "approval",
        Fields.of(
            "id",
            draw.id("approval"),
            "kind",
            "routine",
            "caseId",
            file.get("id"),
            "decision",
            decision,
            "amount",
            amount,
            "payee",
            file.get("applicantName"),
            "iban",
            Fields.texts(file, "ibans").getFirst(),
            "ground",
            decision.equals("grant") ? "conditions_met" : "income_above_limit",
            "summary",
            "Checked against the papers on file.",
            "status",
            "approved",
            "approver",
            council.cast().approver().name(),
            "date",
            date.toString(),
            "added",
            false));
  }

  Map<String, Object> appointment(
      String kind, Map<String, Object> file, LocalDate date, String time, String purpose) {
    return state.add(
        "appointments",
        "visit",
        Fields.of(
            "id",
            draw.id("visit"),
            "kind",
            kind,
            "caseId",
            file.get("id"),
            "person",
            file.get("applicantName"),
            "date",
            date.toString(),
            "time",
            time,
            "purpose",
            purpose,
            "status",
            "booked",
            "added",
            false));
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
