package dev.assize.examination.evidence;

import dev.assize.examination.ExaminationFolder;
import dev.assize.statement.dsse.Envelope;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outcome of an examination's folder, published or only committed to, and checks who
 * signed it, and that it is in a log.
 */
record OutcomeReading(ExaminationFolder folder, BundleVerifier bundles, Checks checks) {

  /**
   * The outcome with its place in the log; of an outcome that is only committed to, that of the
   * commitment.
   */
  @Nullable Bundle read() {
    boolean isCommitted = folder.bytes(Commitment.FILE).isPresent();
    Bundle commitment =
        isCommitted ? read(folder, Commitment.FILE, "the commitment is there", checks) : null;
    if (commitment != null) {
      bundles.check(commitment, "the commitment", CommitmentPredicate.class, checks);
    }
    if (commitment == null || folder.bytes(Publication.FILE).isPresent()) {
      Bundle outcome = read(folder, Publication.FILE, "the outcome is there", checks);
      if (outcome != null) {
        bundles.check(outcome, "the outcome", ExaminationPredicate.class, checks);
      }
      if (outcome != null && commitment != null) {
        checks.make(
            "the outcome is the one that was committed to before",
            () -> committed(commitment, outcome));
      }
      return outcome;
    }
    return unrevealed(commitment);
  }

  private static List<String> committed(Bundle commitment, Bundle outcome) {
    List<String> problems = new ArrayList<>(Commitment.problems(commitment, outcome.envelope()));
    if (!commitment
            .proof()
            .checkpoint()
            .checkpoint()
            .origin()
            .equals(outcome.proof().checkpoint().checkpoint().origin())
        || commitment.proof().index() >= outcome.proof().index()) {
      problems.add("the outcome does not come after the commitment in its log");
    }
    return problems;
  }

  private @Nullable Bundle unrevealed(Bundle commitment) {
    checks.notChecked.add(
        "that the outcome is published: it is only committed to, until the others of the case have"
            + " theirs");
    List<Bundle> read = new ArrayList<>();
    checks.make(
        "the outcome is signed by a trusted evaluator, and is the one that was committed to",
        () -> {
          Envelope signed = Envelope.parse(folder.bytes(Publication.STATEMENT).orElse(new byte[0]));
          if (signed.verifiedBy(bundles.trust().evaluators()).isEmpty()) {
            return List.of(
                Publication.STATEMENT + ": its signature is by none of the trusted keys");
          }
          read.add(new Bundle(signed, commitment.proof()));
          return Commitment.problems(commitment, signed);
        });
    return read.isEmpty() ? null : read.getFirst();
  }

  /** Reads a bundle, and makes it a check that it is there. */
  static @Nullable Bundle read(ExaminationFolder folder, String file, String name, Checks checks) {
    List<Bundle> bundles = new ArrayList<>();
    checks.make(
        name,
        () -> {
          folder.bytes(file).map(Bundle::parse).ifPresent(bundles::add);
          return bundles.isEmpty() ? List.of(file + ": is missing") : List.of();
        });
    return bundles.isEmpty() ? null : bundles.getFirst();
  }
}
