package dev.assize.bench;

import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Institution;
import dev.assize.scheme.OwnerKey;
import dev.assize.scheme.OwnerKey.Power;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a large log under the scheme agent-baseline: cases from the application to the
 * certificate, each followed by three surveillances and two reports on an incident. Nothing is
 * signed; entries are as the reader would have left them.
 */
final class RegisterLog {

  static final int PRODUCERS = 5_000;
  private static final int EVALUATORS = 50;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String OWNER = "owner.example";

  private final SigningKey owner = SigningKey.generate(OWNER, KeyType.ED25519);
  private final Lots lots;
  private final boolean tied;
  private final Scheme scheme;
  private final ResourceDescriptor schemeName;
  private final ResourceDescriptor some = ResourceDescriptor.of("some", digest("some"));
  private final List<Entry> pending = new ArrayList<>();
  private long index;
  private int cases;
  private Instant now = START;

  /** Who takes the entries as they come, and says whom the lottery draws. */
  interface Lots {
    void take(Entry entry);

    /**
     * @param labs as many are to be drawn
     */
    Lot draw(Digest application, Cause cause, Digest call, List<String> labs, Instant now);
  }

  /** Who was drawn, by which checkpoint. */
  record Lot(String checkpoint, List<String> evaluators) {}

  /**
   * @param tied whether parties have owners, two producers one of them, and producers disclose
   *     themselves anew with each application
   */
  RegisterLog(Path root, Lots lots, boolean tied) {
    this.lots = lots;
    this.tied = tied;
    Scheme shipped = Scheme.load(root.resolve("schemes"), "agent-baseline");
    Institution rules = shipped.institution();
    if (rules == null) {
      throw new IllegalStateException("agent-baseline says nothing on certificates");
    }
    scheme =
        new Scheme(
            shipped.apiVersion(),
            shipped.kind(),
            shipped.metadata(),
            shipped.alpha(),
            shipped.tiers(),
            shipped.requirements(),
            shipped.analysis(),
            new Institution(
                List.of(new OwnerKey(owner.verifier().toString(), EnumSet.allOf(Power.class))),
                rules.tiers(),
                rules.rules(),
                rules.clocks(),
                rules.changes(),
                rules.independence(),
                rules.evaluators(),
                rules.concentration(),
                rules.ladder()),
            shipped.sources());
    schemeName = ResourceDescriptor.of("agent-baseline", scheme.digest());
  }

  Rules rules() {
    return new Rules(List.of(scheme));
  }

  /** The time that the log has reached. */
  Instant now() {
    return now;
  }

  /** The next entries, about as many. */
  List<Entry> next(int count) {
    if (index == 0) {
      found();
    }
    while (pending.size() < count) {
      now = now.plus(Duration.ofMinutes(1));
      certify("producer-" + cases % PRODUCERS, "agent-" + cases, cases++);
    }
    List<Entry> entries = List.copyOf(pending);
    pending.clear();
    return entries;
  }

  private void found() {
    for (int i = 0; i < EVALUATORS; i++) {
      party("lab-" + i, Office.EVALUATOR);
    }
    party("reviewer", Office.REVIEWER);
    party("decider", Office.DECIDER);
    for (int i = 0; i < PRODUCERS; i++) {
      disclose("producer-" + i);
      if (tied && i % 2 == 0) {
        disclose(house("producer-" + i));
      }
    }
  }

  private void party(String name, Office office) {
    disclose(name);
    if (tied) {
      disclose(house(name));
    }
    Digest test =
        add(
            key(name),
            some,
            new ProficiencyPredicate(
                name,
                ProficiencyPredicate.SetUp.OWN,
                null,
                null,
                digest("key"),
                "agent-baseline",
                Tier.GENERAL,
                List.of(),
                List.of(),
                new ProficiencyPredicate.Scores(3, 3, 1, 0, 0, 0),
                new ProficiencyPredicate.Calibration(1, 1, "0.8", "0.9", "0.95"),
                true,
                now));
    add(
        owner.verifier().hex(),
        keyOf(name),
        new RecognitionPredicate(
            schemeName,
            office,
            name,
            List.of(Tier.values()),
            test,
            now.plus(Duration.ofDays(36_500)),
            now));
  }

  private void disclose(String name) {
    add(
        key(name),
        keyOf(name),
        new DisclosurePredicate(
            name,
            tied && !name.startsWith("house-")
                ? List.of(new Stake(house(name), new BigDecimal("0.6")))
                : List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            harness(name),
            now));
  }

  /** Who owns a party; two producers belong to one. */
  private static String house(String party) {
    String[] parts = party.split("-", -1);
    return parts[0].equals("producer")
        ? "house-of-producer-" + Integer.parseInt(parts[1]) / 2
        : "house-of-" + party;
  }

  private static ResourceDescriptor harness(String name) {
    return ResourceDescriptor.of("harness of " + name, digest("harness of " + name));
  }

