package dev.assize.register.people;

import dev.assize.register.cases.CaseOutcome;
import dev.assize.register.concentration.Market;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Rules;
import dev.assize.register.entry.Valid;
import dev.assize.register.evaluator.Casework;
import dev.assize.register.evaluator.Report;
import dev.assize.register.evaluator.Roll;
import dev.assize.register.independence.Applicants;
import dev.assize.register.independence.Matter;
import dev.assize.register.independence.Ties;
import dev.assize.register.lottery.Workload;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.WaiverPredicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who keep count of people what each valid entry means for them. Entries come in the
 * order of the log. Not thread-safe.
 */
final class Ledger {

  final Ties ties;
  final Applicants applicants = new Applicants();
  final Market market;
  final Workload workload = new Workload();
  final Casework casework = new Casework();
  final Roll roll;
  private final Rules rules;
  private final Map<Digest, File> files = new HashMap<>();
  private final Map<Digest, List<File>> byAgent = new HashMap<>();
  private final Map<String, Integer> cases = new HashMap<>();

  /** Cases that show who uses what a producer provides, by their places among all of it. */
  private final Map<String, SortedMap<Integer, File>> used = new HashMap<>();

  private final Map<Digest, List<Valid<WaiverPredicate>>> waivers = new HashMap<>();
  private final Map<Long, Valid<PlanPredicate>> plans = new HashMap<>();
  private final Map<Digest, Valid<CommitmentPredicate>> commitments = new HashMap<>();

  /** A case, as far as people go. */
  private static final class File {
    private final Valid<ApplicationPredicate> application;
    private final int place;
    private final List<Valid<AssignmentPredicate>> draws = new ArrayList<>(1);
    private @Nullable Valid<EscrowPredicate> escrow;

    /**
     * @param place among the cases of its producer
     */
    File(Valid<ApplicationPredicate> application, int place) {
      this.application = application;
      this.place = place;
    }

    String producer() {
      return application.says().producer();
    }

    Digest agent() {
      return application.entry().subject().sha256();
    }
  }

  /**
   * @param ties that grow with the log, before it hears of an entry
   * @param roll likewise
   */
  Ledger(Rules rules, Ties ties, Roll roll) {
    this.rules = rules;
    this.ties = ties;
    this.market = new Market(ties);
    this.roll = roll;
  }

  void follow(Valid<?> valid) {
    rules.ownedBySigners(valid.entry()).forEach(scheme -> casework.tick(scheme, valid));
    switch (valid.says()) {
      case WaiverPredicate says -> waive(as(valid, says));
      case PlanPredicate says -> seal(as(valid, says));
      case CommitmentPredicate says -> commitments.put(says.outcome(), as(valid, says));
      default -> followCase(valid);
    }
  }

  private void followCase(Valid<?> valid) {
    switch (valid.says()) {
      case ApplicationPredicate says -> {
        File file = new File(as(valid, says), cases.merge(says.producer(), 1, Integer::sum));
        files.put(valid.id(), file);
        byAgent.computeIfAbsent(file.agent(), a -> new ArrayList<>(1)).add(file);
        if (waivers.containsKey(file.agent())) {
          use(file);
        }
      }
      case EscrowPredicate says ->
          file(says.application()).ifPresent(file -> fund(file, as(valid, says)));
      case AssignmentPredicate says ->
          file(says.application())
              .ifPresent(file -> {
                file.draws.add(as(valid, says));
                workload.assign(as(valid, says));
              });
      case ChallengePredicate says ->
          file(says.application()).ifPresent(file -> end(file, says.evaluator(), valid));
      case DecisionPredicate says ->
          file(says.application())
              .ifPresent(file ->
                  file.draws.forEach(
                      draw -> draw.says().evaluators().forEach(each -> end(file, each, valid))));
      default -> {}
    }
  }

  private void fund(File file, Valid<EscrowPredicate> escrow) {
    ApplicationPredicate says = file.application.says();
    file.escrow = escrow;
    if (!escrow.says().payer().equals(says.producer())) {
      use(file);
    }
    applicants.fund(says.scheme().sha256(), says.producer(), escrow);
  }

  private void waive(Valid<WaiverPredicate> waiver) {
    Digest agent = waiver.entry().subject().sha256();
    waivers.computeIfAbsent(agent, a -> new ArrayList<>(1)).add(waiver);
    byAgent.getOrDefault(agent, List.of()).forEach(this::use);
  }

  private void use(File file) {
    used.computeIfAbsent(file.producer(), p -> new TreeMap<>()).put(file.place, file);
  }

  private void seal(Valid<PlanPredicate> plan) {
    plans.put(plan.index(), plan);
    casework.seal(plan.says().evaluator(), plan);
  }

  private void end(File file, String evaluator, Valid<?> by) {
    for (Valid<AssignmentPredicate> draw : file.draws) {
      if (draw.says().evaluators().contains(evaluator)) {
        workload.end(evaluator, draw.id(), by);
      }
    }
  }

  /** An outcome of a case. */
  void examined(CaseOutcome outcome) {
    Digest application = outcome.assignment().says().application();
    Report report = report(outcome.examination(), application);
    casework.report(report);
    workload.end(outcome.evaluator(), outcome.assignment().id(), outcome.examination());
    if (outcome.flaw().isEmpty()) {
      market.count(report.scheme(), outcome.evaluator(), outcome.examination());
    }
  }

  /** An outcome of a known party's, of no case. */
  void examined(Valid<ExaminationPredicate> outcome) {
    casework.report(report(outcome, null));
  }

  private Report report(Valid<ExaminationPredicate> outcome, @Nullable Digest application) {
    String evaluator = outcome.says().evaluator();
    Valid<PlanPredicate> plan = plans.get(outcome.says().plan().index());
    boolean isItsOwn =
        plan != null
            && plan.says().evaluator().equals(evaluator)
            && plan.says().plan().equals(outcome.says().plan().digest());
    return new Report(
        evaluator, application, outcome, isItsOwn ? plan : null, commitments.get(outcome.id()));
  }

  /** A case, as far as independence goes, at a moment. */
  Matter matter(Digest application, Moment moment) {
    File asked =
        file(application)
            .orElseThrow(() -> new IllegalArgumentException("no application " + application));
    ApplicationPredicate says = asked.application.says();
    Map<String, Digest> users = new TreeMap<>();
    for (File file : used.getOrDefault(says.producer(), Collections.emptySortedMap()).values()) {
      Valid<EscrowPredicate> escrow = file.escrow;
      if (escrow != null && moment.sees(escrow) && !escrow.says().payer().equals(says.producer())) {
        users.putIfAbsent(escrow.says().payer(), escrow.id());
      }
      waivers.getOrDefault(file.agent(), List.of()).stream()
          .filter(moment::sees)
          .forEach(waiver -> users.putIfAbsent(waiver.says().relyingParty(), waiver.id()));
    }
    return new Matter(says.producer(), says.scheme().sha256(), says.modelVendors(), users);
  }

  private Optional<File> file(Digest application) {
    return Optional.ofNullable(files.get(application));
  }

  static <P extends Predicate> Valid<P> as(Valid<?> valid, P says) {
    return new Valid<>(valid.entry(), says, valid.since());
  }
}
