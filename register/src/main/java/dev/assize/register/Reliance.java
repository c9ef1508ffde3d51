package dev.assize.register;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.evaluator.Affected;
import dev.assize.register.evaluator.Basis;
import dev.assize.statement.Digest;
import java.util.List;

/** Which certificates rest on whom. Stateless. */
public final class Reliance {

  private Reliance() {}

  /**
   * Certificates that are not over and rest on an evaluator's outcomes, and what becomes of them:
   * by entries that downgrade it, and by the scheme's rules.
   */
  public static List<Affected> on(String evaluator, Digest scheme, Register register) {
    List<Basis> bases =
        register.certificates().stream()
            .filter(each -> each.scheme().equals(scheme) && !each.status().isTerminal())
            .map(Reliance::basis)
            .toList();
    return Affected.by(evaluator, bases, each -> register.standing(scheme, each));
  }

  private static Basis basis(Certificate certificate) {
    return new Basis(
        certificate.id(),
        certificate.file().terms().agree(),
        certificate.support().stream().map(Reliance::counted).toList());
  }

  private static Basis.Counted counted(CaseOutcome outcome) {
    return new Basis.Counted(outcome.id(), outcome.evaluator(), outcome.examination().since());
  }
}
