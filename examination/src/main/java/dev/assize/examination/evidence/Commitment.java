package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.dsse.EnvelopeException;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Commits to outcomes before they are published, so that no evaluator of a case can follow another.
 */
public final class Commitment {

  /** Name of the file with the commitment and its place in the log. */
  public static final String FILE = "commitment.json";

  private Commitment() {}

  /**
   * Signs the outcome of an ended examination, and has the log keep its digest. Done again, it
   * changes nothing.
   *
   * @return the commitment
   * @throws UnsealedException as {@link Publication#publish}
   * @throws dev.assize.log.LogException if the log cannot be written
   */
  public static Bundle commit(ExaminationFolder folder, Assigned assigned, Evaluator evaluator)
      throws InterruptedException {
    Optional<Bundle> earlier = folder.bytes(FILE).map(Bundle::parse);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Bundle seal = Publication.seal(folder, evaluator);
    Envelope outcome = Publication.sign(folder, seal, evaluator);
    Envelope envelope =
        Statement.of(
                PlanSeal.subject(folder.plan()),
                new CommitmentPredicate(
                    assigned.application(),
                    assigned.assignment(),
                    Digest.of(outcome.payload()),
                    evaluator.clock().instant().truncatedTo(ChronoUnit.MILLIS)))
            .sign(evaluator.key());
    LogProof proof = evaluator.publish(envelope);
    Bundle bundle = new Bundle(envelope, new LogProof(proof.inclusion(), proof.checkpoint()));
    folder.writeBytes(FILE, bundle.bytes());
    return bundle;
  }

  /**
   * The outcome that a folder's commitment is of; empty if there is no commitment.
   *
   * @throws UnsealedException if it is another
   */
  static Optional<Envelope> outcome(ExaminationFolder folder) {
    Optional<Bundle> commitment = folder.bytes(FILE).map(Bundle::parse);
    if (commitment.isEmpty()) {
      return Optional.empty();
    }
    try {
      Envelope outcome = Envelope.parse(folder.bytes(Publication.STATEMENT).orElse(new byte[0]));
      List<String> problems = problems(commitment.get(), outcome);
      if (!problems.isEmpty()) {
        throw new UnsealedException(problems.getFirst());
      }
      return Optional.of(outcome);
    } catch (EnvelopeException | StatementException e) {
      throw new UnsealedException(
          "%s or %s cannot be read: %s".formatted(FILE, Publication.STATEMENT, e.getMessage()));
    }
  }

  /**
   * Why a commitment is not of this outcome; empty if it is.
   *
   * @throws StatementException if the bundle holds no commitment
   */
  static List<String> problems(Bundle commitment, Envelope outcome) {
    Digest committed = commitment.statement().predicate(CommitmentPredicate.class).outcome();
    return committed.equals(Digest.of(outcome.payload()))
        ? List.of()
        : List.of(
            "%s: is another outcome than the one that was committed to"
                .formatted(Publication.STATEMENT));
  }
}
