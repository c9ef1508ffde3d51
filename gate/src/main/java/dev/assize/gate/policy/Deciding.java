package dev.assize.gate.policy;

import dev.assize.gate.fact.Fact;
import dev.assize.gate.fact.FactList;
import dev.assize.gate.fact.Facts;
import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.gate.policy.Decision.ConditionToMeet;
import dev.assize.gate.policy.Decision.EvidenceSeen;
import dev.assize.gate.policy.Decision.FactSeen;
import dev.assize.gate.policy.Decision.MissingFact;
import dev.assize.gate.policy.Decision.PolicyName;
import dev.assize.gate.policy.Decision.Reason;
import dev.assize.gate.policy.Decision.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One decision. */
final class Deciding {

  /** How far clocks of evidence may be ahead of ours. */
  private static final Duration EARLIEST = Duration.ofMinutes(-5);

  private static final String DEFAULT_SAY =
      "Nobody is let in unless a clause of the policy says so.";
  private static final String DEFAULT_WHY =
      "What nobody has thought of must not open the door by itself.";

  private final CompiledPolicy compiled;
  private final Policy policy;
  private final Facts given;
  private final Map<String, Waived> waived = new HashMap<>();
  private final long[] codes;
  private final @Nullable NotKnown[] aged = new @Nullable NotKnown[FactList.size()];
  private final BitSet looked;
  private final int[] outcomes;

  Deciding(CompiledPolicy compiled, Facts given, List<Waived> waivers) {
    this.compiled = compiled;
    this.policy = compiled.policy();
    this.given = given;
    waivers.forEach(waiver -> waived.putIfAbsent(waiver.clause(), waiver));
    codes = given.codes();
    looked = compiled.facts();
    for (int fact = looked.nextSetBit(0); fact >= 0; fact = looked.nextSetBit(fact + 1)) {
      forgetIfTooOld(fact);
    }
    List<Formula> formulas = compiled.formulas();
    outcomes = new int[formulas.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = formulas.get(i).evaluate(codes);
    }
  }

  private void forgetIfTooOld(int fact) {
    Duration limit = policy.maxAge().of(FactList.at(fact).source());
    Duration age = given.age(fact);
    if (age == null || codes[fact] == Fact.NOT_KNOWN) {
      return;
    }
    if (age.compareTo(EARLIEST) < 0) {
      aged[fact] = NotKnown.UNVERIFIED;
      codes[fact] = Fact.NOT_KNOWN;
    } else if (limit != null && age.compareTo(limit) > 0) {
      aged[fact] = NotKnown.STALE;
      codes[fact] = Fact.NOT_KNOWN;
    }
  }

  Decision decide() {
    Answer answer = compiled.answers(outcomes, compiled.lifted(waived.keySet())).only();
    List<Reason> reasons = new ArrayList<>();
    List<ConditionToMeet> conditions = new ArrayList<>();
    BitSet missing = new BitSet();
    Instant until = given.at().plus(policy.validFor());
    for (int i = 0; i < outcomes.length; i++) {
      Clause clause = policy.clauses().get(i);
      Standing standing = standing(i, clause);
      if (bears(clause.then(), standing, answer)) {
        reasons.add(reason(i, clause, standing));
      }
      if (standing == Standing.OPEN) {
        compiled
            .formulas()
            .get(i)
            .forEachFact(fact -> missing.set(fact, missing.get(fact) || isMissing(fact)));
      }
      if (answer.letsIn() && standing != Standing.FAILS) {
        Waived waiver = standing == Standing.WAIVED ? waived.get(clause.id()) : null;
        until = waiver != null && waiver.until().isBefore(until) ? waiver.until() : until;
        addCondition(clause, waiver, conditions);
      }
    }
    if (answer == Answer.DENY && reasons.stream().noneMatch(Deciding::denies)) {
      addDefault(reasons);
    }
    reasons.sort(Comparator.comparing(Reason::effect).reversed());
    return new Decision(
        answer,
        new PolicyName(policy.metadata().name(), policy.metadata().version(), compiled.digest()),
        given.at(),
        until,
        reasons,
        conditions,
        missing(missing),
        evidence());
  }

