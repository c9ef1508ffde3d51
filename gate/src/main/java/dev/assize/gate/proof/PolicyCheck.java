package dev.assize.gate.proof;

import dev.assize.gate.fact.Formula;
import dev.assize.gate.fact.Logic;
import dev.assize.gate.policy.Answer;
import dev.assize.gate.policy.Answers;
import dev.assize.gate.policy.Clause;
import dev.assize.gate.policy.Clause.Effect;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.gate.policy.Invariant;
import dev.assize.gate.proof.Walk.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is wrong with a policy that can be read: rows of its table that do nothing. */
public final class PolicyCheck {

  private final CompiledPolicy policy;
  private final List<Clause> clauses;
  private final boolean[] lifted;
  private final long limit;
  private final List<String> problems = new ArrayList<>();

  private PolicyCheck(CompiledPolicy policy, long limit) {
    this.policy = policy;
    this.clauses = policy.policy().clauses();
    this.lifted = policy.lifted(Set.of());
    this.limit = limit;
  }

  /**
   * Looks for clauses that never apply or never matter, invariants that say nothing, and a policy
   * that lets nobody in.
   *
   * @param limit most steps for each question
   * @return one line per problem, {@code file:line:column: what is wrong}
   * @throws TooManyCellsException if a question is not settled by then
   */
  public static List<String> of(CompiledPolicy policy, long limit) {
    PolicyCheck check = new PolicyCheck(policy, limit);
    check.run();
    return List.copyOf(check.problems);
  }

  private void run() {
    boolean letsIn = exists(policy.formulas(), this::letsIn);
    if (!letsIn) {
      problems.add(policy.place(0) + ": the policy lets nobody in, whatever the facts are");
    }
    for (int i = 0; i < clauses.size(); i++) {
      Clause clause = clauses.get(i);
      if (!canHold(policy.formulas().get(i))) {
        problems.add(policy.place(i) + ": " + clause.id() + " never applies; it can be removed");
      } else if (letsIn || clause.then() == Effect.DENY || clause.then() == Effect.UNKNOWN) {
        checkMatters(i, clause);
      }
    }
    for (int i = 0; i < policy.invariants().size(); i++) {
      Invariant invariant = policy.policy().invariants().get(i);
      if (!canHold(policy.invariants().get(i))) {
        problems.add(
            policy.placeOfInvariant(i)
                + ": "
                + invariant.id()
                + " says nothing: its condition never holds");
      }
    }
  }

  private void checkMatters(int clause, Clause written) {
    if (!exists(policy.formulas(), outcomes -> matters(clause, outcomes))) {
      problems.add(
          policy.place(clause)
              + ": "
              + written.id()
              + " never matters: wherever it applies, "
              + switch (written.then()) {
                case ALLOW -> "another clause lets in as well, or one keeps out";
                case CONDITION -> "another clause keeps the agent out, or none lets it in";
                case UNKNOWN -> "another clause says unknown as well, or one denies";
                case DENY -> "another clause denies as well";
              });
    }
  }

  private Verdict letsIn(int[] outcomes) {
    Answers answers = policy.answers(outcomes, lifted);
    boolean may = answers.has(Answer.ALLOW) || answers.has(Answer.ALLOW_WITH_CONDITIONS);
    boolean mayNot = answers.has(Answer.DENY) || answers.has(Answer.UNKNOWN);
    return may ? mayNot ? Verdict.MAYBE : Verdict.YES : Verdict.NO;
  }

  /** Whether a clause applies, and nothing that is as severe or severer does. */
  private Verdict matters(int clause, int[] outcomes) {
    Effect effect = clauses.get(clause).then();
    Verdict verdict = among(outcomes[clause], Logic.TRUE);
    for (int i = 0; i < clauses.size() && verdict != Verdict.NO; i++) {
      Effect other = clauses.get(i).then();
      boolean rival =
          switch (effect) {
            case DENY -> other == Effect.DENY;
            case UNKNOWN -> other == Effect.DENY || other == Effect.UNKNOWN;
            case CONDITION -> false;
            case ALLOW -> other == Effect.ALLOW;
          };
      if (rival && i != clause) {
        verdict = both(verdict, among(outcomes[i], Logic.FALSE));
      }
    }
    return effect == Effect.ALLOW || effect == Effect.CONDITION
        ? both(verdict, letsIn(outcomes))
        : verdict;
  }

  private static Verdict among(int outcome, int demanded) {
    return (outcome & demanded) == 0
        ? Verdict.NO
        : outcome == demanded ? Verdict.YES : Verdict.MAYBE;
  }

  private static Verdict both(Verdict a, Verdict b) {
    if (a == Verdict.NO || b == Verdict.NO) {
      return Verdict.NO;
    }
    return a == Verdict.YES && b == Verdict.YES ? Verdict.YES : Verdict.MAYBE;
  }

  private boolean canHold(Formula formula) {
    return exists(List.of(formula), outcomes -> among(outcomes[0], Logic.TRUE));
  }

  private boolean exists(List<Formula> formulas, Function<int[], Verdict> goal) {
    return new Walk(formulas, Cells.of(formulas, false), limit).find(Map.of(), goal).isPresent();
  }
}
