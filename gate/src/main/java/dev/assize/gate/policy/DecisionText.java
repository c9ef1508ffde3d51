package dev.assize.gate.policy;

import dev.assize.gate.fact.English;
import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.policy.Decision.ConditionToMeet;
import dev.assize.gate.policy.Decision.EvidenceSeen;
import dev.assize.gate.policy.Decision.FactSeen;
import dev.assize.gate.policy.Decision.MissingFact;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A decision for people. */
public final class DecisionText {

  private DecisionText() {}

  /** The whole decision, one line per element. */
  public static List<String> of(Decision decision) {
    List<String> lines = new ArrayList<>();
    lines.add(first(decision));
    decision.reasons().forEach(reason -> lines.addAll(of(reason)));
    addMissing(decision, lines);
    addRest(decision, lines);
    return lines;
  }

  /**
   * The decision, one line per element, without what could not be settled where that changes
   * nothing: an agent without a certificate is refused by one clause, and a dozen others lack what
   * they ask for.
   */
  public static List<String> brief(Decision decision) {
    List<Reason> settled =
        decision.reasons().stream().filter(each -> each.standing() != Standing.OPEN).toList();
    boolean isDenied =
        decision.answer() == Answer.DENY
            && settled.stream().anyMatch(each -> each.standing() == Standing.APPLIES);
    int open = decision.reasons().size() - settled.size();
    if (!isDenied || open == 0) {
      return of(decision);
    }
    List<String> lines = new ArrayList<>();
    lines.add(first(decision));
    settled.forEach(reason -> lines.addAll(of(reason)));
    lines.add(
        "  Beside that, %d %s not be settled, since %d %s not known: see the decision as JSON."
            .formatted(
                open,
                open == 1 ? "clause could" : "clauses could",
                decision.missing().size(),
                decision.missing().size() == 1 ? "fact is" : "facts are"));
    addRest(decision, lines);
    return lines;
  }

  private static String first(Decision decision) {
    return "%s by %s %s, until %s"
        .formatted(
            decision.answer().words(),
            decision.policy().name(),
            decision.policy().version(),
            decision.until());
  }

  private static void addMissing(Decision decision, List<String> lines) {
    for (MissingFact missing : decision.missing()) {
      lines.add(
          "  Not known: "
              + missing.fact()
              + ", because "
              + missing.cause().words()
              + (missing.detail() == null ? "" : " (" + missing.detail() + ")"));
      lines.add("    " + missing.remedy());
    }
  }

  private static void addRest(Decision decision, List<String> lines) {
    for (ConditionToMeet condition : decision.conditions()) {
      lines.add("  Condition until " + condition.due() + ": " + condition.text());
    }
    for (EvidenceSeen evidence : decision.evidence()) {
      lines.add(
          "  Evidence: %s%s%s, %s old"
              .formatted(
                  evidence.what(),
                  evidence.place() == null ? "" : " " + evidence.place(),
                  evidence.digest() == null ? "" : " " + evidence.digest(),
                  words(evidence.age())));
    }
  }

  private static List<String> of(Reason reason) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + reason.clause()
            + switch (reason.standing()) {
              case APPLIES -> " applies: ";
              case WAIVED -> " would apply and is waived: ";
              case OPEN -> " may apply: ";
              case FAILS -> " does not apply: ";
            }
            + reason.say());
    if (!reason.facts().isEmpty()) {
      lines.add(
          "    Here: "
              + String.join("; ", reason.facts().stream().map(DecisionText::of).toList())
              + ".");
    }
    lines.add("    Why: " + reason.why());
    if (reason.remedy() != null) {
      lines.add("    What to do: " + reason.remedy());
    }
    return lines;
  }

  private static String of(FactSeen seen) {
    Fact fact = FactList.at(FactList.index(seen.fact()));
    Object value = seen.value();
    return value == null ? seen.fact() + " is not known" : English.of(fact, value);
  }

  private static String words(Duration age) {
    if (age.compareTo(Duration.ofDays(2)) >= 0) {
      return age.toDays() + " days";
    }
    return age.compareTo(Duration.ofHours(2)) >= 0
        ? age.toHours() + " hours"
        : age.compareTo(Duration.ofMinutes(2)) >= 0
            ? age.toMinutes() + " minutes"
            : age.toSeconds() + " s";
  }
}
