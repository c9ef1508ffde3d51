package dev.assize.examination.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.Findings;
import dev.assize.examination.Plan;
import dev.assize.examination.SmallExamination;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has the keys can sign anything. What is signed must still follow from the evidence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DishonestEvaluatorTest {

  @TempDir private static Path path;
  private Published original;
  private Published published;

  @BeforeAll
  void examine() throws Exception {
    original = Published.in(path, SmallExamination.plan(4));
  }

  @BeforeEach
  void copy(@TempDir Path copy) {
    published = original.copy(copy);
  }

  @Test
  void aBetterVerdictThanTheEvidenceGivesIsFound() throws Exception {
    signAnew(predicate -> predicate.put("verdict", "CONFORMS"));
    assertProblem("the signed outcome is not what the evidence gives");
  }

  @Test
  void moreTrialsThanTheEvidenceGivesAreFound() throws Exception {
    signAnew(predicate -> ((ObjectNode) predicate.at("/claims/0")).put("trials", 1_000));
    assertProblem("the signed outcome is not what the evidence gives");
  }

  @Test
  void findingsThatDoNotFollowFromTheJournalAreFound() throws Exception {
    ExaminationFolder folder = published.folder();
    ObjectNode findings = Json.mapper().valueToTree(folder.findings());
    findings.put("verdict", "CONFORMS");
    folder.writeFindings(Json.mapper().treeToValue(findings, Findings.class));
    Publication.publish(folder, published.home().local());
    assertProblem("findings.json: the verdict is CONFORMS, but the evidence gives");
  }

  @Test
  void aSeedThatTheLogDidNotGiveIsFound() throws Exception {
    Plan plan = published.folder().plan().draw(new Seed("13".repeat(32)));
    published.folder().writePart("plan.json", plan);
    republish();
    assertProblem("its seed is not the one that the log's checkpoint gives");
  }

  @Test
  void aLaterCheckpointOfTheLogGivesTheSameSeedAndNoOther() throws Exception {
    EvaluatorHome home = published.home();
    Bundle seal = Bundle.parse(Files.readAllBytes(published.file("seal.json")));
    Bundle later = new Bundle(seal.envelope(), home.local().log().append(seal.envelope().bytes()));
    assertThat(later.proof().checkpoint()).isNotEqualTo(seal.proof().checkpoint());
    assertThat(SeedDraw.from(later, home.policy()))
        .isEqualTo(SeedDraw.from(seal, home.policy()))
        .isEqualTo(published.folder().plan().seed());

    LogProof proof = later.proof();
    String newest = Base64.getEncoder().encodeToString(proof.checkpoint().bytes());
    Bundle chosen =
        new Bundle(seal.envelope(), new LogProof(newest, proof.inclusion(), proof.checkpoint()));
    assertThatThrownBy(() -> SeedDraw.from(chosen, home.policy()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("not the one whose last entry is the plan");
    assertThatThrownBy(() ->
            SeedDraw.from(
                new Bundle(seal.envelope(), new LogProof(proof.inclusion(), proof.checkpoint())),
                home.policy()))
        .hasMessageContaining("lacks the checkpoint");
  }

  @Test
  void aLogCannotGiveASecondSeedBySigningAnotherCheckpointForThePlan() throws Exception {
    SigningKey log = published.home().logKey();
    Bundle seal = Bundle.parse(Files.readAllBytes(published.file("seal.json")));
    Checkpoint own = SignedCheckpoint.parse(seal.proof().extraBytes()).checkpoint();
    for (Checkpoint other :
        List.of(
            new Checkpoint(own.origin(), own.size() + 1, own.root()),
            new Checkpoint(own.origin(), own.size(), Hash.EMPTY_TREE),
            new Checkpoint(own.origin(), own.size(), own.root(), List.of("once more")))) {
      String extra = Base64.getEncoder().encodeToString(SignedCheckpoint.sign(other, log).bytes());
      Bundle changed =
          new Bundle(
              seal.envelope(),
              new LogProof(extra, seal.proof().inclusion(), seal.proof().checkpoint()));
      assertThatThrownBy(() -> SeedDraw.from(changed, published.home().policy()))
          .as(other.text())
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("not the one whose last entry is the plan");
    }
  }

  @Test
  void attacksInAnotherOrderThanTheSeedGivesAreFound() throws Exception {
    ObjectNode plan = Json.mapper().valueToTree(published.folder().plan());
    var attacks = (tools.jackson.databind.node.ArrayNode) plan.at("/lanes/0/attacks");
    attacks.add(attacks.remove(0));
    published.folder().writePart("plan.json", plan);
    republish();
    assertProblem("its attacks are not in the order that the seed gives");
  }

  @Test
  void trialsThatBeganBeforeThePlanWasSealedAreFound() throws Exception {
    signAnew(
        predicate -> predicate.put("startedAt", Instant.now().minusSeconds(86_400).toString()));
    assertProblem("before the plan was sealed at");
  }

  @Test
  void trialsThatEndedAfterTheOutcomeWasDueAreFound() throws Exception {
    signAnew(
        predicate -> predicate.put("endedAt", Instant.now().plusSeconds(31 * 86_400).toString()));
    assertProblem("the last trial ended after the outcome was due");
  }

  @Test
  void theOutcomeOfAnotherSealedPlanIsFound() throws Exception {
    signAnew(predicate -> ((ObjectNode) predicate.get("plan")).put("index", 1));
    assertProblem("the outcome names another plan than the sealed one");
  }

  @Test
  void anOutcomeInAnotherLogThanItsPlanIsFound() throws Exception {
    EvaluatorHome other = new EvaluatorHome(path.resolve("elsewhere"));
    Envelope outcome = outcome().envelope();
    LogProof elsewhere = other.local().publish(outcome);
    published.folder().writeBytes("bundle.json", new Bundle(outcome, elsewhere).bytes());
    Trust both =
        new Trust(
            published.home().trust().evaluators(),
            dev.assize.log.policy.Policy.ofLogs(
                published.home().logKey().verifier(), other.logKey().verifier()));
    assertThat(Published.problems(new FolderVerifier(both, null).verify(published.folder())))
        .anySatisfy(problem ->
            assertThat(problem).contains("does not come after the plan in the plan's log"));
  }

  @Test
  void anOutcomeThatWasLoggedBeforeItsPlanIsFound() throws Exception {
    EvaluatorHome other = new EvaluatorHome(path.resolve("before"));
    Envelope plan = Bundle.parse(Files.readAllBytes(published.file("seal.json"))).envelope();
    Envelope outcome = outcome().envelope();
    LogProof first = other.local().publish(outcome);
    LogProof second = other.local().publish(plan);
    assertThat(first.index()).isLessThan(second.index());
    published.folder().writeBytes("bundle.json", new Bundle(outcome, first).bytes());
    published.folder().writeBytes("seal.json", new Bundle(plan, second).bytes());
    Trust trust = new Trust(published.home().trust().evaluators(), other.local().policy());
    assertThat(Published.problems(new FolderVerifier(trust, null).verify(published.folder())))
        .anySatisfy(problem ->
            assertThat(problem).contains("does not come after the plan in the plan's log"));
  }

  /** Signs and logs a changed outcome. */
  private void signAnew(Consumer<ObjectNode> change) throws Exception {
    Statement honest = outcome().statement();
    ObjectNode predicate = ((ObjectNode) honest.predicate()).deepCopy();
    change.accept(predicate);
    Envelope envelope =
        new Statement(honest.type(), honest.subject(), honest.predicateType(), predicate)
            .sign(published.home().key());
    LogProof proof = published.home().local().publish(envelope);
    published.folder().writeBytes("statement.dsse.json", envelope.bytes());
    published.folder().writeBytes("bundle.json", new Bundle(envelope, proof).bytes());
  }

  /** Lists and signs whatever lies in the folder now. */
  private void republish() throws Exception {
    Publication.publish(published.folder(), published.home().local());
  }

  private Bundle outcome() throws Exception {
    return Bundle.parse(Files.readAllBytes(published.file("bundle.json")));
  }

  private void assertProblem(String text) {
    List<String> problems = Published.problems(published.verify());
    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(text));
  }
}
