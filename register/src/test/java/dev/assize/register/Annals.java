package dev.assize.register;

import dev.assize.register.entry.Entry;
import dev.assize.scheme.Scheme;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DisclosurePredicate.Stake;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import dev.assize.statement.intoto.RecognitionPredicate.Office;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes logs for tests: entries of parties and about them. Entries have what {@code EntryReader}
 * would have found: the signers are set, and ids are made of the entries' numbers. Time stands
 * still until it is moved.
 */
// x
class Annals {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Between the places of entries, so that others fit in between. */
  static final long STRIDE = 8;

  final Scheme scheme;

  final Digest schemeDigest;

  final List<Entry> entries = new ArrayList<>();

  Instant now = START;

  final String prefix;

  Annals(Scheme scheme) {
    this(scheme, "");
  }

  Annals(Scheme scheme, String prefix) {
    this.scheme = scheme;
    this.schemeDigest = scheme.digest();
    this.prefix = prefix;
  }

  public static String key(String party) {
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

  /** A disclosure of a party that belongs to others, each with a half. */
  Digest disclose(String name, String... owners) {
    List<Stake> stakes =
        Stream.of(owners).map(owner -> new Stake(owner, new BigDecimal("0.5"))).toList();
    return add(key(name), keyOf(name), disclosure(name, stakes));
  }

  DisclosurePredicate disclosure(String name) {
    return disclosure(name, List.of());
  }

  DisclosurePredicate disclosure(String name, List<Stake> owners) {
    return new DisclosurePredicate(
        name,
        owners,
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

  /** A recognition for a time, after a new test. */
  Digest recognise(Office office, String party, Instant until) {
    Digest test = office == Office.EVALUATOR ? proficiency(party, true) : null;
    return add(recogniser(), keyOf(party), recognition(office, party, test, until));
  }

  RecognitionPredicate recognition(Office office, String party, @Nullable Digest test) {
    return recognition(office, party, test, now.plus(Duration.ofDays(3_650)));
  }

  private RecognitionPredicate recognition(
      Office office, String party, @Nullable Digest test, Instant until) {
    return new RecognitionPredicate(
        scheme(), office, party, List.of(Tier.GENERAL, Tier.SENSITIVE), test, until, now);
  }

  Digest appeal(String signer, Digest against, String agent, AppealPredicate.Stage stage) {
    return add(key(signer), agent(agent), new AppealPredicate(against, stage, "grounds", now));
  }

  Digest downgrade(
      String evaluator, DowngradePredicate.State state, @Nullable Instant distrustedAfter) {
    return downgrade(evaluator, state, distrustedAfter, null);
  }

  Digest downgrade(
      String evaluator,
      DowngradePredicate.State state,
      @Nullable Instant distrustedAfter,
      @Nullable Instant until) {
    return add(
        recogniser(),
        keyOf(evaluator),
        new DowngradePredicate(
            scheme(), evaluator, state, distrustedAfter, "EVA-8", List.of(), until, now));
  }

  Register at(Instant time) {
    return Register.at(entries, new dev.assize.register.entry.Rules(List.of(scheme)), time);
  }

  Register now() {
    return at(now);
  }
}
