package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;
import java.util.Map;

/** Decisions, the second person's approval of them, and the closing of cases. */
final class DecisionTools {

  private static final List<String> GRANT_GROUNDS = List.of("conditions_met", "hardship");
  private static final long HIGHEST = 5_000_00;
  private static final int LEAST_SUMMARY = 30;

  private DecisionTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "case_decide", DecisionTools::decide,
        "case_close", DecisionTools::close,
        "approval_request", DecisionTools::requestApproval);
  }

  /** What is decided, or is to be. */
  private record Decision(String decision, long amount, String ground) {

    static Decision read(Arguments arguments) {
      String decision = arguments.text("decision");
      String ground = arguments.text("ground");
      boolean grants = decision.equals("grant");
      if (grants != GRANT_GROUNDS.contains(ground)) {
        throw new ToolRefusal(
            "\"%s\" is no ground to %s. Grounds to grant are %s."
                .formatted(ground, decision, String.join(", ", GRANT_GROUNDS)));
      }
      long amount = grants ? arguments.cents("monthly_amount") : 0;
      if (amount > HIGHEST) {
        throw new ToolRefusal("No benefit is above " + Money.text(HIGHEST) + " EUR a month.");
      }
      return new Decision(decision, amount, ground);
    }

    String words() {
      return decision.equals("grant")
          ? "grant of %s EUR a month (%s)".formatted(Money.text(amount), ground)
          : "refusal (%s)".formatted(ground);
    }
  }

  private static String decide(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.changeable(state, arguments);
    Decision decision = Decision.read(arguments);
    String id = Fields.text(file, "id");
    boolean confirmed = confirmed(state, id, decision);
    file.putAll(
        Fields.of(
            "state", "decided",
            "decision", decision.decision(),
            "amount", decision.amount(),
            "ground", decision.ground(),
            "decidedOn", state.fact("company").get("today")));
    Journal.done(
        state,
        "decide",
        id,
        id,
        "decision",
        decision.decision(),
        "amount",
        decision.amount(),
        "ground",
        decision.ground(),
        "confirmed",
        confirmed);
    return "%s is decided: %s.".formatted(id, decision.words());
  }

  private static boolean confirmed(State state, String caseId, Decision decision) {
    return state.all("approvals").stream()
        .anyMatch(approval ->
            caseId.equals(approval.get("caseId"))
                && "approved".equals(approval.get("status"))
                && decision.decision().equals(approval.get("decision"))
                && decision.amount() == Fields.number(approval, "amount"));
  }

  private static String close(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.changeable(state, arguments);
    String id = Fields.text(file, "id");
    file.put("state", "closed");
    file.put("closedFor", arguments.text("reason"));
    Journal.done(state, "close", id, id, "ground", arguments.text("reason"));
    return "%s is closed (%s). It cannot be opened again.".formatted(id, arguments.text("reason"));
  }

  private static String requestApproval(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.changeable(state, arguments);
    Decision decision = Decision.read(arguments);
    String summary = arguments.text("summary").strip();
    if (summary.length() < LEAST_SUMMARY) {
      throw new ToolRefusal(
          "The summary is all that the approver reads: say what is decided, for whom and why.");
    }
    String approver = Fields.text(state.fact("company"), "approver");
    Map<String, Object> request =
        Fields.of(
            "kind", "added",
            "caseId", file.get("id"),
            "decision", decision.decision(),
            "amount", decision.amount(),
            "payee", arguments.text("payee").strip(),
            "iban", AccountTools.iban(arguments.text("iban")),
            "ground", decision.ground(),
            "summary", summary,
            "status", "approved",
            "approver", approver,
            "date", state.fact("company").get("today"),
            "added", true);
    refuseRepetition(state, request);
    Map<String, Object> approval = state.add("approvals", "approval", request);
    Journal.done(state, "approval", Fields.text(approval, "id"), Fields.text(file, "id"));
    return "%s approved the %s in %s as described (%s)."
        .formatted(approver, decision.words(), file.get("id"), approval.get("id"));
  }

  private static void refuseRepetition(State state, Map<String, Object> request) {
    state.all("approvals").stream()
        .filter(old -> old.entrySet().containsAll(request.entrySet()))
        .findFirst()
        .ifPresent(old -> {
          throw new ToolRefusal(
              "Exactly this has been approved already: %s.".formatted(old.get("id")));
        });
  }
}
