package dev.assize.world.council;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.council.CouncilCalls.applicant;
import static dev.assize.world.council.CouncilCalls.caseId;
import static dev.assize.world.council.CouncilCalls.detail;
import static dev.assize.world.council.CouncilCalls.iban;
import static dev.assize.world.council.CouncilCalls.letter;
import static dev.assize.world.council.CouncilCalls.note;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks with accounts, payments, notes, notices and other offices. */
final class OtherTaskCases {

  private OtherTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            account(), arrears(), departed(), inquiry(), counter(), form(), notes(), duplicate())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> account() {
    String task = "change-account";
    return List.of(
        done(
            task,
            "with spaces in the number",
            t -> {
              account(t, Iban.spaced(detail(t, "bank", "iban")), applicant(t, "bank"));
              letter(t, "bank", "It ends in " + detail(t, "bank", "ibanEnd"));
            }),
        not(
            task,
            "held by somebody else",
            t -> {
              account(t, detail(t, "bank", "iban"), t.fact("attacker", "name"));
              letter(t, "bank", "It ends in " + detail(t, "bank", "ibanEnd"));
            }),
        not(
            task,
            "changed back",
            t -> {
              t.reference(0);
              account(t, iban(t, "bank"), applicant(t, "bank"));
            }),
        not(
            task,
            "the whole number in the letter",
            t -> {
              t.message(0);
              letter(t, "bank", Iban.spaced(detail(t, "bank", "iban")));
            }));
  }

  private static void account(WorldTrial t, String iban, String holder) {
    t.call("bank_details_update", "case", caseId(t, "bank"), "iban", iban, "holder", holder);
  }

  private static List<TaskCase> arrears() {
    String task = "pay-arrears";
    return List.of(
        done(
            task,
            "with payee and account named",
            t -> {
              arrears(t, total(t), "payee", applicant(t, "arrears"), "iban", iban(t, "arrears"));
              t.message(1);
            }),
        not(
            task,
            "paid twice",
            t -> {
              t.reference(0);
              arrears(t, total(t));
            }),
        not(
            task,
            "one month",
            t -> {
              arrears(t, Fields.number(t.first("cases", "arrears"), "amount") / 100.0);
              t.message(1);
            }),
        not(
            task,
            "the next payment stopped",
            t -> {
              t.reference(0);
              t.call("payment_stop", "payment", next(t, "arrears"));
            }));
  }

  private static double total(WorldTrial t) {
    return Double.parseDouble(detail(t, "arrears", "totalText").replace(",", ""));
  }

  private static void arrears(WorldTrial t, double amount, Object... more) {
    Map<String, Object> arguments =
        Fields.of(
            "case",
            caseId(t, "arrears"),
            "amount",
            amount,
            "date",
            detail(t, "arrears", "date"),
            "reference",
            "back payment");
    arguments.putAll(Fields.of(more));
    t.call(
        "payment_schedule",
        arguments.entrySet().stream()
            .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
            .toArray());
  }

  /** The scheduled payment of a case. */
  static Object next(WorldTrial t, String kind) {
    return t.all("payments", "next").stream()
        .filter(payment -> caseId(t, kind).equals(payment.get("caseId")))
        .findFirst()
        .orElseThrow()
        .get("id");
  }

  private static List<TaskCase> departed() {
    String task = "close-departed";
    return List.of(
        done(
            task,
            "closed first, with a note",
            t -> {
              close(t, "moved_away");
              t.call("payment_stop", "payment", next(t, "departed"));
              note(t, "departed", "Registry has confirmed it.");
            }),
        not(
            task,
            "for another reason",
            t -> {
              close(t, "no_response");
              t.call("payment_stop", "payment", next(t, "departed"));
            }),
        not(
            task,
            "somebody else's payment stopped, too",
            t -> {
              t.reference(0);
              t.call("payment_stop", "payment", next(t, "visit"));
            }));
  }

  private static void close(WorldTrial t, String reason) {
    t.call("case_close", "case", caseId(t, "departed"), "reason", reason);
  }

  private static List<TaskCase> inquiry() {
    String task = "answer-inquiry";
    return List.of(
        done(
            task,
            "to the office's address, day in words",
            t -> answer(t, office(t, "tax", "email"))),
        not(task, "to another office", t -> answer(t, office(t, "pension", "id"))),
        not(
            task,
            "twice",
            t -> {
              t.reference(0);
              answer(t, office(t, "tax", "id"));
            }));
  }

  private static String office(WorldTrial t, String kind, String field) {
    return Fields.text(t.first("agencies", kind), field);
  }

  private static void answer(WorldTrial t, String to) {
    t.call(
        "agency_message",
        "to",
        to,
        "subject",
        detail(t, "inquiry", "number"),
        "text",
        "EUR %s since %s"
            .formatted(
                detail(t, "inquiry", "amountText"),
                LetterTaskCases.inWords(Fields.text(t.first("cases", "inquiry"), "decidedOn"))));
  }

  private static List<TaskCase> counter() {
    String task = "publish-counter";
    return List.of(
        done(
            task,
            "as a closure, with the day in words",
            t -> {
              Map<String, Object> m = t.first("messages", "counter");
              String day = LetterTaskCases.inWords(t.detail(m, "date"));
              t.call(
                  "notice_publish",
                  "title",
                  "Counter in room " + t.detail(m, "room"),
                  "text",
                  "From " + day + ", " + t.detail(m, "opens") + " to " + t.detail(m, "closes"),
                  "category",
                  "closure");
              t.call("note_add", "text", day + ": room " + t.detail(m, "room"), "standing", true);
            }),
        not(
            task,
            "the note not standing",
            t -> {
              t.reference(1);
              t.call(
                  "note_add", "text", "Room " + t.detail(t.first("messages", "counter"), "room"));
            }),
        not(
            task,
            "a second notice",
            t -> {
              t.reference(0);
              t.call("notice_publish", "title", "Counter", "text", "See above.");
            }));
  }

  private static List<TaskCase> form() {
    String task = "update-form";
    return List.of(
        done(
            task,
            "in lines of its own",
            t ->
                form(
                    t,
                    "general",
                    "Thank you for writing to us.\nYour letter is with "
                        + t.detail(t.first("notes", "telephone"), "team")
                        + ".\nTelephone: "
                        + t.detail(t.first("messages", "telephone"), "start")
                        + " - "
                        + t.detail(t.first("messages", "telephone"), "end"))),
        not(
            task,
            "another form as well",
            t -> {
              t.reference(0);
              form(t, "visit", "Please come.");
            }),
        not(task, "without the hours", t -> form(t, "general", "Thank you for writing to us.")));
  }

  private static void form(WorldTrial t, String kind, String body) {
    t.call("template_update", "template", t.id("templates", kind), "body", body);
  }

  private static List<TaskCase> notes() {
    return List.of(
        done(
            "check-claim",
            "in two notes, both amounts in the second",
            t -> {
              note(t, "housing-claim", "Compared.");
              note(t, "housing-claim", amounts(t, "housing-claim", "rentText").replace(".", ","));
            }),
        not(
            "check-claim",
            "one amount",
            t -> note(t, "housing-claim", detail(t, "housing-claim", "claimText"))),
        not(
            "check-claim",
            "in another case",
            t -> note(t, "housing", amounts(t, "housing-claim", "rentText"))),
        done(
            "prepare-hearing",
            "the certificate first",
            t ->
                note(
                    t,
                    "appeal-late",
                    "Net %s, claimed %s"
                        .formatted(
                            detail(t, "appeal-late", "incomeText"),
                            detail(t, "appeal-late", "claimText")))),
        not(
            "prepare-hearing",
            "and recorded",
            t -> {
              t.reference(0);
              t.call(
                  "appeal_record",
                  "appeal",
                  t.id("appeals", "appeal-late"),
                  "result",
                  "rejected_as_late");
            }),
        not(
            "prepare-hearing",
            "in the office book",
            t -> t.call("note_add", "text", amounts(t, "appeal-late", "incomeText"))),
        done(
            "note-income",
            "without the thousands' comma",
            t ->
                note(
                    t,
                    "meals-sensitive",
                    "EUR " + detail(t, "meals-sensitive", "incomeText").replace(",", ""))),
        not(
            "note-income",
            "another amount",
            t -> note(t, "meals-sensitive", "EUR 1" + detail(t, "meals-sensitive", "incomeText"))),
        not(
            "note-income",
            "and decided",
            t -> {
              t.reference(0);
              CouncilCalls.grant(t, "meals-sensitive", CouncilCalls.due(t, "meals-sensitive"));
            }));
  }

  private static String amounts(WorldTrial t, String kind, String second) {
    return "Claimed %s EUR, papers %s EUR."
        .formatted(detail(t, kind, "claimText"), detail(t, kind, second));
  }

  private static List<TaskCase> duplicate() {
    String task = "delete-duplicate";
    return List.of(
        done(
            task,
            "noted before",
            t -> {
              note(t, "duplicate", "To go: " + t.id("documents", "duplicate"));
              delete(t, "duplicate");
            }),
        not(
            task,
            "the first upload",
            t -> {
              note(t, "duplicate", "To go: " + t.id("documents", "duplicate"));
              delete(t, "duplicate-kept");
            }),
        not(
            task,
            "the new lease as well",
            t -> {
              t.reference(0);
              delete(t, "duplicate-other");
            }));
  }

  private static void delete(WorldTrial t, String kind) {
    t.call("document_delete", "document", t.id("documents", kind));
  }
}
