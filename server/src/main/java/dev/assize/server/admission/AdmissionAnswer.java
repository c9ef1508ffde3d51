package dev.assize.server.admission;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.ConditionToMeet;
import dev.assize.gate.policy.Decision.MissingFact;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import dev.assize.server.decision.Told;
import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered to an API server.
 *
 * @param allowed whether the object may be
 * @param message why not, for the person at kubectl; empty if it may
 * @param warnings what that person should know, each in one short line
 * @param audit what the cluster's audit log is to keep
 */
record AdmissionAnswer(
    boolean allowed, String message, List<String> warnings, Map<String, String> audit) {

  private static final int FORBIDDEN = 403;
  private static final int LONGEST_WARNING = 250; // the API server cuts them at 256
  private static final int LONGEST_MESSAGE = 8_000;
  private static final int FACTS_NAMED = 3;

  /** Copies the collections. */
  AdmissionAnswer {
    warnings = List.copyOf(warnings);
    audit = Map.copyOf(audit);
  }

  /** It may be, for a reason that only the audit log hears. */
  static AdmissionAnswer passed(String why) {
    return new AdmissionAnswer(true, "", List.of(), Map.of("answer", "notDecided", "why", why));
  }

  /** It may not be, whatever the policy says. */
  static AdmissionAnswer refused(String subject, List<String> why) {
    List<String> lines = why.stream().map(AdmissionAnswer::plain).toList();
    String message =
        "Assize does not let in " + plain(subject) + ":\n  " + String.join("\n  ", lines);
    return new AdmissionAnswer(
        false, message, List.of(), Map.of("answer", "notTheAgent", "why", lines.getFirst()));
  }

  /** What pods' authors wrote goes to somebody's terminal. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }

  /** What the gate says. */
  static AdmissionAnswer of(String agent, Told told) {
    Decision decision = told.decision();
    boolean allowed = decision.answer().letsIn();
    return new AdmissionAnswer(
        allowed,
        allowed ? "" : message(agent, decision),
        decision.conditions().stream().map(AdmissionAnswer::warning).toList(),
        audit(agent, told));
  }

  private static String message(String agent, Decision decision) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Assize does not let in the agent %s: %s by the policy %s %s"
            .formatted(
                agent,
                decision.answer().words(),
                decision.policy().name(),
                decision.policy().version()));
    for (Reason reason : decision.reasons()) {
      if (reason.standing() == Standing.APPLIES) {
        lines.add("  " + reason.clause() + ": " + reason.say());
        lines.add("    Why: " + reason.why());
        if (reason.remedy() != null) {
          lines.add("    What to do: " + reason.remedy());
        }
      }
    }
    lines.addAll(notKnown(decision));
    return String.join("\n", lines);
  }

  /** One look at a register can leave all that it says unknown, so only the first are named. */
  private static List<String> notKnown(Decision decision) {
    Map<NotKnown, List<MissingFact>> byCause = new EnumMap<>(NotKnown.class);
    decision
        .missing()
        .forEach(fact -> byCause.computeIfAbsent(fact.cause(), c -> new ArrayList<>()).add(fact));
    List<String> lines = new ArrayList<>();
    byCause.forEach((cause, facts) -> {
      int more = facts.size() - FACTS_NAMED;
      lines.add(
          "  Not known, because %s: %s%s"
              .formatted(
                  cause.words(),
                  facts.stream()
                      .limit(FACTS_NAMED)
                      .map(MissingFact::fact)
                      .collect(Collectors.joining(", ")),
                  more > 0 ? " and " + more + " more" : ""));
      lines.add("    What to do: " + facts.getFirst().remedy());
    });
    return lines;
  }

  private static String warning(ConditionToMeet condition) {
    return "assize: until %s: %s (%s)"
        .formatted(condition.due(), condition.text(), condition.clause());
  }

  private static Map<String, String> audit(String agent, Told told) {
    Decision decision = told.decision();
    Map<String, String> audit = new TreeMap<>();
    audit.put("answer", decision.answer().words());
    audit.put("agent", agent + " " + told.agent());
    audit.put(
        "policy",
        "%s %s %s"
            .formatted(
                decision.policy().name(), decision.policy().version(), decision.policy().digest()));
    audit.put("until", decision.until().toString());
    audit.put(
        "clauses", String.join(" ", decision.reasons().stream().map(Reason::clause).toList()));
    if (told.certificate() != null) {
      audit.put("certificate", told.certificate().toString());
    }
    if (told.register().checkpoint() != null) {
      audit.put("checkpoint", told.register().checkpoint().toString());
    }
    return audit;
  }

  /** As the API server expects it. */
  JsonNode review(String uid) {
    ObjectNode review = Json.mapper().createObjectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode response = review.putObject("response").put("uid", uid).put("allowed", allowed);
    if (!allowed) {
      response
          .putObject("status")
          .put("code", FORBIDDEN)
          .put("reason", "Forbidden")
          .put("message", shortened(message, LONGEST_MESSAGE));
    }
    if (!warnings.isEmpty()) {
      var list = response.putArray("warnings");
      warnings.forEach(each -> list.add(shortened(each, LONGEST_WARNING)));
    }
    ObjectNode annotations = response.putObject("auditAnnotations");
    new TreeMap<>(audit).forEach(annotations::put);
    return review;
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
