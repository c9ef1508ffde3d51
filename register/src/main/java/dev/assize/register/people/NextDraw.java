package dev.assize.register.people;

import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What calls for the next draw of a case, as it stands at a moment. Stateless. */
public final class NextDraw {

  private NextDraw() {}

  /** Before the decision; empty if nothing calls for a draw. */
  public static Optional<Occasion> of(Case file) {
    Moment now = file.moment();
    if (file.decision().isPresent()) {
      return Optional.empty();
    }
    if (file.assignments().isEmpty()) {
      return file.escrow()
          .map(escrow -> new Occasion(Cause.ESCROW, escrow, file.terms().evaluators(), now));
    }
    return file.challenge()
        .filter(challenge -> isOpen(file, challenge.id()))
        .map(challenge -> new Occasion(Cause.CHALLENGE, challenge, 1, now))
        .or(() -> replacement(file))
        .or(() -> dissent(file));
  }

  /** For evaluators whose outcome is overdue. */
  private static Optional<Occasion> replacement(Case file) {
    for (Valid<AssignmentPredicate> draw : file.assignments()) {
      Set<String> missing = file.missing(draw);
      boolean isOverdue = draw.says().due().isBefore(file.moment().time());
      if (Case.isForDecision(draw) && isOverdue && !missing.isEmpty() && isOpen(file, draw.id())) {
        return Optional.of(new Occasion(Cause.WITHDRAWN, draw, missing.size(), file.moment()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Occasion> dissent(Case file) {
    List<CaseOutcome> counting = file.countingForDecision();
    long agreeing = counting.stream().filter(CaseOutcome::conforms).count();
    boolean isComplete = file.assignments().stream().allMatch(draw -> file.missing(draw).isEmpty());
    boolean isSplit = agreeing > 0 && agreeing < counting.size();
    if (!isComplete || !isSplit || agreeing >= file.terms().agree()) {
      return Optional.empty();
    }
    return file.outcomes().stream()
        .map(CaseOutcome::examination)
        .max(Comparator.comparingLong(Valid::index))
        .filter(last -> isOpen(file, last.id()))
        .map(last -> new Occasion(Cause.DISSENT, last, 1, file.moment()));
  }

  /** For the surveillance of a certificate. */
  public static Occasion surveillance(Certificate certificate) {
    Valid<?> last = certificate.decision();
    for (Valid<?> entry : certificate.entries()) {
      if (entry.says() instanceof SurveillancePredicate
          || entry.says() instanceof RestorationPredicate) {
        last = entry;
      }
    }
    return new Occasion(Cause.SURVEILLANCE, last, 1, certificate.file().moment());
  }

  /** For the restoration of a certificate; empty if its holder has proposed nothing. */
  public static Optional<Occasion> restoration(Certificate certificate) {
    Case file = certificate.file();
    return certificate.entries().reversed().stream()
        .filter(entry -> entry.says() instanceof RemediationPredicate)
        .findFirst()
        .map(entry -> new Occasion(Cause.RESTORATION, entry, file.terms().agree(), file.moment()));
  }

  private static boolean isOpen(Case file, Digest call) {
    return file.assignments().stream().noneMatch(draw -> draw.says().calledForBy().equals(call));
  }
}
