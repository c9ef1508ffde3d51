package dev.assize.examination.evidence;

import dev.assize.log.proof.ProvenEntry;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ResourceDescriptor;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.intoto.StatementException;
import dev.assize.statement.key.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies bundles offline: who signed, and that a trusted log holds it. Thread-safe. */
public record BundleVerifier(Trust trust) {

  private static final String UNREADABLE = "a bundle without a readable outcome";

  /** A statement, which is read once only. */
  record Read<P extends Predicate>(Statement statement, P predicate) {}

  /** Verifies the bundle of an outcome, without its evidence. */
  public Verification verify(Bundle bundle) {
    Checks checks = new Checks();
    Read<ExaminationPredicate> outcome =
        check(bundle, "the outcome", ExaminationPredicate.class, checks);
    checks.notChecked.add(
        "the evidence: it is not in the bundle; verify the examination's folder for that");
    checks.notChecked.add("that the plan was sealed before: its seal is not in the bundle");
    general(trust, checks);
    return checks.of(outcome == null ? UNREADABLE : title(outcome));
  }

  /**
   * Checks signature and log.
   *
   * @param whose for people: the plan, or the outcome
   * @param kind of statement that it must be
   * @return what it says; null if it is no such statement
   */
  <P extends Predicate> @Nullable Read<P> check(
      Bundle bundle, String whose, Class<P> kind, Checks checks) {
    checks.make(
        whose + " is signed by a trusted evaluator",
        () -> {
          List<VerifierKey> signers = bundle.envelope().verifiedBy(trust.evaluators());
          signers.forEach(key -> checks.signedBy.add(key.toString()));
          return signers.isEmpty() ? List.of(unsigned()) : List.of();
        });
    checks.make(
        whose + " is in a trusted log",
        () -> {
          ProvenEntry proven = bundle.prove(trust.checkpoints());
          checks.logs.add(proven.checkpoint().origin());
          proven
              .checkpoint()
              .witnesses()
              .forEach(witness -> checks.witnesses.add(witness.toString()));
          return List.of();
        });
    List<Read<P>> read = new ArrayList<>();
    checks.make(
        whose + " is a statement of that kind",
        () -> {
          Statement statement = bundle.statement();
          read.add(new Read<>(statement, statement.predicate(kind)));
          return List.of();
        });
    return read.isEmpty() ? null : read.getFirst();
  }

  private String unsigned() {
    List<String> names = trust.evaluators().stream().map(VerifierKey::name).sorted().toList();
    return names.isEmpty()
        ? "no evaluator is trusted here; give the key of one"
        : "its signature is by none of the trusted keys (" + String.join(", ", names) + ")";
  }

  static void general(Trust trust, Checks checks) {
    if (!trust.demandsWitnesses()) {
      checks.notChecked.add(
          "witnesses: the policy asks for none, so the log's owner could show others another log");
    }
    checks.notChecked.add(
        "whether the evaluator is independent of the agent's producer: a matter of the register");
    checks.notChecked.add(
        "whether this is the evaluator's only examination of the agent: look for further sealed"
            + " plans in the log");
  }

  private static String title(Read<ExaminationPredicate> outcome) {
    ResourceDescriptor agent = outcome.statement().subject().getFirst();
    String digest;
    try {
      digest = "sha256:" + agent.sha256().abbreviated() + "…";
    } catch (StatementException e) {
      return UNREADABLE;
    }
    return String.join(
        ", ",
        String.valueOf(agent.name()),
        digest,
        outcome.predicate().verdict().name().replace('_', ' '));
  }
}
