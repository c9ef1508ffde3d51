package dev.assize.examination.evidence;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.policy.Policy;
import dev.assize.log.policy.TrustedLog;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Draws a seed from the log's checkpoint whose last entry is the sealed plan: the SHA-256 of a
 * label, the checkpoint's text, and the log's signature on it.
 *
 * <p>There is one such checkpoint for each plan, however much the log grows: its root depends on
 * the entries up to the plan, and Ed25519 signatures are deterministic. So an evaluator cannot wait
 * for a better one, and without the log's key cannot know the signature before the plan is in the
 * log. Cosignatures of witnesses do not enter, since one can ask for them again and again. Whoever
 * has the log's key can try plans in private; that is why reports say whose log it is. Stateless.
 */
public final class SeedDraw {

  private static final String LABEL = "assize/seed/v1\n";

  private SeedDraw() {}

  /**
   * The seed of a sealed plan.
   *
   * @param plan with the log's answer to it
   * @param policy that trusts the log
   * @throws BundleException if the checkpoint that the seed is drawn from is missing, or is not
   *     that of the plan
   * @throws dev.assize.log.LogException if it is not signed by the log
   */
  public static Seed from(Bundle plan, Policy policy) {
    SignedCheckpoint signed = checkpoint(plan);
    Checkpoint checkpoint = signed.checkpoint();
    Hash root = plan.proof().inclusion().rootWithLeafLast(Hash.leaf(plan.envelope().bytes()));
    if (!checkpoint.origin().equals(plan.proof().checkpoint().checkpoint().origin())
        || checkpoint.size() != plan.proof().index() + 1
        || !checkpoint.root().equals(root)
        || !checkpoint.extensions().isEmpty()) {
      throw new BundleException(
          "the checkpoint that the seed is drawn from is not the one whose last entry is the plan");
    }
    VerifiedCheckpoint verified =
        signed.verify(policy.logs().stream().map(TrustedLog::key).toList(), List.of());
    NoteSignature signature =
        signed.note().signatures().stream()
            .filter(each -> each.claims(verified.log()))
            .findFirst()
            .orElseThrow();
    String text = LABEL + checkpoint.text() + signature + "\n";
    return new Seed(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex());
  }

  private static SignedCheckpoint checkpoint(Bundle plan) {
    if (plan.proof().extra().isEmpty()) {
      throw new BundleException("the seal lacks the checkpoint that its seed is drawn from");
    }
    try {
      return SignedCheckpoint.parse(plan.proof().extraBytes());
    } catch (MalformedTextException e) {
      throw new BundleException(
          "the checkpoint that the seed is drawn from cannot be read: " + e.getMessage());
    }
  }
}
