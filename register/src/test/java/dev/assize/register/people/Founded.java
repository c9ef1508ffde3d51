package dev.assize.register.people;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.RegisterFold;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Clocks;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.Scheme;
import dev.assize.scheme.Terms;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A register with evaluators, a reviewer and a decider, and a log whose checkpoints are signed. */
final class Founded {

  static final SigningKey OWNER = SigningKey.generate("owner.example", KeyType.ED25519);
  static final SigningKey LOG = SigningKey.generate("log.example", KeyType.ED25519);

  final Scheme scheme =
      new Scheme(
          "assize/v1",
          "Scheme",
          new Scheme.Metadata("usual", "1.0.0", "usual", "owner.example"),
          0.05,
          Map.of(),
          List.of(),
          null,
          new Institution(
              List.of(
                  new OwnerKey(OWNER.verifier().toString(), Set.of(Power.RECOGNISE, Power.ASSIGN))),
              Map.of(
                  Tier.GENERAL,
                  new Terms(List.of("behaviour"), "reduced", 2, 2, days(365), days(90), days(30))),
              List.of(),
              new Clocks(
                  days(30), days(75), days(42), days(100), 3, days(365), days(3), days(14), days(7),
                  days(30), days(730)),
              Map.of(),
              Given.independence(),
              Given.evaluators(),
              Given.concentration(),
              List.of()),
          Map.of());

  final RegisterFold fold = new RegisterFold(new Rules(List.of(scheme)), LOG.verifier());
  long index;
  Instant now = Given.START;

  /** What is verified of the checkpoints in the next entries before the fold has them. */
  @Nullable QuotedCheckpoint quoted;

