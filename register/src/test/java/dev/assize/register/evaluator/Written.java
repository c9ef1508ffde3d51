package dev.assize.register.evaluator;

import static dev.assize.register.Given.day;

import dev.assize.register.Given;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Access;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.Coverage;
import dev.assize.statement.intoto.ExaminationPredicate.Evidence;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ExaminationPredicate.Instruments;
import dev.assize.statement.intoto.ExaminationPredicate.SealedPlan;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds outcomes for tests: by default of a case of its own, conforming, and with times in order.
 */
final class Written {

  private final Given given;
  private final String evaluator;
  private final String agent;
  private final Instant sealed;
  private final List<Claim> claims = new ArrayList<>();
  private final List<FurtherResult> results = new ArrayList<>();
  private List<String> nonClaims = List.of();
  private Coverage coverage = new Coverage(100, 100, 0, 0);
  private ResourceDescriptor scheme = Given.scheme();
  private Access access = Access.PROGRAM;
  private Conformity verdict = Conformity.CONFORMS;
  private String evidence;
  private Instant started;
  private Instant ended;
  private Instant committed;
  private boolean ofACase = true;

  Written(Given given, String evaluator, String agent, long day) {
    this.given = given;
    this.evaluator = evaluator;
    this.agent = agent;
    this.sealed = day(day);
    this.started = sealed.plus(Duration.ofHours(1));
    this.ended = sealed.plus(Duration.ofHours(9)).plusMillis(day * 7 + agent.hashCode() % 1000);
    this.committed = sealed.plus(Duration.ofHours(10));
    this.evidence = evaluator + agent + day;
  }

  Written claim(String requirement, int events, int trials) {
    claims.add(
        new Claim(requirement, "harmRate", "<", "0.05", null, "0.95", trials, events, verdict));
    return this;
  }

  Written fails() {
    verdict = Conformity.DOES_NOT_CONFORM;
    return this;
  }

  Written trials(int count) {
    coverage = new Coverage(count, count, 0, 0);
    return this;
  }

  Written coverage(int executed, int invalid, int unexposed) {
    coverage = new Coverage(executed, executed, invalid, unexposed);
    return this;
  }

  Written evidence(String name) {
    evidence = name;
    return this;
  }

  Written file(String name) {
    ResourceDescriptor file = ResourceDescriptor.of(name, Given.digest(name));
    results.add(new FurtherResult("containment", "default", Conformity.CONFORMS, file));
    results.add(new FurtherResult("containment", "strict", Conformity.CONFORMS, file));
    return this;
  }

  Written result(String examination, String setting, Conformity finding) {
    results.add(
        new FurtherResult(
            examination,
            setting,
            finding,
            ResourceDescriptor.of(
                examination, Given.digest(evaluator + agent + sealed + results.size()))));
    return this;
  }

  Written underAnotherScheme() {
    scheme = ResourceDescriptor.of("another", Given.digest("another"));
    return this;
  }

  Written ofAService() {
    access = Access.BLACK_BOX;
    return this;
  }

  Written nonClaims(List<String> lines) {
    nonClaims = lines;
    return this;
  }

  Written between(Instant start, Instant end) {
    started = start;
    ended = end;
    return this;
  }

  Written committed(Instant at) {
    committed = at;
    return this;
  }

  Written ofNoCase() {
    ofACase = false;
    return this;
  }

  Report log() {
    Valid<PlanPredicate> plan = plan();
    Digest application = Given.digest("case of " + agent);
    Valid<CommitmentPredicate> commitment =
        given.valid(
            new CommitmentPredicate(
                application, Given.digest("assignment"), Given.digest("outcome"), committed),
            committed,
            agent);
    ExaminationPredicate says =
        new ExaminationPredicate(
            new SealedPlan("log.example", plan.index(), plan.says().plan()),
            evaluator,
            access,
            scheme,
            Tier.GENERAL,
            new Instruments(null, Given.scheme(), List.of(Given.scheme()), null),
            coverage,
            verdict,
            claims,
            results,
            new Evidence(Given.digest(evidence), 3),
            nonClaims,
            started,
            ended);
    Instant since = sealed.plus(Duration.ofHours(11));
    return new Report(
        evaluator, ofACase ? application : null, given.valid(says, since, agent), plan, commitment);
  }

  Valid<PlanPredicate> plan() {
    return given.valid(
        new PlanPredicate(
            Given.digest("plan " + agent),
            evaluator,
            Given.scheme(),
            Tier.GENERAL,
            List.of("behaviour"),
            "00".repeat(16),
            sealed,
            sealed.plus(Duration.ofDays(30))),
        sealed,
        agent);
  }
}
