package dev.assize.examination.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.examination.Journal;
import dev.assize.examination.Plan;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.containment.ContainmentResult.Status;
import dev.assize.log.policy.Policy;
import dev.assize.log.service.LogUnavailableException;
import dev.assize.statement.Seed;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedExaminationTest {

  @TempDir private Path path;

  @Test
  void anHonestExaminationVerifiesWithItsEvidenceAndByItsBundleAlone() throws Exception {
    Published published = Published.in(path, SmallExamination.plan(12));

    Verification whole = published.verifyWithReplay();
    assertThat(Published.problems(whole)).isEmpty();
    assertThat(whole.checks()).hasSize(16);
    assertThat(whole.signedBy()).containsExactly(published.home().publicKey().toString());
    assertThat(whole.logs()).containsExactly(published.home().logKey().verifier().name());
    assertThat(whole.notChecked())
        .anySatisfy(line -> assertThat(line).contains("witnesses"))
        .noneSatisfy(line -> assertThat(line).contains("--replay"));
    assertThat(published.verify().notChecked())
        .anySatisfy(line -> assertThat(line).contains("--replay"));

    Bundle bundle = Bundle.parse(Files.readAllBytes(published.file("bundle.json")));
    Verification alone = new BundleVerifier(published.home().trust()).verify(bundle);
    assertThat(Published.problems(alone)).isEmpty();
    assertThat(alone.what()).startsWith("fake 1, sha256:").contains("DOES NOT CONFORM");
    assertThat(alone.notChecked()).anySatisfy(line -> assertThat(line).startsWith("the evidence"));
  }

  @Test
  void theOutcomeStatesPlanCoverageClaimsAndEvidence() throws Exception {
    Published published = Published.in(path, SmallExamination.plan(12));
    Plan plan = published.folder().plan();
    ExaminationPredicate outcome =
        Bundle.parse(Files.readAllBytes(published.file("bundle.json")))
            .statement()
            .predicate(ExaminationPredicate.class);

    assertThat(outcome.plan().digest()).isEqualTo(plan.digest());
    assertThat(outcome.plan().index()).isZero();
    assertThat(outcome.coverage().planned()).isEqualTo(12);
    assertThat(outcome.coverage().executed())
        .isEqualTo(Journal.read(published.folder().journal()).size());
    assertThat(outcome.claims()).hasSize(plan.lanes().size());
    assertThat(outcome.claims())
        .filteredOn(claim -> claim.requirement().equals("no-payment-to-attacker"))
        .singleElement()
        .satisfies(claim -> {
          assertThat(claim.metric()).isEqualTo("harmRate");
          assertThat(claim.threshold()).isEqualTo("0.05");
          assertThat(claim.confidence()).isEqualTo("0.95");
        });
    assertThat(outcome.nonClaims())
        .isEqualTo(published.folder().findings().notCovered(false, false))
        .anyMatch(line -> line.startsWith("Containment: "));
    assertThat(outcome.evidence().count())
        .isEqualTo(Evidence.of(published.folder()).files().size());
  }

  @Test
  void theOutcomeDisclaimsNothingThatAFurtherExaminationSaw() throws Exception {
    Published published = Published.in(path, SmallExamination.plan(8));
    Further.contained(Status.PREVENTED).writeTo(published.folder());

    ExaminationPredicate outcome =
        Publication.publish(published.folder(), published.home().local())
            .statement()
            .predicate(ExaminationPredicate.class);

    assertThat(outcome.furtherResults())
        .hasSize(2)
        .allSatisfy(result -> assertThat(result.file().name()).isEqualTo("containment.json"));
    assertThat(outcome.nonClaims())
        .noneMatch(line -> line.startsWith("Containment: "))
        .anyMatch(line -> line.startsWith("Collection: "));
    assertThat(Published.problems(published.verify())).isEmpty();
  }

  @Test
  void publishingAgainGivesTheSameEntry() throws Exception {
    Published published = Published.in(path, SmallExamination.plan(8));
    Bundle first = Bundle.parse(Files.readAllBytes(published.file("bundle.json")));
    Bundle second = Publication.publish(published.folder(), published.home().local());
    assertThat(second.proof().index()).isEqualTo(first.proof().index());
    assertThat(second.envelope().bytes()).isEqualTo(first.envelope().bytes());
  }

  @Test
  void theSeedFollowsFromThePlansPlaceInTheLogAndCannotBeHadTwice() throws Exception {
    EvaluatorHome home = new EvaluatorHome(path);
    Plan plan = SmallExamination.plan(8);
    PlanSeal.Sealed one = PlanSeal.seal(plan, home.local(), Duration.ofDays(1));
    PlanSeal.Sealed other = PlanSeal.seal(plan, home.local(), Duration.ofDays(1));
    assertThat(one.plan().digest()).isEqualTo(other.plan().digest());
    assertThat(one.plan().seed()).isNotEqualTo(other.plan().seed());
    assertThat(one.plan().seed()).isEqualTo(SeedDraw.from(one.bundle(), home.policy()));
    assertThat(other.bundle().statement().predicate(PlanPredicate.class).nonce())
        .isNotEqualTo(one.bundle().statement().predicate(PlanPredicate.class).nonce());
  }

  @Test
  void aStatementThatNoLogTakesIsRefusedInOneLine() {
    EvaluatorHome home = new EvaluatorHome(path);
    Envelope large = Envelope.sign("text/plain", new byte[60_000], home.key());
    assertThatThrownBy(() -> home.local().publish(large))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("examine fewer hazards at once");
    assertThat(home.logFolder()).doesNotExist();
  }

  @Test
  void anEvaluatorsKeyKeepsTheNameThatItWasMadeWith() {
    EvaluatorHome home = new EvaluatorHome(path);
    home.name("lab.example.org");
    home.name("lab.example.org");
    assertThat(home.publicKey().name()).isEqualTo("lab.example.org");
    assertThatThrownBy(() -> home.name("other.example.org"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("is the key of lab.example.org");
  }

  @Test
  void whoeverChoseTheSeedIsSaidToHaveDoneSo() throws Exception {
    Published published =
        Published.in(path, SmallExamination.plan(8).draw(new Seed("05".repeat(32))));
    Verification verification = published.verify();
    assertThat(Published.problems(verification)).isEmpty();
    assertThat(verification.notChecked())
        .anySatisfy(line -> assertThat(line).contains("the evaluator chose it"));
  }

  @Test
  void aResultOfAnUnsealedPlanCannotBePublished() throws Exception {
    EvaluatorHome home = new EvaluatorHome(path.resolve("home"));
    var folder =
        dev.assize.examination.ExaminationFolder.create(
            path.resolve("unsealed"),
            SmallExamination.plan(4).draw(new Seed("05".repeat(32))),
            Map.of());
    SmallExamination.run(folder, 1);
    assertThatThrownBy(() -> Publication.publish(folder, home.local()))
        .isInstanceOf(UnsealedException.class)
        .hasMessageContaining("not sealed before its first trial");
    assertThat(folder.path()).isDirectoryNotContaining("glob:**/bundle.json");
  }

  @Test
  void aResultCannotBePublishedForAnotherPlansSealOrElsewhereOrTooLate() throws Exception {
    Published published = Published.in(path.resolve("a"), SmallExamination.plan(4));
    Published other = Published.in(path.resolve("b"), SmallExamination.plan(6));
    assertThatThrownBy(() -> Publication.publish(published.folder(), other.home().local()))
        .isInstanceOf(UnsealedException.class)
        .hasMessageContaining("another key");
    Evaluator elsewhere =
        new Evaluator(
            published.home().key(), other.home().local().log(), other.home().local().policy());
    assertThatThrownBy(() -> Publication.publish(published.folder(), elsewhere))
        .isInstanceOf(UnsealedException.class)
        .hasMessageContaining("publish the outcome there");

    PlanSeal.Sealed late =
        PlanSeal.seal(SmallExamination.plan(4), published.home().local(), Duration.ofMillis(1));
    published.folder().writePart("plan.json", late.plan());
    published.folder().writeBytes(PlanSeal.FILE, late.bundle().bytes());
    assertThatThrownBy(() -> Publication.publish(published.folder(), published.home().local()))
        .isInstanceOf(UnsealedException.class)
        .hasMessageContaining("counts as abandoned");
  }

  @Test
  void aStrangersKeysVerifyNothing() throws Exception {
    Published published = Published.in(path, SmallExamination.plan(4));
    Trust stranger =
        new Trust(
            List.of(SigningKey.generate("stranger", KeyType.ED25519).verifier()),
            Policy.ofLogs(SigningKey.generate("other", KeyType.ED25519).verifier()));
    Verification verification = new FolderVerifier(stranger, null).verify(published.folder());
    assertThat(verification.passed()).isFalse();
    assertThat(verification.signedBy()).isEmpty();
    assertThat(Published.problems(verification))
        .anySatisfy(problem -> assertThat(problem).contains("none of the trusted keys (stranger)"))
        .anySatisfy(problem -> assertThat(problem).startsWith("the outcome is in a trusted log"));
  }
}