  Founded() {
    for (int i = 0; i < 4; i++) {
      disclose(new Disclosed("lab-" + i));
      recognise("lab-" + i, Office.EVALUATOR);
    }
    for (Office office : List.of(Office.REVIEWER, Office.DECIDER)) {
      String name = office == Office.REVIEWER ? "reviewer" : "decider";
      disclose(new Disclosed(name));
      recognise(name, office);
    }
    disclose(new Disclosed("maker"));
    now = now.plus(days(40));
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  static String key(String party) {
    return Given.digest("key of " + party).hex();
  }

  private static ResourceDescriptor keyOf(String party) {
    return ResourceDescriptor.of(party, Digest.of(HexFormat.of().parseHex(key(party))));
  }

  ResourceDescriptor scheme() {
    return ResourceDescriptor.of("usual", scheme.digest());
  }

  Digest id(long at) {
    return Given.digest("entry " + at);
  }

  Digest add(String signer, ResourceDescriptor subject, Predicate says) {
    Digest id = id(index);
    fold.add(new Entry(index, id, Set.of(signer), subject, says, quoted));
    index++;
    return id;
  }

  String owner() {
    return OWNER.verifier().hex();
  }

  Digest disclose(Disclosed disclosed) {
    var says = disclosed.build();
    return add(key(says.party()), keyOf(says.party()), says);
  }

  void recognise(String party, Office office) {
    Digest test =
        add(
            key(party),
            keyOf(party),
            new ProficiencyPredicate(
                party,
                ProficiencyPredicate.SetUp.OWN,
                null,
                null,
                id(index),
                "usual",
                Tier.GENERAL,
                List.of(),
                List.of(),
                new ProficiencyPredicate.Scores(1, 1, 1, 0, 0, 0),
                new ProficiencyPredicate.Calibration(40, 39, "0.8", "0.99", "0.95"),
                true,
                now));
    add(
        owner(),
        keyOf(party),
        new RecognitionPredicate(
            scheme(), office, party, List.of(Tier.GENERAL), test, now.plus(days(3650)), now));
  }

  ResourceDescriptor agent(String name) {
    return ResourceDescriptor.of(name, Given.digest(name));
  }

  Digest apply(String agent, String purpose) {
    return add(
        key("maker"),
        agent(agent),
        new ApplicationPredicate(
            "maker", scheme(), Tier.GENERAL, purpose, null, List.of(), null, null, now));
  }

  Digest fund(Digest application, String agent, String payer) {
    return add(
        owner(),
        agent(agent),
        new EscrowPredicate(application, payer, new Money("1.00", "EUR"), now));
  }

  /** The checkpoint whose last entry is that. */
  String checkpoint(long last) {
    return SignedCheckpoint.sign(
            new Checkpoint("log.example", last + 1, Hash.leaf(new byte[] {(byte) last})), LOG)
        .toString();
  }

  Digest assign(Digest application, String agent, long call, String checkpoint, List<String> labs) {
    return assign(application, agent, Cause.ESCROW, call, checkpoint, labs);
  }

  Digest assign(
      Digest application,
      String agent,
      Cause cause,
      long call,
      String checkpoint,
      List<String> labs) {
    return add(
        owner(),
        agent(agent),
        new AssignmentPredicate(
            application, cause, id(call), checkpoint, labs, now.plus(days(30)), now));
  }

  /** What these evaluators find after a draw: plans, commitments, outcomes. */
  List<Digest> examine(Digest application, Digest draw, String agent, List<String> labs) {
    long plans = index;
    labs.forEach(lab -> seal(agent, lab));
    return reveal(application, draw, agent, labs, plans, Conformity.CONFORMS);
  }

  /** Commitments and outcomes of evaluators who have sealed their plans from there on. */
  List<Digest> reveal(
      Digest application,
      Digest draw,
      String agent,
      List<String> labs,
      long plans,
      Conformity last) {
    long outcomes = index + labs.size();
    for (int i = 0; i < labs.size(); i++) {
      add(
          key(labs.get(i)),
          agent(agent),
          new CommitmentPredicate(application, draw, id(outcomes + i), now));
    }
    List<Digest> ids = new ArrayList<>();
    for (int i = 0; i < labs.size(); i++) {
      boolean isLast = i == labs.size() - 1;
      ids.add(report(agent, labs.get(i), plans + i, isLast ? last : Conformity.CONFORMS));
    }
    return ids;
  }

  void seal(String agent, String lab) {
    add(
        key(lab),
        agent(agent),
        new PlanPredicate(
            Given.digest("plan " + index),
            lab,
            scheme(),
            Tier.GENERAL,
            List.of("behaviour"),
            "00".repeat(16),
            now,
            now.plus(days(30))));
  }

  Digest report(String agent, String lab, long plan) {
    return report(agent, lab, plan, Conformity.CONFORMS);
  }

  private Digest report(String agent, String lab, long plan, Conformity verdict) {
    return add(
        key(lab),
        agent(agent),
        new ExaminationPredicate(
            new ExaminationPredicate.SealedPlan("log.example", plan, Given.digest("plan " + plan)),
            lab,
            ExaminationPredicate.Access.PROGRAM,
            scheme(),
            Tier.GENERAL,
            new ExaminationPredicate.Instruments(
                null, scheme(), List.of(scheme()), ResourceDescriptor.of("full", Given.SCHEME)),
            new ExaminationPredicate.Coverage(10, 10, 0, 0),
            verdict,
            List.of(),
            List.of(),
            new ExaminationPredicate.Evidence(id(index), 1),
            List.of(),
            now,
            now.plusMillis(index)));
  }

  Digest review(Digest application, String agent, List<Digest> outcomes) {
    return add(
        key("reviewer"),
        agent(agent),
        new ReviewPredicate(
            application, "reviewer", outcomes, ReviewPredicate.Result.ACCEPTED, "", later()));
  }

  Digest grant(Digest application, String agent, List<Digest> outcomes, Digest review) {
    return add(
        key("decider"),
        agent(agent),
        new DecisionPredicate(
            application,
            "decider",
            Decision.GRANTED,
            outcomes,
            List.of(),
            review,
            List.of(),
            later().plus(days(300)),
            "as measured",
            later()));
  }

  private Instant later() {
    return now.plus(days(1));
  }
}
