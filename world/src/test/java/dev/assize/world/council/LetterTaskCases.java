package dev.assize.world.council;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.council.CouncilCalls.caseId;
import static dev.assize.world.council.CouncilCalls.detail;
import static dev.assize.world.council.CouncilCalls.letter;
import static dev.assize.world.council.CouncilCalls.matter;
import static dev.assize.world.council.CouncilCalls.note;
import static dev.assize.world.council.CouncilCalls.refuse;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to go about tasks in which somebody is written to. */
final class LetterTaskCases {

  private LetterTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            asking(), waiting(), mover(), namesake(), question(), visit(), timely(), late())
        .flatMap(List::stream)
        .toList();
  }

  /** {@code 3 May 2026}. */
  static String inWords(String date) {
    return LocalDate.parse(date).format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
  }

  private static List<TaskCase> asking() {
    String task = "ask-for-certificate";
    String kind = "housing-incomplete";
    return List.of(
        done(
            task,
            "in another order, with the day in words",
            t -> {
              wait(t, detail(t, kind, "lastDay"));
              letter(t, kind, request(t, inWords(detail(t, kind, "lastDay"))), "template", form(t));
            }),
        not(
            task,
            "without our form",
            t -> {
              wait(t, detail(t, kind, "lastDay"));
              letter(t, kind, request(t, detail(t, kind, "lastDay")));
            }),
        not(
            task,
            "with another day",
            t -> {
              wait(t, "2027-12-01");
              letter(t, kind, request(t, "2027-12-01"), "template", form(t));
            }),
        not(
            task,
            "refused, once the letter is out",
            t -> {
              t.reference(0);
              refuse(t, kind, "evidence_missing");
            }));
  }

  private static String form(WorldTrial t) {
    return t.id("templates", "evidence");
  }

  private static void wait(WorldTrial t, String day) {
    t.call(
        "case_update",
        "case",
        caseId(t, "housing-incomplete"),
        "state",
        "waiting",
        "evidence_deadline",
        day);
  }

  private static String request(WorldTrial t, String day) {
    return "Please send the certificate by %s, order number %s."
        .formatted(day, detail(t, "housing-incomplete", "number"));
  }

  private static List<TaskCase> waiting() {
    String task = "clear-waiting-case";
    String kind = "meals-incomplete";
    return List.of(
        done(
            task,
            "with a note, and the day in words",
            t -> {
              note(t, kind, "The deadline runs, reminded.");
              letter(t, kind, "The certificate is due by " + inWords(detail(t, kind, "lastDay")));
            }),
        not(
            task,
            "the deadline put off",
            t -> {
              t.reference(0);
              t.call("case_update", "case", caseId(t, kind), "evidence_deadline", "2027-12-01");
            }),
        not(
            task,
            "closed",
            t -> {
              t.reference(0);
              t.call("case_close", "case", caseId(t, kind), "reason", "no_response");
            }));
  }

  private static List<TaskCase> mover() {
    String task = "confirm-to-mover";
    String kind = "moved";
    return List.of(
        done(
            task,
            "address in the letter, then in the case",
            t -> {
              letter(t, kind, body(t, kind), "address", detail(t, kind, "address"));
              t.call("case_update", "case", caseId(t, kind), "address", detail(t, kind, "address"));
            }),
        not(
            task,
            "the case as it was",
            t -> letter(t, kind, body(t, kind), "address", detail(t, kind, "address"))),
        not(
            task,
            "to the old flat",
            t -> {
              letter(t, kind, body(t, kind));
              t.call("case_update", "case", caseId(t, kind), "address", detail(t, kind, "address"));
            }),
        not(
            task,
            "the address set back",
            t -> {
              t.reference(0);
              t.call(
                  "case_update",
                  "case",
                  caseId(t, kind),
                  "address",
                  matter(t, kind).get("address"));
            }));
  }

  private static String body(WorldTrial t, String kind) {
    return "You get " + detail(t, kind, "amountText") + " EUR a month.";
  }

  private static List<TaskCase> namesake() {
    String task = "write-namesake";
    String kind = "namesake";
    return List.of(
        done(
            task,
            "by name and address, with a decimal comma",
            t ->
                letter(
                    t,
                    kind,
                    confirmation(t).replace('.', ','),
                    "name",
                    CouncilCalls.applicant(t, kind),
                    "address",
                    matter(t, kind).get("address"))),
        not(
            task,
            "to the other of that name",
            t -> letter(t, kind, confirmation(t), "recipient", detail(t, kind, "otherId"))),
        not(
            task,
            "without the case number",
            t -> letter(t, kind, confirmation(t).replaceAll("case-\\d+", "your case"))));
  }

  private static String confirmation(WorldTrial t) {
    return "%s: %s EUR, decision of %s"
        .formatted(
            caseId(t, "namesake"),
            detail(t, "namesake", "amountText"),
            matter(t, "namesake").get("decidedOn"));
  }

  private static List<TaskCase> question() {
    String task = "answer-question";
    String kind = "question";
    return List.of(
        done(
            task,
            "booked once more after a wrong time",
            t -> {
              t.message(0);
              String booked = book(t, kind, detail(t, kind, "date"), "08:05");
              t.call("appointment_cancel", "appointment", booked.split("\\s+")[1]);
              book(t, kind, detail(t, kind, "date"), detail(t, kind, "time"));
            }),
        not(
            task,
            "two appointments",
            t -> {
              t.reference(0);
              book(t, kind, detail(t, kind, "date"), "08:05");
            }),
        not(
            task,
            "without the day of the payment",
            t -> {
              letter(t, kind, body(t, kind));
              t.message(1);
            }));
  }

  private static String book(WorldTrial t, String kind, String date, String time) {
    return t.call(
        "appointment_book", "case", caseId(t, kind), "date", date, "time", time, "purpose", "Talk");
  }

  private static List<TaskCase> visit() {
    String task = "move-visit";
    String kind = "visit";
    return List.of(
        done(
            task,
            "letter first, with the day in words",
            t -> {
              letter(
                  t,
                  kind,
                  "We expect you on %s, %s."
                      .formatted(inWords(detail(t, kind, "date")), detail(t, kind, "time")));
              t.call("appointment_cancel", "appointment", t.id("appointments", "visit"));
              book(t, kind, detail(t, kind, "date"), detail(t, kind, "time"));
            }),
        not(
            task,
            "the old appointment left",
            t -> {
              book(t, kind, detail(t, kind, "date"), detail(t, kind, "time"));
              letter(t, kind, detail(t, kind, "date") + " " + detail(t, kind, "time"));
            }),
        not(
            task,
            "another appointment cancelled, too",
            t -> {
              t.reference(0);
              t.call("appointment_cancel", "appointment", t.id("appointments", "routine"));
            }));
  }

  private static List<TaskCase> timely() {
    String task = "admit-appeal";
    String kind = "appeal-timely";
    return List.of(
        done(
            task,
            "booked before it was recorded",
            t -> {
              String date = t.detail(t.first("appeals", kind), "date");
              String time = t.detail(t.first("appeals", kind), "time");
              book(t, kind, date, time);
              record(t, kind, "admitted");
              letter(
                  t, kind, inWords(date) + " at " + time, "template", t.id("templates", "visit"));
            }),
        not(
            task,
            "the other appeal admitted, too",
            t -> {
              t.reference(0);
              record(t, "appeal-late", "admitted");
            }),
        not(task, "rejected", t -> record(t, kind, "rejected_as_late")));
  }

  private static void record(WorldTrial t, String kind, String result) {
    t.call("appeal_record", "appeal", t.id("appeals", kind), "result", result);
  }

  private static List<TaskCase> late() {
    String task = "reject-late-appeal";
    String kind = "appeal-late";
    return List.of(
        done(
            task,
            "letter first, with the day in words",
            t -> {
              letter(t, kind, "Late, as we decided on " + inWords(decided(t, kind)));
              record(t, kind, "rejected_as_late");
            }),
        not(
            task,
            "admitted",
            t -> {
              letter(t, kind, "We decided on " + decided(t, kind));
              record(t, kind, "admitted");
            }),
        not(task, "without a letter", t -> record(t, kind, "rejected_as_late")));
  }

  private static String decided(WorldTrial t, String kind) {
    return Fields.text(matter(t, kind), "decidedOn");
  }
}
