package dev.assize.register;

import dev.assize.register.entry.Entry;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChangeNoticePredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.SanctionPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.intoto.WithdrawalPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes logs for tests. Entries have what {@code EntryReader} would have found: the signers are
 * set, and ids are made of the entries' numbers. Time stands still until it is moved.
 */
public final class Chronicle {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Between the places of entries, so that others fit in between. */
  static final long STRIDE = 8;

  final Scheme scheme;
  final Digest schemeDigest;
  final List<Entry> entries = new ArrayList<>();
  Instant now = START;
  private final String prefix;

  Chronicle(Scheme scheme) {
    this(scheme, "");
  }

  Chronicle(Scheme scheme, String prefix) {
    this.scheme = scheme;
    this.schemeDigest = scheme.digest();
    this.prefix = prefix;
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

  static String key(String party) {
    return Digest.of(("key of " + party).getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
  }

  static ResourceDescriptor keyOf(String party) {
    return ResourceDescriptor.of(party, Digest.of(HexFormat.of().parseHex(key(party))));
  }

  static ResourceDescriptor agent(String name) {
    return ResourceDescriptor.of(name, TestScheme.digest("agent " + name));
  }

  ResourceDescriptor scheme() {
    return ResourceDescriptor.of(scheme.metadata().name(), schemeDigest);
  }

  /** The id of the entry that comes next. */
  Digest nextId() {
    return TestScheme.digest(prefix + "entry " + entries.size());
  }

  Digest add(String signer, ResourceDescriptor subject, Predicate says) {
    return add(Set.of(signer), subject, says);
  }

  Digest add(Set<String> signers, ResourceDescriptor subject, Predicate says) {
    Digest id = nextId();
    entries.add(new Entry((long) entries.size() * STRIDE, id, signers, subject, says));
    return id;
  }

  static String recogniser() {
    return TestScheme.RECOGNISER.verifier().hex();
  }

  static String assigner() {
    return TestScheme.ASSIGNER.verifier().hex();
  }

  static String sanctioner() {
    return TestScheme.SANCTIONER.verifier().hex();
  }

  Digest party(String name) {
    return add(key(name), keyOf(name), disclosure(name));
  }

  DisclosurePredicate disclosure(String name) {
    return new DisclosurePredicate(
        name,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ResourceDescriptor.of("harness of " + name, TestScheme.digest("harness of " + name)),
        now);
  }

  Digest proficiency(String name, boolean passed) {
    return add(
        key(name),
        ResourceDescriptor.of("proficiency.json", nextId()),
        new ProficiencyPredicate(
            name,
            ProficiencyPredicate.SetUp.OWN,
            null,
            null,
            nextId(),
            "usual 1.0.0",
            Tier.GENERAL,
            List.of("office"),
            List.of(),
            new ProficiencyPredicate.Scores(1, 1, 1, 0, 0, 0),
            new ProficiencyPredicate.Calibration(40, 39, "0.8", "0.99", "0.95"),
            passed,
            now));
  }

  Digest recognise(Office office, String party) {
    Digest test = office == Office.EVALUATOR ? proficiency(party, true) : null;
    return add(recogniser(), keyOf(party), recognition(office, party, test));
  }

  RecognitionPredicate recognition(Office office, String party, @Nullable Digest test) {
    return new RecognitionPredicate(
        scheme(),
        office,
        party,
        List.of(Tier.GENERAL, Tier.SENSITIVE),
        test,
        now.plus(Duration.ofDays(3_650)),
        now);
  }

  Digest apply(String producer, String agent, @Nullable Digest supersedes) {
    return add(
        key(producer),
        agent(agent),
        new ApplicationPredicate(
            producer,
            scheme(),
            Tier.GENERAL,
            "answers mail",
            null,
            List.of(),
            null,
            supersedes,
            now));
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
            List.of("behaviour"),
            "00000000000000000000000000000000",
            now,
            now.plus(Duration.ofDays(30))));
  }

  private Digest planDigest(long index) {
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
    return new ExaminationPredicate(
        new ExaminationPredicate.SealedPlan("log.example", plan * STRIDE, planDigest(plan)),
        evaluator,
        ExaminationPredicate.Access.PROGRAM,
        scheme(),
        Tier.GENERAL,
        new ExaminationPredicate.Instruments(null, some, List.of(some), null),
        new ExaminationPredicate.Coverage(10, 10, 0, 0),
        verdict,
        List.of(),
        List.of(),
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
    return scheme.institution().tiers().get(Tier.GENERAL).validity();
  }

  /** A whole case of lab-0 and lab-1, from the application to the certificate. */
  Granted grant(
      String producer, String agent, @Nullable Digest supersedes, Condition... conditions) {
    Digest application = apply(producer, agent, supersedes);
    Digest escrow = escrow(application, agent);
    List<String> labs = List.of("lab-0", "lab-1");
    Digest draw = draw(application, agent, Cause.ESCROW, escrow, "lab-0", "lab-1");
    List<Digest> outcomes =
        examine(application, draw, agent, labs, List.of(Conformity.CONFORMS, Conformity.CONFORMS));
    Digest review = review(application, agent, outcomes);
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
    Digest draw = draw(granted.application(), granted.agent(), Cause.SURVEILLANCE, call, lab);
    Digest outcome =
        examine(granted.application(), draw, granted.agent(), List.of(lab), List.of(verdict))
            .getFirst();
    return add(
        key(lab),
        agent(granted.agent()),
        new SurveillancePredicate(granted.certificate(), lab, outcome, verdict, now));
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

  Digest appeal(String signer, Digest against, String agent, AppealPredicate.Stage stage) {
    return add(key(signer), agent(agent), new AppealPredicate(against, stage, "grounds", now));
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

  Digest downgrade(
      String evaluator, DowngradePredicate.State state, @Nullable Instant distrustedAfter) {
    return add(
        recogniser(),
        keyOf(evaluator),
        new DowngradePredicate(
            scheme(), evaluator, state, distrustedAfter, "EVA-8", List.of(), null, now));
  }

  Register at(Instant time) {
    return Register.at(entries, new dev.assize.register.entry.Rules(List.of(scheme)), time);
  }

  Register now() {
    return at(now);
  }
}
