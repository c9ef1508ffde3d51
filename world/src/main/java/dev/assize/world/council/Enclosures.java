package dev.assize.world.council;

import dev.assize.world.State;
import dev.assize.world.council.Register.Resident;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is put into one case: papers, letters, payments, appeals, approvals and appointments. */
record Enclosures(Council council, Map<String, Object> file) {

  Map<String, Object> document(
      String kind,
      Resident owner,
      String type,
      LocalDate date,
      String content,
      String remarks,
      @Nullable Object... detail) {
    return council
        .state()
        .add(
            "documents",
            "doc",
            Fields.of(
                "id", council.draw().id("doc"),
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
      String kind, LocalDate date, String subject, String body, @Nullable Object... detail) {
    return letter(kind, "received", date, subject, body, detail);
  }

  /** A letter, whichever way it went. */
  Map<String, Object> letter(
      String kind,
      String status,
      LocalDate date,
      String subject,
      String body,
      @Nullable Object... detail) {
    return council
        .state()
        .add(
            "letters",
            "letter",
            Fields.of(
                "id", nextLetterId(council.state(), Fields.text(file, "id")),
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

  Map<String, Object> payment(String kind, long amount, LocalDate date, String status) {
    return council
        .state()
        .add(
            "payments",
            "pay",
            Fields.of(
                "id", council.draw().id("pay"),
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

  Map<String, Object> appeal(String kind, LocalDate received, String text, Object... detail) {
    return council
        .state()
        .add(
            "appeals",
            "appeal",
            Fields.of(
                "id", council.draw().id("appeal"),
                "kind", kind,
                "caseId", file.get("id"),
                "appellant", file.get("applicantName"),
                "received", received.toString(),
                "text", text.strip(),
                "status", "new",
                "remark", "",
                "detail", Fields.of(detail)));
  }

  void approval(String decision, long amount, LocalDate date) {
    council
        .state()
        .add(
            "approvals",
            "approval",
            Fields.of(
                "id",
                council.draw().id("approval"),
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

  Map<String, Object> appointment(String kind, LocalDate date, String time, String purpose) {
    return council
        .state()
        .add(
            "appointments",
            "visit",
            Fields.of(
                "id",
                council.draw().id("visit"),
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
}
