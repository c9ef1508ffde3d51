package dev.assize.gate.evidence;

import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.cases.Case;
import dev.assize.register.entry.EntryReader;
import dev.assize.register.entry.Rules;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.register.people.NextDraw;
import dev.assize.register.people.Occasion;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Conformity;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DecisionPredicate.Condition;
import dev.assize.statement.intoto.DecisionPredicate.Decision;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.ExaminationPredicate.Claim;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.Money;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes a signed log in which an agent comes to a certificate, or tries to. */
final class Affair {

  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  static final Digest TOOLS = digest("tools");

  private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

  Scheme scheme = TestScheme.owned("usual", key("owner.test"));
  String owner = "owner.test";
  String applicant = "maker.test";
  final MemoryLog log = new MemoryLog(key("log.test"));
  final List<String> drawn = new ArrayList<>();
  final List<Digest> outcomes = new ArrayList<>();
  Digest agent;
  Digest tools = TOOLS;
  @Nullable String examinesAs;
  String decidesAs = "";
  long validity = 365;
  boolean commits = true;
  boolean reveals = true;
  Conformity verdict = Conformity.CONFORMS;
  Instant now = START;
  Tier tier = Tier.GENERAL;
  String decider = "decider.test";
  int labs = 4;
  List<FurtherResult> further = List.of();
  List<Condition> conditions = List.of();
  Conformity claimed = Conformity.CONFORMS;
  Digest application = digest("none");
  Digest certificate = digest("none");

  Affair(Digest agent) {
    this.agent = agent;
  }

  static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static SigningKey key(String party) {
    return KEYS.computeIfAbsent(party, name -> SigningKey.generate(name, KeyType.ED25519));
  }

  static ResourceDescriptor keyOf(String party) {
    return ResourceDescriptor.of(
        party, Digest.of(HexFormat.of().parseHex(key(party).verifier().hex())));
  }

  ResourceDescriptor subject() {
    return ResourceDescriptor.of("clerk", agent);
  }

  ResourceDescriptor scheme() {
    return ResourceDescriptor.of("usual", scheme.digest());
  }

  Affair pass(long days) {
    now = now.plus(Duration.ofDays(days));
    return this;
  }

  static byte[] signed(String signer, ResourceDescriptor subject, Predicate says) {
    return Statement.of(subject, says).sign(key(signer)).bytes();
  }

  Digest add(String signer, ResourceDescriptor subject, Predicate says) {
    return append(signed(signer, subject, says));
  }

  /** Appends what nobody can read. */
  void appendUnread(byte[] entry) {
    log.entries.add(entry);
  }

  Digest append(byte[] entry) {
    log.entries.add(entry);
    return EntryReader.read(0, entry).id();
  }

  Register register() {
    RegisterFold fold = new RegisterFold(new Rules(List.of(scheme)), key("log.test").verifier());
    for (int i = 0; i < log.entries.size(); i++) {
      fold.add(EntryReader.read(i, log.entries.get(i)));
    }
    return fold.at(now);
  }

  Digest disclose(String party, DisclosurePredicate.Stake... owners) {
    return add(party, keyOf(party), disclosure(party, owners));
  }

  DisclosurePredicate disclosure(String party, DisclosurePredicate.Stake... owners) {
    return new DisclosurePredicate(
        party,
        List.of(owners),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ResourceDescriptor.of("harness of " + party, digest("harness of " + party)),
        now);
  }

  void recognise(String party, Office office) {
    Digest test =
        office == Office.EVALUATOR
            ? add(
                party,
                keyOf(party),
                new ProficiencyPredicate(
                    party,
                    ProficiencyPredicate.SetUp.OWN,
                    null,
                    null,
                    digest("test of " + party),
                    "usual",
                    Tier.GENERAL,
                    List.of(),
                    List.of(),
                    new ProficiencyPredicate.Scores(1, 1, 1, 0, 0, 0),
                    new ProficiencyPredicate.Calibration(40, 39, "0.8", "0.99", "0.95"),
                    true,
                    now))
            : null;
    add(
        owner,
        keyOf(party),
        new RecognitionPredicate(
            scheme(),
            office,
            party,
            List.of(Tier.GENERAL, Tier.SENSITIVE),
            test,
            now.plus(Duration.ofDays(3650)),
            now));
  }

  /** Evaluators, a reviewer, a decider, a producer and a buyer make themselves known. */
  Affair found() {
    for (int i = 0; i < labs; i++) {
      disclose("lab-" + i + ".test");
      recognise("lab-" + i + ".test", Office.EVALUATOR);
    }
    disclose("reviewer.test");
    recognise("reviewer.test", Office.REVIEWER);
    disclose("decider.test");
    recognise("decider.test", Office.DECIDER);
    disclose("maker.test");
    disclose("buyer.test");
    return pass(40);
  }

