package dev.assize.examination.proficiency;

import dev.assize.examination.evidence.Bundle;
import dev.assize.examination.evidence.Evaluator;
import dev.assize.examination.evidence.Harness;
import dev.assize.log.proof.LogProof;
import dev.assize.statement.Digest;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says in a signed statement what a proficiency test has shown, and has a log keep it. */
public final class ProficiencyPublication {

  /** Name of the file with the signed statement. */
  public static final String STATEMENT = "proficiency.dsse.json";

  /** Name of the file with the statement and its place in the log. */
  public static final String BUNDLE = "bundle.json";

  private static final MathContext DOWN = new MathContext(6, RoundingMode.DOWN);
  private static final MathContext UP = new MathContext(6, RoundingMode.UP);

  private ProficiencyPublication() {}

  /**
   * Writes the result, signs what it says and appends that to the log.
   *
   * @param whose party whose set-up was tested, if it was another's; null if it is not said
   * @throws dev.assize.log.LogException if the log cannot be written; the signed statement is in
   *     the folder all the same
   */
  public static Bundle publish(
      ProficiencyFolder folder,
      ProficiencyResult result,
      @Nullable String whose,
      Evaluator evaluator)
      throws InterruptedException {
    folder.write(result);
    Envelope envelope =
        statement(
                result,
                Digest.ofFile(folder.path().resolve(ProficiencyFolder.RESULT)),
                evaluator.key().verifier().name(),
                whose,
                evaluator.clock().instant())
            .sign(evaluator.key());
    folder.writeBytes(STATEMENT, envelope.bytes());
    LogProof proof = evaluator.publish(envelope);
    Bundle bundle = new Bundle(envelope, proof);
    folder.writeBytes(BUNDLE, bundle.bytes());
    return bundle;
  }

  private static Statement statement(
      ProficiencyResult result, Digest file, String provider, @Nullable String whose, Instant at) {
    Scores scores = result.scores();
    return Statement.of(
        ResourceDescriptor.of(ProficiencyFolder.RESULT, file),
        new ProficiencyPredicate(
            provider,
            result.external()
                ? ProficiencyPredicate.SetUp.EXTERNAL
                : ProficiencyPredicate.SetUp.OWN,
            whose,
            result.external() ? null : Harness.running(),
            result.key(),
            result.scheme(),
            result.tier(),
            result.worlds(),
            result.rows().stream().map(ProficiencyPublication::specimen).toList(),
            new ProficiencyPredicate.Scores(
                scores.flaws(),
                scores.flawsFound(),
                scores.sound(),
                scores.falseAlarms(),
                scores.falseCertificates(),
                scores.notRun()),
            calibration(scores.intervals()),
            result.passed(),
            at.truncatedTo(ChronoUnit.MILLIS)));
  }

  private static ProficiencyPredicate.Specimen specimen(Row row) {
    return new ProficiencyPredicate.Specimen(
        row.name(), row.specimen(), row.planted() != Row.Planted.NOTHING, row.verdict());
  }

  private static ProficiencyPredicate.Calibration calibration(Share share) {
    return new ProficiencyPredicate.Calibration(
        share.of(),
        share.hold(),
        new BigDecimal(share.lower()).round(DOWN).toPlainString(),
        new BigDecimal(share.upper()).round(UP).toPlainString(),
        "0.95");
  }
}
