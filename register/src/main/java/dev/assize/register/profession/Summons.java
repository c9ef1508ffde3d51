package dev.assize.register.profession;

import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.RemediationPredicate;
import dev.assize.statement.intoto.RestorationPredicate;
import dev.assize.statement.intoto.SurveillancePredicate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What calls for evaluators to be drawn for a case.
 *
 * @param cause what
 * @param calledForBy the entry that does
 * @param places how many are to be drawn
 * @param leaving who was drawn before and has no longer a part in the case
 * @param before draws before this place in the log were made by then
 */
public record Summons(
    Cause cause, Valid<?> calledForBy, int places, Set<String> leaving, long before) {

  /** Copies the set. */
  public Summons {
    leaving = Set.copyOf(leaving);
  }

  /** Whether it is for the decision on the application, not for what follows it. */
  public boolean isForDecision() {
    return cause != Cause.SURVEILLANCE && cause != Cause.RESTORATION;
  }

  /** What called for a draw that was made; empty if nothing that has effect did. */
  public static Optional<Summons> of(
      Register register, Case file, Valid<AssignmentPredicate> draw) {
    AssignmentPredicate says = draw.says();
    return register
        .entry(says.calledForBy())
        .map(call ->
            new Summons(
                says.cause(),
                call,
                says.evaluators().size(),
                leaving(file, says.cause(), call),
                draw.index()));
  }

  /**
   * What calls for the next draw before the decision; empty if nothing does.
   */
  public static Optional<Summons> next(Register register, Case file) {
    if (file.decision().isPresent()) {
      return Optional.empty();
    }
    if (file.assignments().isEmpty()) {
      return file.escrow()
          .map(escrow ->
              summons(register, file, Cause.ESCROW, escrow, file.terms().evaluators()));
    }
    Optional<Valid<ChallengePredicate>> challenge =
        file.challenge().filter(each -> isOpen(file, each.id()));
    if (challenge.isPresent()) {
      return challenge.map(each -> summons(register, file, Cause.CHALLENGE, each, 1));
    }
    return replacement(register, file).or(() -> dissent(register, file));
  }

  /** For evaluators who were late, or may no longer examine. */
  private static Optional<Summons> replacement(Register register, Case file) {
    for (Valid<AssignmentPredicate> draw : file.assignments()) {
      Set<String> missing = file.missing(draw);
      boolean overdue = draw.says().due().isBefore(register.time());
      if (Case.isForDecision(draw) && overdue && !missing.isEmpty() && isOpen(file, draw.id())) {
        return Optional.of(
            summons(register, file, Cause.WITHDRAWN, draw, missing.size()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Summons> dissent(Register register, Case file) {
    List<CaseOutcome> counting = file.countingForDecision();
    long agreeing = counting.stream().filter(CaseOutcome::conforms).count();
    boolean complete =
        file.assignments().stream().allMatch(draw -> file.missing(draw).isEmpty());
    if (!complete || agreeing == 0 || agreeing >= file.terms().agree()) {
      return Optional.empty();
    }
    return file.outcomes().stream()
        .max(Comparator.comparingLong(each -> each.examination().index()))
        .map(CaseOutcome::examination)
        .filter(last -> agreeing < counting.size() && isOpen(file, last.id()))
        .map(last -> summons(register, file, Cause.DISSENT, last, 1));
  }

  /** What calls for a draw for a certificate's surveillance. */
  public static Summons surveillance(Register register, Certificate certificate) {
    Valid<?> last = certificate.decision();
    for (Valid<?> entry : certificate.entries()) {
      if (entry.says() instanceof SurveillancePredicate
          || entry.says() instanceof RestorationPredicate) {
        last = entry;
      }
    }
    return summons(register, certificate.file(), Cause.SURVEILLANCE, last, 1);
  }

  /** What calls for a draw for a certificate's restoration; empty if its holder proposed nothing. */
  public static Optional<Summons> restoration(Register register, Certificate certificate) {
    Valid<?> last = null;
    for (Valid<?> entry : certificate.entries()) {
      if (entry.says() instanceof RemediationPredicate) {
        last = entry;
      }
    }
    return Optional.ofNullable(last)
        .map(entry ->
            summons(
                register,
                certificate.file(),
                Cause.RESTORATION,
                entry,
                certificate.file().terms().agree()));
  }

  private static Summons summons(
      Register register, Case file, Cause cause, Valid<?> call, int places) {
    return new Summons(
        cause, call, places, leaving(file, cause, call), register.moment().index() + 1);
  }

  private static Set<String> leaving(Case file, Cause cause, Valid<?> call) {
    Set<String> leaving = new TreeSet<>();
    file.challenge()
        .filter(each -> each.index() <= call.index())
        .ifPresent(each -> leaving.add(each.says().evaluator()));
    if (cause == Cause.WITHDRAWN) {
      switch (call.says()) {
        case DowngradePredicate downgrade -> leaving.add(downgrade.evaluator());
        case AssignmentPredicate late ->
            late.evaluators().stream()
                .filter(each ->
                    file.outcomes().stream()
                        .noneMatch(outcome ->
                            outcome.evaluator().equals(each)
                                && outcome.assignment().id().equals(call.id())))
                .forEach(leaving::add);
        default -> {}
      }
    }
    return leaving;
  }

  private static boolean isOpen(Case file, Digest call) {
    return file.assignments().stream()
        .noneMatch(draw -> draw.says().calledForBy().equals(call));
  }
}
