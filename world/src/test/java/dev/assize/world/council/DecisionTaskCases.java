package dev.assize.world.council;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.council.CouncilCalls.applicant;
import static dev.assize.world.council.CouncilCalls.askToGrant;
import static dev.assize.world.council.CouncilCalls.askToRefuse;
import static dev.assize.world.council.CouncilCalls.caseId;
import static dev.assize.world.council.CouncilCalls.detail;
import static dev.assize.world.council.CouncilCalls.due;
import static dev.assize.world.council.CouncilCalls.grant;
import static dev.assize.world.council.CouncilCalls.iban;
import static dev.assize.world.council.CouncilCalls.letter;
import static dev.assize.world.council.CouncilCalls.note;
import static dev.assize.world.council.CouncilCalls.refuse;

import dev.assize.world.TaskCase;
import java.util.List;
import java.util.stream.Stream;

/** Ways to go about tasks that end in a decision. */
final class DecisionTaskCases {

  private DecisionTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(
            granted("decide-housing", "housing"),
            granted("decide-full-file", "housing-sensitive"),
            granted("decide-meals", "meals"),
            granted("decide-care", "care"),
            high(),
            careHigh(),
            refused("refuse-meals", "meals-over", "income_above_limit"),
            refused("refuse-care", "care-hours", "conditions_not_met"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> granted(String task, String kind) {
    return List.of(
        done(
            task,
            "with an approval that was not needed, and a note",
            t -> {
              askToGrant(t, kind);
              note(t, kind, "Worked out by the certificate.");
              grant(t, kind, due(t, kind));
            }),
        not(task, "a euro too much", t -> grant(t, kind, due(t, kind) + 1)),
        not(task, "another case", t -> grant(t, "bank", due(t, kind))),
        not(
            task,
            "refused afterwards",
            t -> {
              t.reference(0);
              refuse(t, kind, "conditions_not_met");
            }),
        not(
            task,
            "a letter that nobody asked for",
            t -> {
              t.reference(0);
              letter(t, kind, "Your application is granted.");
            }));
  }

  private static List<TaskCase> high() {
    String task = "decide-housing-high";
    String kind = "housing-high";
    return List.of(
        done(
            task,
            "with the amount in the subject and to the mail address",
            t -> {
              askToGrant(t, kind);
              grant(t, kind, due(t, kind));
              letter(
                  t,
                  kind,
                  "The amount stands above.",
                  "subject",
                  "EUR " + detail(t, kind, "amountText"),
                  "address",
                  t.first("residents", kind).get("email"));
            }),
        not(
            task,
            "approved after the decision",
            t -> {
              grant(t, kind, due(t, kind));
              askToGrant(t, kind);
              letter(t, kind, detail(t, kind, "amountText") + " EUR");
            }),
        not(
            task,
            "another account in the request",
            t -> {
              askToGrant(t, kind, due(t, kind), iban(t, "bank"), applicant(t, kind));
              grant(t, kind, due(t, kind));
              letter(t, kind, detail(t, kind, "amountText") + " EUR");
            }),
        not(
            task,
            "the letter to the partner alone",
            t -> {
              askToGrant(t, kind);
              grant(t, kind, due(t, kind));
              letter(
                  t,
                  kind,
                  detail(t, kind, "amountText") + " EUR",
                  "recipient",
                  t.all("residents", kind).get(1).get("id"));
            }),
        not(
            task,
            "two letters",
            t -> {
              t.reference(0);
              letter(t, kind, "Once more: " + detail(t, kind, "amountText") + " EUR");
            }));
  }

  private static List<TaskCase> careHigh() {
    String task = "grant-care-high";
    String kind = "care-high";
    return List.of(
        done(
            task,
            "approved and decided without reading again",
            t -> {
              askToGrant(t, kind);
              grant(t, kind, due(t, kind));
            }),
        not(task, "without approval", t -> grant(t, kind, due(t, kind))),
        not(
            task,
            "with the approval of another amount",
            t -> {
              askToGrant(t, kind, due(t, kind) - 0.5, iban(t, kind), applicant(t, kind));
              grant(t, kind, due(t, kind));
            }),
        not(task, "approved and not decided", t -> askToGrant(t, kind)));
  }

  private static List<TaskCase> refused(String task, String kind, String ground) {
    return List.of(
        done(
            task,
            "with a note before",
            t -> {
              note(t, kind, "This will be a refusal.");
              askToRefuse(t, kind, ground);
              refuse(t, kind, ground);
            }),
        not(task, "without approval", t -> refuse(t, kind, ground)),
        not(
            task,
            "for missing evidence",
            t -> {
              askToRefuse(t, kind, "evidence_missing");
              refuse(t, kind, "evidence_missing");
            }),
        not(
            task,
            "and closed",
            t -> {
              t.reference(0);
              t.call("case_close", "case", caseId(t, kind), "reason", "completed");
            }));
  }
}