  private void certify(String producer, String agent, int number) {
    ResourceDescriptor subject = ResourceDescriptor.of(agent, digest(agent));
    if (tied) {
      disclose(producer);
    }
    Digest application =
        add(
            key(producer),
            subject,
            new ApplicationPredicate(
                producer,
                schemeName,
                Tier.GENERAL,
                "answers mail",
                null,
                List.of(),
                null,
                null,
                now));
    Digest escrow =
        add(
            owner.verifier().hex(),
            subject,
            new EscrowPredicate(application, producer, new Money("1200.00", "EUR"), now));
    List<String> labs = List.of("lab-" + number % EVALUATORS, "lab-" + (number + 1) % EVALUATORS);
    Lot lot = lots.draw(application, Cause.ESCROW, escrow, labs, now);
    Digest draw = draw(application, subject, Cause.ESCROW, escrow, lot);
    List<Digest> outcomes = examine(application, draw, subject, lot.evaluators());
    Digest review =
        add(
            key("reviewer"),
            subject,
            new ReviewPredicate(
                application, "reviewer", outcomes, ReviewPredicate.Result.ACCEPTED, "", now));
    Digest certificate =
        add(
            key("decider"),
            subject,
            new DecisionPredicate(
                application,
                "decider",
                Decision.GRANTED,
                outcomes,
                List.of(),
                review,
                List.of(),
                now.plus(Duration.ofDays(365)),
                "as measured",
                now));
    follow(application, certificate, subject, producer, "lab-" + (number + 2) % EVALUATORS);
  }

  /** The later life, at the same time: what follows takes as long as if it came later. */
  private void follow(
      Digest application,
      Digest certificate,
      ResourceDescriptor subject,
      String producer,
      String lab) {
    Digest first = incident(certificate, subject, producer, null);
    incident(certificate, subject, producer, first);
    Digest call = certificate;
    for (int i = 0; i < 3; i++) {
      Lot lot = lots.draw(application, Cause.SURVEILLANCE, call, List.of(lab), now);
      Digest draw = draw(application, subject, Cause.SURVEILLANCE, call, lot);
      Digest outcome = examine(application, draw, subject, lot.evaluators()).getFirst();
      String drawn = lot.evaluators().getFirst();
      call =
          add(
              key(drawn),
              subject,
              new SurveillancePredicate(certificate, drawn, outcome, Conformity.CONFORMS, now));
    }
  }

  private Digest incident(
      Digest certificate, ResourceDescriptor subject, String producer, @Nullable Digest follows) {
    return add(
        key(producer),
        subject,
        new IncidentPredicate(
            certificate,
            follows == null ? IncidentPredicate.Report.INITIAL : IncidentPredicate.Report.FULL,
            follows,
            IncidentPredicate.Severity.MINOR,
            now,
            now,
            "it nearly happened",
            List.of(),
            now));
  }

  private Digest draw(
      Digest application, ResourceDescriptor subject, Cause cause, Digest call, Lot lot) {
    return add(
        owner.verifier().hex(),
        subject,
        new AssignmentPredicate(
            application,
            cause,
            call,
            lot.checkpoint(),
            lot.evaluators(),
            now.plus(Duration.ofDays(30)),
            now));
  }

  private List<Digest> examine(
      Digest application, Digest draw, ResourceDescriptor subject, List<String> labs) {
    long plans = index;
    for (String lab : labs) {
      add(
          key(lab),
          subject,
          new PlanPredicate(
              digest("plan " + index),
              lab,
              schemeName,
              Tier.GENERAL,
              List.of("behaviour"),
              "00000000000000000000000000000000",
              now,
              now.plus(Duration.ofDays(30))));
    }
    long first = index + labs.size();
    for (int i = 0; i < labs.size(); i++) {
      add(
          key(labs.get(i)),
          subject,
          new CommitmentPredicate(application, draw, digest("entry " + (first + i)), now));
    }
    List<Digest> outcomes = new ArrayList<>();
    for (int i = 0; i < labs.size(); i++) {
      outcomes.add(add(key(labs.get(i)), subject, outcome(labs.get(i), plans + i)));
    }
    return outcomes;
  }

  private ExaminationPredicate outcome(String lab, long plan) {
    return new ExaminationPredicate(
        new ExaminationPredicate.SealedPlan("log.example", plan, digest("plan " + plan)),
        lab,
        ExaminationPredicate.Access.BLACK_BOX,
        schemeName,
        Tier.GENERAL,
        new ExaminationPredicate.Instruments(null, some, List.of(some), null),
        new ExaminationPredicate.Coverage(10, 10, 0, 0),
        Conformity.CONFORMS,
        List.of(),
        List.of(),
        new ExaminationPredicate.Evidence(some.sha256(), 1),
        List.of(),
        now,
        now);
  }

  private Digest add(String signer, ResourceDescriptor subject, Predicate says) {
    Digest id = digest("entry " + index);
    Entry entry = new Entry(index++, id, Set.of(signer), subject, says);
    pending.add(entry);
    lots.take(entry);
    return id;
  }

  private static String key(String party) {
    return digest("key of " + party).hex();
  }

  private static ResourceDescriptor keyOf(String party) {
    return ResourceDescriptor.of(party, Digest.of(HexFormat.of().parseHex(key(party))));
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(StandardCharsets.UTF_8));
  }
}