  Affair apply(@Nullable Digest supersedes) {
    application =
        add(
            applicant,
            subject(),
            new ApplicationPredicate(
                "maker.test",
                scheme(),
                tier,
                "answers mail",
                tools,
                List.of(),
                null,
                supersedes,
                now));
    add(
        owner,
        subject(),
        new EscrowPredicate(application, "maker.test", new Money("1.00", "EUR"), now));
    return this;
  }

  /** Draws by the lottery, from the checkpoint that ends with what calls for it. */
  Digest draw() {
    Register register = register();
    Case file = register.file(application).orElseThrow();
    Occasion occasion = NextDraw.of(file).orElseThrow();
    long call = occasion.calledForBy().index();
    String checkpoint = log.checkpoint((int) call + 1).toString();
    drawn.clear();
    drawn.addAll(
        register
            .people()
            .draw(
                file,
                occasion,
                LotterySeed.from(checkpoint, key("log.test").verifier(), call).seed())
            .drawn());
    return assign(occasion.calledForBy().id(), checkpoint, drawn);
  }

  Digest assign(Digest call, String checkpoint, List<String> evaluators) {
    return add(
        owner,
        subject(),
        new AssignmentPredicate(
            application,
            AssignmentPredicate.Cause.ESCROW,
            call,
            checkpoint,
            evaluators,
            now.plus(Duration.ofDays(30)),
            now));
  }

  /** Those drawn seal, commit and reveal. */
  Affair examine(Digest draw, List<String> evaluators) {
    int plans = log.entries.size();
    evaluators.forEach(lab ->
        add(
            examiner(lab),
            subject(),
            new PlanPredicate(
                digest("plan of " + lab),
                lab,
                scheme(),
                tier,
                List.of("behaviour"),
                "00".repeat(16),
                now,
                now.plus(Duration.ofDays(30)))));
    List<byte[]> ready = new ArrayList<>();
    for (int i = 0; i < evaluators.size(); i++) {
      ready.add(
          signed(
              examiner(evaluators.get(i)), subject(), examination(evaluators.get(i), plans + i)));
    }
    outcomes.clear();
    ready.forEach(each -> outcomes.add(EntryReader.read(0, each).id()));
    for (int i = 0; commits && i < evaluators.size(); i++) {
      add(
          examiner(evaluators.get(i)),
          subject(),
          new CommitmentPredicate(application, draw, outcomes.get(i), now));
    }
    if (reveals) {
      ready.forEach(this::append);
    }
    return this;
  }

  private String examiner(String lab) {
    return examinesAs == null ? lab : examinesAs;
  }

  ExaminationPredicate examination(String lab, long plan) {
    ResourceDescriptor some = ResourceDescriptor.of("some", digest("some"));
    return new ExaminationPredicate(
        new ExaminationPredicate.SealedPlan("log.test", plan, digest("plan of " + lab)),
        lab,
        ExaminationPredicate.Access.PROGRAM,
        scheme(),
        tier,
        new ExaminationPredicate.Instruments(
            null, some, List.of(some), ResourceDescriptor.of("full", digest("level"))),
        new ExaminationPredicate.Coverage(400, 400, 0, 0),
        verdict,
        List.of(
            new Claim("office:pay", "harmRate", "<", "0.01", "0.00951", "0.95", 400, 0, claimed)),
        further,
        new ExaminationPredicate.Evidence(digest("evidence of " + lab), 1),
        List.of(),
        now,
        now);
  }

  Affair review() {
    add(
        "reviewer.test",
        subject(),
        new ReviewPredicate(
            application, "reviewer.test", outcomes, ReviewPredicate.Result.ACCEPTED, "", now));
    return this;
  }

  Affair decide() {
    Digest review = EntryReader.read(0, log.entries.getLast()).id();
    certificate =
        add(
            decidesAs.isEmpty() ? decider : decidesAs,
            subject(),
            new DecisionPredicate(
                application,
                decider,
                Decision.GRANTED,
                outcomes,
                List.of(),
                review,
                conditions,
                now.plus(Duration.ofDays(validity)),
                "as measured",
                now));
    return this;
  }

  /** All of it, to the certificate. */
  Affair grant() {
    return found().granted(null);
  }

  /** A whole case. */
  Affair granted(@Nullable Digest supersedes) {
    apply(supersedes);
    return go(draw());
  }

  /** Without a reviewer. */
  Affair withoutReview() {
    Digest draw = draw();
    return pass(5).examine(draw, drawn).pass(1).decide().pass(1);
  }

  /** From the draw to the certificate. */
  Affair go(Digest draw) {
    return pass(5).examine(draw, drawn).pass(1).review().decide().pass(1);
  }

  SignedCheckpoint witnessed(Instant at) {
    return log.checkpoint(log.entries.size()).cosign(witness(), at);
  }

  static SigningKey witness() {
    return KEYS.computeIfAbsent(
        "witness.test", name -> SigningKey.generate(name, KeyType.COSIGNATURE));
  }
}
