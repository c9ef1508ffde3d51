package dev.assize.register.profession;

import dev.assize.register.Register;
import dev.assize.register.cases.Case;
import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.concentration.Market;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.BlindTest;
import dev.assize.register.evaluator.Casework;
import dev.assize.register.evaluator.Report;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.independence.Applicants;
import dev.assize.register.independence.Ties;
import dev.assize.register.lottery.Workload;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.DisclosurePredicate;
import dev.assize.statement.intoto.DowngradePredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.RecognitionPredicate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells those who keep count of evaluators what a register has of them, in the log's order. */
final class Enrolment {

  private final Register register;
  private final Ties ties;
  private final Applicants applicants;
  private final Casework casework;
  private final Workload workload;
  private final Market market;
  private final Roll roll;
  private final Map<Digest, CaseOutcome> outcomes = new HashMap<>();
  private final Map<Digest, Case> files = new HashMap<>();

  Enrolment(
      Register register,
      Ties ties,
      Applicants applicants,
      Casework casework,
      Workload workload,
      Market market,
      Roll roll) {
    this.register = register;
    this.ties = ties;
    this.applicants = applicants;
    this.casework = casework;
    this.workload = workload;
    this.market = market;
    this.roll = roll;
    for (Case file : register.cases()) {
      files.put(file.id(), file);
      file.outcomes().forEach(outcome -> outcomes.put(outcome.id(), outcome));
    }
  }

  /** Takes the next entry of the log; without effect, it is left out. */
  void take(Entry entry) {
    Optional<Valid<?>> valid =
        register.entry(entry.id()).filter(each -> each.index() == entry.index());
    if (valid.isEmpty()) {
      return;
    }
    if (!register.rules().ownedBySigners(entry).isEmpty()) {
      casework.tick(entry.index(), valid.get().since());
    }
    take(valid.get());
  }

  private void take(Valid<?> valid) {
    switch (valid.says()) {
      case DisclosurePredicate says -> ties.disclose(as(valid, says));
      case GrantPredicate says -> ties.grant(as(valid, says));
      case RecognitionPredicate says -> roll.recognise(as(valid, says));
      case DowngradePredicate says -> downgrade(as(valid, says));
      case EscrowPredicate says ->
          file(says.application())
              .ifPresent(file -> applicants.fund(file.scheme(), file.producer(), as(valid, says)));
      case AssignmentPredicate says -> workload.assign(as(valid, says));
      case ChallengePredicate says ->
          file(says.application()).ifPresent(file -> end(file, says.evaluator(), valid));
      case DecisionPredicate says ->
          file(says.application())
              .ifPresent(file ->
                  file.drawnForDecision().forEach(evaluator -> end(file, evaluator, valid)));
      case PlanPredicate says -> casework.seal(says.evaluator(), as(valid, says));
      case ExaminationPredicate says -> outcome(as(valid, says));
      case BackCheckPredicate says -> backCheck(as(valid, says));
      default -> {}
    }
  }

  /** One that an appeal has set aside is as if it had not been. */
  private void downgrade(Valid<DowngradePredicate> downgrade) {
    boolean setAside =
        register.parties().appeals(downgrade.id()).stream()
            .anyMatch(appeal -> appeal.says().stage() == Stage.UPHELD);
    if (!setAside) {
      roll.downgrade(downgrade);
    }
  }

  private void outcome(Valid<ExaminationPredicate> examination) {
    CaseOutcome outcome = outcomes.get(examination.id());
    if (outcome == null) {
      return;
    }
    casework.report(report(outcome));
    workload.end(outcome.evaluator(), outcome.assignment().id(), examination);
    if (outcome.counts(register.moment())) {
      market.count(examination.says().scheme().sha256(), outcome.evaluator(), examination);
    }
  }

  private Report report(CaseOutcome outcome) {
    Case file = files.get(outcome.assignment().says().application());
    return new Report(
        outcome.evaluator(),
        outcome.assignment().says().application(),
        outcome.examination(),
        file.plans(outcome.assignment(), outcome.evaluator()).stream()
            .filter(plan -> plan.index() == outcome.examination().says().plan().index())
            .findFirst()
            .orElse(null),
        file.commitment(outcome.assignment(), outcome.evaluator()).orElse(null));
  }

  private void backCheck(Valid<BackCheckPredicate> backCheck) {
    file(backCheck.says().application())
        .ifPresent(file ->
            file.outcomes()
                .forEach(outcome -> roll.test(new BlindTest(report(outcome), backCheck))));
  }

  private void end(Case file, String evaluator, Valid<?> by) {
    file.assignments().stream()
        .filter(draw -> draw.says().evaluators().contains(evaluator))
        .forEach(draw -> workload.end(evaluator, draw.id(), by));
  }

  private Optional<Case> file(Digest application) {
    return Optional.ofNullable(files.get(application));
  }

  private static <P extends Predicate> Valid<P> as(Valid<?> valid, P says) {
    return new Valid<>(valid.entry(), says, valid.since());
  }
}
