package dev.assize.register;

import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.ReviewPredicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes logs for tests: entries of a case, up to its decision. */
class CaseAnnals extends Annals {

  /** What evaluators can get at, and what they find beside behaviour, each by its name. */
  Function<String, Examined> further = lab -> Examined.well(terms());

  /** An examination, without that of behaviour. */
  record Examined(
      ExaminationPredicate.Access access,
      @Nullable String observation,
      List<FurtherResult> results) {

    Examined(ExaminationPredicate.Access access, List<FurtherResult> results) {
      this(access, access == ExaminationPredicate.Access.PROGRAM ? "full" : null, results);
    }

    Examined observed(@Nullable String level) {
      return new Examined(access, level, results);
    }

    /** A program of which everything that the scheme asks for was found to be well. */
    static Examined well(Terms terms) {
      List<FurtherResult> results = new ArrayList<>();
      if (terms.examinations().contains("containment")) {
        results.add(result("containment", "default", Conformity.CONFORMS));
      }
      if (terms.examinations().contains("collection")) {
        results.add(result("collection", "as shipped", Conformity.CONFORMS));
      }
      return new Examined(ExaminationPredicate.Access.PROGRAM, results);
    }

    static Examined program(FurtherResult... results) {
      return new Examined(ExaminationPredicate.Access.PROGRAM, List.of(results));
    }

    static Examined service() {
      return new Examined(ExaminationPredicate.Access.BLACK_BOX, List.of());
    }

    static FurtherResult result(String examination, String setting, Conformity finding) {
      return new FurtherResult(
          examination,
          setting,
          finding,
          ResourceDescriptor.of(examination + ".json", TestScheme.digest(examination)));
    }
  }

  CaseAnnals(Scheme scheme, String prefix) {
    super(scheme, prefix);
  }

  Digest apply(String producer, String agent, @Nullable Digest supersedes) {
    return add(
        key(producer),
        agent(agent),
        new ApplicationPredicate(
            producer,
            scheme(),
            Tier.GENERAL,
            "answers mail [record %s]".formatted(truth(agent).hex()),
            null,
            List.of(),
            null,
            supersedes,
            now));
  }

  static Digest truth(String agent) {
    return TestScheme.digest("truth of " + agent);
  }

  /** That a case was a blind test. */
  Digest backCheck(Digest application, String agent, boolean flawed) {
    return add(
        assigner(), agent(agent), new BackCheckPredicate(application, truth(agent), flawed, now));
  }

  Digest escrow(Digest application, String agent) {
    return add(
        assigner(),
        agent(agent),
        new EscrowPredicate(application, "maker", new Money("1200.00", "EUR"), now));
  }

  Digest draw(Digest application, String agent, Cause cause, Digest call, String... evaluators) {
    return add(
        assigner(),
        agent(agent),
        new AssignmentPredicate(
            application,
            cause,
            call,
            "checkpoint",
            List.of(evaluators),
            now.plus(Duration.ofDays(30)),
            now));
  }

  /** Seals a plan, which outcomes name by the number of its entry. */
  Digest plan(String evaluator, String agent) {
    return add(
        key(evaluator),
        agent(agent),
        new PlanPredicate(
            planDigest(entries.size()),
            evaluator,
            scheme(),
            Tier.GENERAL,
            planned(evaluator),
            "00000000000000000000000000000000",
            now,
            now.plus(Duration.ofDays(30))));
  }

  /** What an evaluator can examine of what the scheme asks for. */
  private List<String> planned(String evaluator) {
    return further.apply(evaluator).access() == ExaminationPredicate.Access.PROGRAM
        ? terms().examinations()
        : List.of("behaviour");
  }

  Digest planDigest(long index) {
    return TestScheme.digest(prefix + "plan " + index);
  }

  Digest commit(Digest application, Digest draw, String evaluator, String agent, Digest outcome) {
    return add(
        key(evaluator), agent(agent), new CommitmentPredicate(application, draw, outcome, now));
  }

  Digest outcome(String evaluator, String agent, long plan, Conformity verdict) {
    return add(key(evaluator), agent(agent), examination(evaluator, plan, verdict));
  }

  ExaminationPredicate examination(String evaluator, long plan, Conformity verdict) {
    ResourceDescriptor some = ResourceDescriptor.of("some", TestScheme.digest("some"));
    String observation = further.apply(evaluator).observation();
    return new ExaminationPredicate(
        new ExaminationPredicate.SealedPlan("log.example", plan * STRIDE, planDigest(plan)),
        evaluator,
        further.apply(evaluator).access(),
        scheme(),
        Tier.GENERAL,
        new ExaminationPredicate.Instruments(
            null,
            some,
            List.of(some),
            observation == null
                ? null
                : ResourceDescriptor.of(observation, TestScheme.digest(observation))),
        new ExaminationPredicate.Coverage(10, 10, 0, 0),
        verdict,
        List.of(),
        further.apply(evaluator).results(),
        new ExaminationPredicate.Evidence(TestScheme.digest("evidence"), 1),
        List.of(),
        now,
        now);
  }

  /** The examiners of a draw seal, commit and reveal; the ids of their outcomes. */
  List<Digest> examine(
      Digest application, Digest draw, String agent, List<String> labs, List<Conformity> verdicts) {
    long plans = entries.size();
    labs.forEach(lab -> plan(lab, agent));
    long outcomes = entries.size() + (long) labs.size();
    for (int i = 0; i < labs.size(); i++) {
      commit(
          application,
          draw,
          labs.get(i),
          agent,
          TestScheme.digest(prefix + "entry " + (outcomes + i)));
    }
    List<Digest> ids = new ArrayList<>();
    for (int i = 0; i < labs.size(); i++) {
      ids.add(outcome(labs.get(i), agent, plans + i, verdicts.get(i)));
    }
    return ids;
  }

  Digest review(Digest application, String agent, List<Digest> outcomes) {
    return add(
        key("reviewer"),
        agent(agent),
        new ReviewPredicate(
            application, "reviewer", outcomes, ReviewPredicate.Result.ACCEPTED, "", now));
  }

  Digest decide(
      Digest application,
      String agent,
      Decision decision,
      List<Digest> outcomes,
      List<Digest> dissents,
      @Nullable Digest review,
      List<Condition> conditions) {
    return add(
        key("decider"),
        agent(agent),
        new DecisionPredicate(
            application,
            "decider",
            decision,
            outcomes,
            dissents,
            review,
            conditions,
            decision == Decision.GRANTED ? now.plus(validity()) : null,
            "as measured",
            now));
  }

  private Duration validity() {
    return terms().validity();
  }

  private Terms terms() {
    return scheme.institution().tiers().get(Tier.GENERAL);
  }
}
