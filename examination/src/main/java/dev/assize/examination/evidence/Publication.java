package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.StatementException;
import java.util.List;

/** Publishes outcomes: signs what the evidence says and appends it to the log of the plan. */
public final class Publication {

  /** Name of the file with the outcome and its place in the log. */
  public static final String FILE = "bundle.json";

  /** Name of the file with the signed outcome alone. */
  public static final String STATEMENT = "statement.dsse.json";

  private Publication() {}

  /**
   * Publishes the outcome of an ended examination: the one that was committed to, if one was. Done
   * again, it gives the same entry.
   *
   * @param evaluator who sealed the plan, with the log that it was sealed in
   * @throws UnsealedException if there is no seal, or it is another evaluator's or another log's,
   *     or the time for the outcome is over
   * @throws dev.assize.log.LogException if the log cannot be written
   */
  public static Bundle publish(ExaminationFolder folder, Evaluator evaluator)
      throws InterruptedException {
    Bundle seal = seal(folder, evaluator);
    Envelope envelope = Commitment.outcome(folder).orElseGet(() -> sign(folder, seal, evaluator));
    LogProof proof = evaluator.publish(envelope);
    if (proof.index() <= seal.proof().index()) {
      throw new UnsealedException(
          "the log has the outcome at %d, before the plan at %d"
              .formatted(proof.index(), seal.proof().index()));
    }
    Bundle bundle = new Bundle(envelope, new LogProof(proof.inclusion(), proof.checkpoint()));
    folder.writeBytes(FILE, bundle.bytes());
    return bundle;
  }

  /** Signs what the evidence says now, and writes both into the folder. */
  static Envelope sign(ExaminationFolder folder, Bundle seal, Evaluator evaluator) {
    Evidence evidence = Evidence.of(folder);
    folder.writePart(Evidence.FILE, evidence);
    Envelope envelope =
        ExaminationStatement.of(
                folder, evaluator.name(), seal.proof().index(), evidence, Harness.running())
            .sign(evaluator.key());
    folder.writeBytes(STATEMENT, envelope.bytes());
    return envelope;
  }

  /** The seal of the folder's plan, if this evaluator may publish by it. */
  static Bundle seal(ExaminationFolder folder, Evaluator evaluator) {
    Bundle seal =
        folder.bytes(PlanSeal.FILE).map(Bundle::parse).orElseThrow(UnsealedException::new);
    PlanPredicate plan;
    try {
      plan = seal.statement().predicate(PlanPredicate.class);
    } catch (StatementException e) {
      throw new UnsealedException(PlanSeal.FILE + ": " + e.getMessage());
    }
    if (seal.envelope().verifiedBy(List.of(evaluator.key().verifier())).isEmpty()) {
      throw new UnsealedException("the plan was sealed with another key than " + evaluator.name());
    }
    if (!seal.proof().checkpoint().checkpoint().origin().equals(evaluator.log().origin())) {
      throw new UnsealedException(
          "the plan was sealed in the log %s, not in %s; publish the outcome there"
              .formatted(
                  seal.proof().checkpoint().checkpoint().origin(), evaluator.log().origin()));
    }
    if (!plan.plan().equals(folder.plan().digest())) {
      throw new UnsealedException("plan.json is not the plan that was sealed");
    }
    if (evaluator.clock().instant().isAfter(plan.concludeBy())) {
      throw new UnsealedException(
          "the outcome was due on " + plan.concludeBy() + "; the plan counts as abandoned");
    }
    return seal;
  }
}
