package dev.assize.examination.evidence;

import dev.assize.log.proof.LogProof;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import java.nio.charset.StandardCharsets;

/**
 * Draws a seed from the checkpoint that first includes a sealed plan: the SHA-256 of a label, the
 * plan's index and the whole signed checkpoint.
 *
 * <p>The checkpoint depends on the plan, and its signatures on keys of the log and its witnesses.
 * So nobody without all those keys can know the seed before the plan is fixed. Whoever owns the log
 * and is not witnessed can try several plans or checkpoints; that is why reports say whether a log
 * is witnessed. Stateless.
 */
public final class SeedDraw {

  private static final String LABEL = "assize/seed/v1\n";

  private SeedDraw() {}

  /** The seed of the plan whose entry this proof is of. */
  public static Seed from(LogProof proof) {
    String text = LABEL + proof.index() + "\n" + proof.checkpoint();
    return new Seed(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex());
  }
}
