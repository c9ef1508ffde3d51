package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationKind;
import dev.assize.examination.Plan;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Seed;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Seals plans: the evaluator signs that an examination by exactly this plan is going to be made,
 * and the log keeps it.
 */
public final class PlanSeal {

  /** Name of the file that keeps the seal in an examination's folder. */
  public static final String FILE = "seal.json";

  /** How long an evaluator has for an examination before its plan counts as abandoned. */
  public static final Duration USUAL_TIME = Duration.ofDays(30);

  private PlanSeal() {}

  /**
   * A plan that can no longer be changed.
   *
   * @param plan with its seed
   * @param bundle the signed plan and its place in the log
   */
  public record Sealed(Plan plan, Bundle bundle) {}

  /**
   * Seals a plan, and draws its seed if the evaluator did not choose one.
   *
   * @param plan without a seed, or with a chosen one
   * @param time how long until the outcome is due
   * @throws dev.assize.log.LogException if the log cannot be written
   */
  public static Sealed seal(Plan plan, Evaluator evaluator, Duration time)
      throws InterruptedException {
    Plan fixed = plan.sealedIn(evaluator.log().origin(), evaluator.witnessed());
    Instant now = evaluator.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Envelope envelope = statement(fixed, evaluator, now, now.plus(time)).sign(evaluator.key());
    LogProof proof = evaluator.publish(envelope);
    Plan.Sealing sealing = fixed.sealing();
    boolean chosen = sealing != null && sealing.seedChosen();
    Bundle bundle = new Bundle(envelope, proof);
    return new Sealed(
        chosen ? fixed : fixed.draw(SeedDraw.from(bundle, evaluator.policy())), bundle);
  }

  private static Statement statement(Plan plan, Evaluator evaluator, Instant now, Instant due) {
    return Statement.of(
        subject(plan),
        new PlanPredicate(
            plan.digest(),
            evaluator.name(),
            scheme(plan),
            plan.tier(),
            plan.examinations().stream()
                .map(ExaminationKind::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList(),
            Seed.fresh().hex().substring(0, 32),
            now,
            due));
  }

  /** The agent, as statements name it. */
  static ResourceDescriptor subject(Plan plan) {
    return ResourceDescriptor.of(
        plan.agent().name() + " " + plan.agent().version(), plan.agent().digest());
  }

  /** The scheme, as statements name it. */
  static ResourceDescriptor scheme(Plan plan) {
    return ResourceDescriptor.of(
        plan.scheme().name() + " " + plan.scheme().version(), plan.scheme().digest());
  }
}