  private static boolean denies(Reason reason) {
    return reason.effect() == Effect.DENY && reason.standing() == Standing.APPLIES;
  }

  private Standing standing(int i, Clause clause) {
    if (outcomes[i] == Logic.FALSE) {
      return Standing.FAILS;
    }
    if (outcomes[i] == Logic.UNKNOWN) {
      return Standing.OPEN;
    }
    return clause.waivable() && waived.containsKey(clause.id())
        ? Standing.WAIVED
        : Standing.APPLIES;
  }

  /** What lets in is of no interest once the agent is kept out, unless its being open is why. */
  private static boolean bears(Effect effect, Standing standing, Answer answer) {
    return switch (standing) {
      case FAILS -> false;
      case WAIVED -> true;
      case OPEN -> !answer.letsIn() && (effect != Effect.ALLOW || answer == Answer.UNKNOWN);
      case APPLIES -> answer.letsIn() || effect == Effect.DENY || effect == Effect.UNKNOWN;
    };
  }

  private void addDefault(List<Reason> reasons) {
    reasons.add(
        new Reason(
            Decision.DEFAULT,
            Effect.DENY,
            Standing.APPLIES,
            DEFAULT_SAY,
            DEFAULT_WHY,
            "See to it that one of the clauses that let in applies.",
            List.of()));
    for (int i = 0; i < outcomes.length; i++) {
      Clause clause = policy.clauses().get(i);
      if (clause.then() == Effect.ALLOW) {
        reasons.add(reason(i, clause, Standing.FAILS));
      }
    }
  }

  private Reason reason(int i, Clause clause, Standing standing) {
    List<FactSeen> facts = new ArrayList<>();
    compiled
        .formulas()
        .get(i)
        .forEachFact(fact ->
            facts.add(
                new FactSeen(
                    FactList.at(fact).name(), isMissing(fact) ? null : given.value(fact))));
    return new Reason(
        clause.id(), clause.then(), standing, clause.say(), clause.why(), clause.remedy(), facts);
  }

  private boolean isMissing(int fact) {
    return codes[fact] == Fact.NOT_KNOWN;
  }

  private void addCondition(
      Clause clause, @Nullable Waived waiver, List<ConditionToMeet> conditions) {
    if (waiver != null) {
      conditions.add(
          new ConditionToMeet(
              clause.id(), "Waived: " + waiver.reason(), waiver.until(), waiver.waiver()));
    } else if (clause.condition() != null && clause.within() != null) {
      conditions.add(
          new ConditionToMeet(
              clause.id(), clause.condition(), given.at().plus(clause.within()), null));
    }
  }

  private List<MissingFact> missing(BitSet missing) {
    return missing.stream().mapToObj(this::missing).toList();
  }

  private MissingFact missing(int index) {
    Fact fact = FactList.at(index);
    NotKnown aging = aged[index];
    if (aging == null) {
      return new MissingFact(fact.name(), given.cause(index), given.detail(index), fact.remedy());
    }
    return aging == NotKnown.STALE
        ? new MissingFact(
            fact.name(),
            aging,
            "%s old, and the policy takes at most %s"
                .formatted(given.age(index), policy.maxAge().of(fact.source())),
            fact.remedy())
        : new MissingFact(
            fact.name(), aging, "it speaks for a time that has not come", "Check the clocks.");
  }

  private List<EvidenceSeen> evidence() {
    List<Provenance> seen = new ArrayList<>(); // few, so that looking is quicker than hashing
    for (int fact = looked.nextSetBit(0); fact >= 0; fact = looked.nextSetBit(fact + 1)) {
      Provenance provenance = given.provenance(fact);
      if (provenance != null && !seen.contains(provenance)) {
        seen.add(provenance);
      }
    }
    List<EvidenceSeen> evidence = new ArrayList<>(seen.size());
    for (Provenance one : seen) {
      evidence.add(
          new EvidenceSeen(
              one.what(), one.digest(), one.place(), Duration.between(one.at(), given.at())));
    }
    return evidence;
  }
}
