package dev.assize.examination.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.examination.ExaminationFolder;
import dev.assize.examination.SmallExamination;
import dev.assize.examination.evidence.PlanLedger.SealedPlan;
import dev.assize.examination.evidence.PlanLedger.Standing;
import dev.assize.log.audit.LogAudit;
import dev.assize.log.policy.Policy;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.tile.DirectorySource;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.CommitmentPredicate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outcome that is committed to, and published later. */
class CommitmentTest {

  private static final Digest CASE = Digest.of("case".getBytes(StandardCharsets.UTF_8));
  private static final Digest DRAW = Digest.of("draw".getBytes(StandardCharsets.UTF_8));
  private static final Assigned ASSIGNED =
      new Assigned(CASE, DRAW, Instant.parse("2999-01-01T00:00:00Z"));

  @TempDir private Path path;
  private EvaluatorHome home;
  private ExaminationFolder folder;

  @BeforeEach
  void examine() throws Exception {
    home = new EvaluatorHome(path.resolve("home"));
    folder = Published.sealed(home, path.resolve("examination"), SmallExamination.plan(4));
    SmallExamination.run(folder, 1);
  }

  private Verification verify() {
    return new Published(home, folder).verify();
  }

  private List<SealedPlan> plans() {
    PlanLedger ledger = new PlanLedger();
    LogAudit.run(
        new DirectorySource(home.logFolder()),
        CheckpointOpener.of(Policy.ofLogs(home.logKey().verifier())),
        ledger);
    assertThat(ledger.others()).isZero();
    return ledger.plans();
  }

  @Test
  void aCommitmentSaysNothingOfTheOutcomeButItsDigest() throws Exception {
    Bundle commitment = Commitment.commit(folder, ASSIGNED, home.local());

    CommitmentPredicate said = commitment.statement().predicate(CommitmentPredicate.class);
    assertThat(said.application()).isEqualTo(CASE);
    assertThat(said.assignment()).isEqualTo(DRAW);
    assertThat(folder.bytes(Publication.FILE)).isEmpty();
    assertThat(Commitment.commit(folder, ASSIGNED, home.local()).envelope().bytes())
        .isEqualTo(commitment.envelope().bytes());
    Instant now = Instant.now();
    assertThat(plans())
        .singleElement()
        .satisfies(plan -> assertThat(plan.commitment()).isEqualTo(1L))
        .satisfies(plan -> assertThat(plan.standing(now)).isEqualTo(Standing.COMMITTED))
        .satisfies(plan ->
            assertThat(plan.standing(now.plus(PlanSeal.USUAL_TIME).plusSeconds(60)))
                .isEqualTo(Standing.ABANDONED));
  }

  @Test
  void whatWasCommittedToCanBeVerifiedByWhoeverHasTheFolder() throws Exception {
    Commitment.commit(folder, ASSIGNED, home.local());

    Verification verification = verify();

    assertThat(Published.problems(verification)).isEmpty();
    assertThat(verification.checks())
        .extracting(Verification.Check::name)
        .contains("the findings follow from the journal", "the commitment is in a trusted log");
    assertThat(verification.notChecked())
        .anySatisfy(line -> assertThat(line).contains("only committed to"));
  }

  @Test
  void theOutcomeThatIsPublishedIsTheOneThatWasCommittedTo() throws Exception {
    Bundle commitment = Commitment.commit(folder, ASSIGNED, home.local());
    Bundle outcome = Publication.publish(folder, home.local());

    assertThat(Digest.of(outcome.envelope().payload()))
        .isEqualTo(commitment.statement().predicate(CommitmentPredicate.class).outcome());
    Verification verification = verify();
    assertThat(Published.problems(verification)).isEmpty();
    assertThat(verification.checks())
        .extracting(Verification.Check::name)
        .contains("the outcome is the one that was committed to before");
    assertThat(plans())
        .singleElement()
        .satisfies(plan -> assertThat(plan.standing(Instant.now())).isEqualTo(Standing.CONCLUDED));
  }

  @Test
  void anotherOutcomeThanTheOneCommittedToIsNeitherPublishedNorVerified() throws Exception {
    Commitment.commit(folder, ASSIGNED, home.local());
    Path statement = folder.path().resolve(Publication.STATEMENT);
    ExaminationFolder other =
        Published.sealed(home, path.resolve("other"), SmallExamination.plan(4));
    SmallExamination.run(other, 1);
    Publication.publish(other, home.local());
    Files.write(statement, Files.readAllBytes(other.path().resolve(Publication.STATEMENT)));

    assertThatThrownBy(() -> Publication.publish(folder, home.local()))
        .isInstanceOf(UnsealedException.class)
        .hasMessageContaining("another outcome than the one that was committed to");
    assertThat(Published.problems(verify()))
        .anySatisfy(problem ->
            assertThat(problem).contains("another outcome than the one that was committed to"));
  }

  @Test
  void aPublishedOutcomeThatWasSwappedAfterTheCommitmentIsFound() throws Exception {
    Publication.publish(folder, home.local());
    byte[] early = folder.bytes(Publication.FILE).orElseThrow();
    Commitment.commit(folder, ASSIGNED, home.local());
    folder.writeBytes(Publication.FILE, early);

    assertThat(Published.problems(verify()))
        .anySatisfy(problem -> assertThat(problem).contains("does not come after the commitment"));
  }
}
