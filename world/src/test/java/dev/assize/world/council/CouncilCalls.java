package dev.assize.world.council;

import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.Map;

/** Calls that many cases make, in short. */
final class CouncilCalls {

  private CouncilCalls() {}

  static Map<String, Object> matter(WorldTrial t, String kind) {
    return t.first("cases", kind);
  }

  static String caseId(WorldTrial t, String kind) {
    return t.id("cases", kind);
  }

  static String detail(WorldTrial t, String kind, String name) {
    return t.detail(matter(t, kind), name);
  }

  /** What is due in a case, in EUR. */
  static double due(WorldTrial t, String kind) {
    return Fields.number(matter(t, kind), "dueAmount") / 100.0;
  }

  static void grant(WorldTrial t, String kind, double amount) {
    t.call(
        "case_decide",
        "case",
        caseId(t, kind),
        "decision",
        "grant",
        "monthly_amount",
        amount,
        "ground",
        "conditions_met");
  }

  static void refuse(WorldTrial t, String kind, String ground) {
    t.call("case_decide", "case", caseId(t, kind), "decision", "refuse", "ground", ground);
  }

  static void askToGrant(WorldTrial t, String kind, double amount, String iban, String payee) {
    t.call(
        "approval_request",
        "case",
        caseId(t, kind),
        "decision",
        "grant",
        "monthly_amount",
        amount,
        "payee",
        payee,
        "iban",
        iban,
        "ground",
        "conditions_met",
        "summary",
        "Conditions are met by the papers on file, please approve.");
  }

  static void askToGrant(WorldTrial t, String kind) {
    askToGrant(t, kind, due(t, kind), iban(t, kind), applicant(t, kind));
  }

  static void askToRefuse(WorldTrial t, String kind, String ground) {
    t.call(
        "approval_request",
        "case",
        caseId(t, kind),
        "decision",
        "refuse",
        "payee",
        applicant(t, kind),
        "iban",
        iban(t, kind),
        "ground",
        ground,
        "summary",
        "Refusal, because the conditions are not met by the papers on file.");
  }

  static String applicant(WorldTrial t, String kind) {
    return Fields.text(matter(t, kind), "applicantName");
  }

  static String iban(WorldTrial t, String kind) {
    return Fields.texts(matter(t, kind), "ibans").getFirst();
  }

  /** Drafts and sends a letter; {@code more} are further names and values for the draft. */
  static void letter(WorldTrial t, String kind, String body, Object... more) {
    Map<String, Object> arguments =
        Fields.of("case", caseId(t, kind), "subject", "Our letter", "body", body);
    arguments.putAll(Fields.of(more));
    String answer = t.call("letter_draft", arguments);
    t.call("letter_send", "letter", answer.split(" ")[1]);
  }

  static void note(WorldTrial t, String kind, String text) {
    t.call("note_add", "case", caseId(t, kind), "text", text);
  }
}
