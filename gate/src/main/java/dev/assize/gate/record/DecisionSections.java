package dev.assize.gate.record;

import dev.assize.gate.fact.English;
import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Decision;
import dev.assize.gate.policy.Decision.FactSeen;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import dev.assize.gate.policy.Waived;
import dev.assize.gate.record.RecordPage.Condition;
import dev.assize.gate.record.RecordPage.Row;
import dev.assize.gate.record.RecordPage.Seen;
import dev.assize.gate.record.RecordPage.Spoken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record says of the decision. Stateless. */
final class DecisionSections {

  private DecisionSections() {}

  static String sentence(Answer answer, String agent, String policy) {
    return switch (answer) {
      case ALLOW -> agent + " may be let in, by the policy " + policy + ".";
      case ALLOW_WITH_CONDITIONS ->
          agent + " may be let in, by the policy " + policy + ", if the conditions below are met.";
      case DENY -> agent + " may not be let in, by the policy " + policy + ".";
      case UNKNOWN ->
          "By the policy "
              + policy
              + " it cannot be said whether "
              + agent
              + " may be let in. So it is not let in.";
    };
  }

  static String style(Answer answer) {
    return switch (answer) {
      case ALLOW, ALLOW_WITH_CONDITIONS -> "conforms";
      case DENY -> "does-not-conform";
      case UNKNOWN -> "inconclusive";
    };
  }

  static List<Row> decided(Decision decision, @Nullable String asker, String use) {
    List<Row> rows = new ArrayList<>();
    RecordSections.add(
        rows,
        "Policy",
        "%s %s, %s"
            .formatted(
                decision.policy().name(), decision.policy().version(), decision.policy().digest()));
    RecordSections.add(rows, "Decided on", decision.at().toString());
    RecordSections.add(rows, "Holds until", decision.until() + "; then it has to be decided anew");
    RecordSections.add(rows, "On behalf of", asker == null ? "nobody said" : asker);
    RecordSections.add(rows, "Use", use);
    return rows;
  }

  static List<Spoken> clauses(Decision decision) {
    return decision.reasons().stream().map(DecisionSections::spoken).toList();
  }

  private static Spoken spoken(Reason reason) {
    return new Spoken(
        Plain.text(reason.clause()),
        switch (reason.standing()) {
          case APPLIES -> applies(reason);
          case WAIVED -> "would deny, and is waived";
          case OPEN -> "cannot be settled";
          case FAILS -> "would let in, and does not apply";
        },
        reason.standing() == Standing.APPLIES
            ? style(reason.effect().answer())
            : reason.standing() == Standing.OPEN ? "inconclusive" : "not-assessed",
        Plain.text(reason.say()),
        Plain.text(String.join("; ", reason.facts().stream().map(DecisionSections::fact).toList())),
        Plain.text(reason.why()),
        reason.remedy() == null ? "" : Plain.text(reason.remedy()));
  }

  private static String applies(Reason reason) {
    return switch (reason.effect()) {
      case ALLOW -> "applies: lets in";
      case CONDITION -> "applies: gives a condition";
      case UNKNOWN -> "applies: leaves it open";
      case DENY -> "applies: denies";
    };
  }

  private static String fact(FactSeen seen) {
    Fact fact = FactList.at(FactList.index(seen.fact()));
    Object value = seen.value();
    return value == null ? seen.fact() + " is not known" : English.of(fact, value);
  }

  static List<Row> missing(Decision decision) {
    return decision.missing().stream()
        .map(each ->
            new Row(
                each.fact(),
                Plain.text(
                    "not known, because %s%s. %s"
                        .formatted(
                            each.cause().words(),
                            each.detail() == null ? "" : " (" + each.detail() + ")",
                            each.remedy()))))
        .toList();
  }

  static List<Condition> conditions(Decision decision) {
    return decision.conditions().stream()
        .map(each ->
            new Condition(
                each.due().toString(),
                Plain.text(each.text()),
                Plain.text(
                    each.clause() + (each.waiver() == null ? "" : ", waiver " + each.waiver()))))
        .toList();
  }

  static List<Row> waivers(List<Waived> waived, List<String> refused) {
    List<Row> rows = new ArrayList<>();
    waived.forEach(each ->
        RecordSections.add(
            rows,
            "Lifts " + Plain.text(each.clause()),
            "%s, until %s, %s".formatted(each.reason(), each.until(), each.waiver())));
    refused.forEach(line -> RecordSections.add(rows, "Without effect", line));
    return rows;
  }

  static List<Seen> evidence(Decision decision) {
    return decision.evidence().stream()
        .map(each ->
            new Seen(
                Plain.text(each.what()),
                each.place() == null ? "" : Plain.text(each.place()),
                each.digest() == null ? "" : each.digest().toString(),
                Plain.age(each.age())))
        .toList();
  }
}
