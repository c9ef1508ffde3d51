package dev.assize.register;

import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes logs for tests: whole cases, and the lives of certificates. */
public final class Chronicle extends CaseAnnals {

  Chronicle(Scheme scheme) {
    this(scheme, "");
  }

  Chronicle(Scheme scheme, String prefix) {
    super(scheme, prefix);
  }

  /**
   * A log in which evaluators lab-0, lab-1, …, a reviewer, a decider and an appeals office work.
   */
  static Chronicle founded(Scheme scheme, int labs) {
    Chronicle log = new Chronicle(scheme);
    for (int i = 0; i < labs; i++) {
      log.party("lab-" + i);
      log.recognise(Office.EVALUATOR, "lab-" + i);
    }
    log.party("reviewer");
    log.recognise(Office.REVIEWER, "reviewer");
    log.party("decider");
    log.recognise(Office.DECIDER, "decider");
    log.party("court");
    log.recognise(Office.APPEALS, "court");
    log.party("maker");
    return log;
  }

  Chronicle pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** A whole case of lab-0 and lab-1, from the application to the certificate. */
  Granted grant(
      String producer, String agent, @Nullable Digest supersedes, Condition... conditions) {
    return grant(producer, agent, supersedes, () -> {}, conditions);
  }

  /** A whole case in which something happens between the review and the decision. */
  Granted grant(
      String producer,
      String agent,
      @Nullable Digest supersedes,
      Runnable meanwhile,
      Condition... conditions) {
    Digest application = apply(producer, agent, supersedes);
    Digest escrow = escrow(application, agent);
    List<String> labs = List.of("lab-0", "lab-1");
    Digest draw = draw(application, agent, Cause.ESCROW, escrow, "lab-0", "lab-1");
    List<Digest> outcomes =
        examine(application, draw, agent, labs, List.of(Conformity.CONFORMS, Conformity.CONFORMS));
    Digest review = review(application, agent, outcomes);
    meanwhile.run();
    Digest certificate =
        decide(
            application, agent, Decision.GRANTED, outcomes, List.of(), review, List.of(conditions));
    return new Granted(application, producer, agent, certificate, outcomes);
  }

  /**
   * A case that ended well.
   *
   * @param certificate id of the decision
   */
  record Granted(
      Digest application,
      String producer,
      String agent,
      Digest certificate,
      List<Digest> outcomes) {}

  /** A draw, an outcome, and the evaluator's report of it. */
  Digest survey(Granted granted, Digest call, String lab, Conformity verdict) {
    return survey(granted, call, lab, verdict, verdict);
  }

  /** The same, of an outcome that is said to come to something else than its verdict. */
  Digest survey(Granted granted, Digest call, String lab, Conformity verdict, Conformity result) {
    Digest draw = draw(granted.application(), granted.agent(), Cause.SURVEILLANCE, call, lab);
    Digest outcome =
        examine(granted.application(), draw, granted.agent(), List.of(lab), List.of(verdict))
            .getFirst();
    return add(
        key(lab),
        agent(granted.agent()),
        new SurveillancePredicate(granted.certificate(), lab, outcome, result, now));
  }

  Digest remedy(Granted granted) {
    return add(
        key(granted.producer()),
        agent(granted.agent()),
        new RemediationPredicate(
            granted.certificate(), "we mend it", now.plus(Duration.ofDays(20)), now));
  }

  /** Draw and outcomes for a restoration, called for by a remediation. */
  List<Digest> reexamine(Granted granted, Digest remediation, List<Conformity> verdicts) {
    List<String> labs = List.of("lab-0", "lab-1");
    Digest draw =
        draw(
            granted.application(),
            granted.agent(),
            Cause.RESTORATION,
            remediation,
            "lab-0",
            "lab-1");
    return examine(granted.application(), draw, granted.agent(), labs, verdicts);
  }

  Digest restore(Granted granted, List<Digest> outcomes) {
    return add(
        key("decider"),
        agent(granted.agent()),
        new RestorationPredicate(granted.certificate(), "decider", outcomes, "mended", now));
  }

  Digest withdraw(Granted granted, WithdrawalPredicate.Grounds grounds) {
    String signer = grounds == WithdrawalPredicate.Grounds.HOLDER ? granted.producer() : "decider";
    return add(
        key(signer),
        agent(granted.agent()),
        new WithdrawalPredicate(granted.certificate(), grounds, List.of(), "so it is", now));
  }

  Digest sanction(Granted granted, String rung, @Nullable Digest scope, @Nullable Instant until) {
    return add(
        sanctioner(),
        agent(granted.agent()),
        new SanctionPredicate(
            scheme(),
            granted.certificate(),
            granted.producer(),
            rung,
            "APP-1",
            List.of(),
            scope,
            until,
            null,
            "so it is",
            now));
  }

  /** A sanction of a producer as such. */
  Digest sanctionHouse(String producer, String rung, @Nullable Instant until) {
    return add(
        sanctioner(),
        keyOf(producer),
        new SanctionPredicate(
            scheme(),
            null,
            producer,
            rung,
            "APP-1",
            List.of(),
            null,
            until,
            null,
            "so it is",
            now));
  }

  Digest incident(
      String signerKey,
      Granted granted,
      IncidentPredicate.Report report,
      @Nullable Digest follows,
      IncidentPredicate.Severity severity,
      Instant awareAt) {
    return add(
        signerKey,
        agent(granted.agent()),
        new IncidentPredicate(
            granted.certificate(),
            report,
            follows,
            severity,
            awareAt,
            awareAt,
            "it happened",
            List.of(),
            now));
  }

  Digest change(Granted granted, ChangeNoticePredicate.ChangeClass change, Instant changedAt) {
    return add(
        key(granted.producer()),
        agent(granted.agent()),
        new ChangeNoticePredicate(
            granted.certificate(), change, null, null, "another model", changedAt, now));
  }
}
