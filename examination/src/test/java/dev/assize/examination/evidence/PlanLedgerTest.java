package dev.assize.examination.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Plan;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.evidence.PlanLedger.SealedPlan;
import dev.assize.examination.evidence.PlanLedger.Standing;
import dev.assize.log.audit.LogAudit;
import dev.assize.log.policy.Policy;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.tile.DirectorySource;
import dev.assize.statement.Conformity;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Of three sealed plans the second has an outcome; each test reads its log, or one made of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanLedgerTest {

  private static final int PUBLISHED = 1;
  private static final int OUTCOME = 3;

  @TempDir private static Path path;
  private EvaluatorHome home;
  private List<byte[]> entries;

  @BeforeAll
  void sealThreePlansAndPublishOne() throws Exception {
    home = new EvaluatorHome(path.resolve("home"));
    Plan plan = SmallExamination.plan(4);
    List<ExaminationFolder> folders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      folders.add(Published.sealed(home, path.resolve("examination-" + i), plan));
    }
    SmallExamination.run(folders.get(PUBLISHED), 1);
    Publication.publish(folders.get(PUBLISHED), home.local());
    entries = entries();
  }

  private List<byte[]> entries() {
    List<byte[]> read = new ArrayList<>();
    LogAudit.run(
        new DirectorySource(home.logFolder()),
        CheckpointOpener.of(Policy.ofLogs(home.logKey().verifier())),
        (index, entry) -> read.add(entry));
    return read;
  }

  private static PlanLedger ledger(List<byte[]> entries) {
    PlanLedger ledger = new PlanLedger();
    for (int i = 0; i < entries.size(); i++) {
      ledger.visit(i, entries.get(i));
    }
    return ledger;
  }

  private PlanLedger with(byte[]... further) {
    List<byte[]> all = new ArrayList<>(entries);
    all.addAll(List.of(further));
    return ledger(all);
  }

  private static List<Standing> standings(PlanLedger ledger, Instant now) {
    return ledger.plans().stream().map(plan -> plan.standing(now)).toList();
  }

  @Test
  void plansWithoutOutcomeAreListedUntilTheyAreAbandoned() {
    PlanLedger ledger = ledger(entries);
    Instant now = Instant.now();

    assertThat(entries).hasSize(4);
    assertThat(ledger.plans()).extracting(SealedPlan::index).containsExactly(0L, 1L, 2L);
    assertThat(standings(ledger, now))
        .containsExactly(Standing.OPEN, Standing.CONCLUDED, Standing.OPEN);
    assertThat(standings(ledger, now.plus(PlanSeal.USUAL_TIME).plusSeconds(60)))
        .containsExactly(Standing.ABANDONED, Standing.CONCLUDED, Standing.ABANDONED);
    assertThat(ledger.others()).isZero();
  }

  @Test
  void aPlanSaysWhoIsExaminedByWhomAndWhatCameOfIt() {
    SealedPlan plan = ledger(entries).plans().get(PUBLISHED);

    assertThat(plan.agent()).isEqualTo("fake 1");
    assertThat(plan.evaluator()).isEqualTo(home.publicKey().name());
    assertThat(plan.concludeBy()).isEqualTo(plan.sealedAt().plus(PlanSeal.USUAL_TIME));
    assertThat(plan.outcomes())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.index()).isEqualTo(OUTCOME))
        .satisfies(outcome -> assertThat(outcome.verdict()).isNotEqualTo(Conformity.CONFORMS));
  }

  @Test
  void anOutcomeThatAnotherKeySignedDoesNotCount() {
    SigningKey stranger = SigningKey.generate("stranger", KeyType.ED25519);

    PlanLedger ledger = with(outcome(predicate -> plan(predicate).put("index", 0), stranger));

    assertThat(ledger.plans().getFirst().outcomes()).isEmpty();
    assertThat(ledger.others()).isEqualTo(1);
  }

  @Test
  void aHintOfAnothersKeyDoesNotHelpAStranger() {
    SigningKey stranger = SigningKey.generate("stranger", KeyType.ED25519);
    byte[] signed = outcome(predicate -> plan(predicate).put("index", 0), stranger);
    String lie =
        new String(signed, StandardCharsets.UTF_8)
            .replace(stranger.verifier().hex(), home.publicKey().hex());

    assertThat(with(utf8(lie)).plans().getFirst().outcomes()).isEmpty();
  }

  @Test
  void anOutcomeOfAnotherPlanAtThatPlaceDoesNotCount() {
    String other = "sha256:" + "ab".repeat(32);
    PlanLedger ledger =
        with(
            outcome(predicate -> plan(predicate).put("index", 0).put("digest", other), home.key()),
            outcome(predicate -> plan(predicate).put("index", 77), home.key()),
            outcome(predicate -> plan(predicate).put("index", -1), home.key()));

    assertThat(ledger.plans().getFirst().outcomes()).isEmpty();
    assertThat(ledger.others()).isEqualTo(3);
  }

  @Test
  void twoOutcomesOfOnePlanAreBothListed() {
    PlanLedger ledger =
        with(outcome(predicate -> predicate.put("verdict", "CONFORMS"), home.key()));

    assertThat(ledger.plans().get(PUBLISHED).outcomes())
        .extracting(PlanLedger.Outcome::index)
        .containsExactly(3L, 4L);
    assertThat(ledger.plans().get(PUBLISHED).outcomes().get(1).verdict())
        .isEqualTo(Conformity.CONFORMS);
  }

  @Test
  void aCopyInAnotherEnvelopeIsNoFurtherPlanOrOutcome() {
    PlanLedger ledger = with(respelt(entries.get(0)), respelt(entries.get(OUTCOME)));

    assertThat(ledger.plans()).isEqualTo(ledger(entries).plans());
    assertThat(ledger.others()).isEqualTo(2);
  }

  /** The same payload and signature, without the hint. */
  private static byte[] respelt(byte[] entry) {
    return utf8(
        new String(entry, StandardCharsets.UTF_8)
            .replaceFirst("\"keyid\":\"[0-9a-f]+\"", "\"a\":0"));
  }

  @Test
  void anOutcomeBeforeItsPlanDoesNotCount() {
    List<byte[]> reversed = new ArrayList<>(entries);
    reversed.set(PUBLISHED, entries.get(OUTCOME));
    reversed.set(OUTCOME, entries.get(PUBLISHED));

    assertThat(ledger(reversed).plans()).allSatisfy(plan -> assertThat(plan.outcomes()).isEmpty());
  }

  @Test
  void entriesOfOthersAreCounted() {
    PlanLedger ledger =
        with(
            utf8("hello"),
            new byte[] {0},
            utf8("{}"),
            Envelope.sign("text/plain", utf8("hello"), home.key()).bytes());

    assertThat(ledger.others()).isEqualTo(4);
    assertThat(ledger.plans()).hasSize(3);
  }

  @Test
  void hostileEntriesDoNotStopIt() {
    Statement plan = statement(0);
    List<byte[]> hostile = new ArrayList<>();
    for (String field : plan.predicate().propertyNames()) {
      hostile.add(changed(plan, predicate -> predicate.remove(field)));
      hostile.add(changed(plan, predicate -> predicate.putNull(field)));
      hostile.add(changed(plan, predicate -> predicate.put(field, 7)));
      hostile.add(changed(plan, predicate -> predicate.put(field, "\u001b[2J")));
      hostile.add(changed(plan, predicate -> predicate.putArray(field).addNull()));
      hostile.add(changed(plan, predicate -> predicate.putObject(field)));
    }
    for (String subject :
        List.of(
            "{}",
            "{\"digest\":{}}",
            "{\"digest\":{\"sha512\":\"00\"}}",
            "null",
            "[]",
            "{\"digest\":{\"sha256\":\"zz\"}}",
            "{\"digest\":{\"sha256\":null}}",
            "{\"name\":7,\"digest\":{\"sha256\":\"" + "0".repeat(64) + "\"}}")) {
      String text = new String(Json.canonical(plan), StandardCharsets.UTF_8);
      int from = text.indexOf("\"subject\":[") + "\"subject\":[".length();
      String with = text.substring(0, from) + subject + text.substring(text.indexOf(']', from));
      hostile.add(Envelope.sign(Statement.PAYLOAD_TYPE, utf8(with), home.key()).bytes());
    }
    hostile.addAll(mutations(entries.get(0)));
    hostile.addAll(mutations(entries.get(OUTCOME)));

    PlanLedger ledger = with(hostile.toArray(byte[][]::new));

    assertThat(ledger.plans().subList(0, 3)).isEqualTo(ledger(entries).plans());
    assertThat(ledger.plans())
        .allSatisfy(each -> assertThat(each.standing(Instant.MAX)).isNotNull());
  }

  private static List<byte[]> mutations(byte[] entry) {
    Seed.Random random = new Seed("1e".repeat(32)).random();
    List<byte[]> mutations = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] bytes = entry.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      mutations.add(bytes);
    }
    return mutations;
  }

  private byte[] outcome(Consumer<ObjectNode> change, SigningKey key) {
    return changed(statement(OUTCOME), change, key);
  }

  private byte[] changed(Statement honest, Consumer<ObjectNode> change) {
    return changed(honest, change, home.key());
  }

  private static byte[] changed(Statement honest, Consumer<ObjectNode> change, SigningKey key) {
    ObjectNode predicate = ((ObjectNode) honest.predicate()).deepCopy();
    change.accept(predicate);
    return new Statement(honest.type(), honest.subject(), honest.predicateType(), predicate)
        .sign(key)
        .bytes();
  }

  private Statement statement(int index) {
    return Statement.in(Envelope.parse(entries.get(index)));
  }

  private static ObjectNode plan(ObjectNode predicate) {
    return (ObjectNode) predicate.get("plan");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
