package dev.assize.register.cases;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Institution;
import dev.assize.scheme.Terms;
import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import dev.assize.statement.intoto.ApplicationPredicate;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.BackCheckPredicate;
import dev.assize.statement.intoto.ChallengePredicate;
import dev.assize.statement.intoto.CommitmentPredicate;
import dev.assize.statement.intoto.DecisionPredicate;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.ReviewPredicate;
import dev.assize.statement.intoto.ReviewPredicate.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An application and what has become of it, as it stands at a moment. Computes when asked. */
public final class Case {

  private final CaseFile file;
  private final Moment moment;

  Case(CaseFile file, Moment moment) {
    this.file = file;
    this.moment = moment;
  }

  /** Digest of the application. */
  public Digest id() {
    return file.application.id();
  }

  public Valid<ApplicationPredicate> application() {
    return file.application;
  }

  public String producer() {
    return file.application.says().producer();
  }

  /** Digest of the agent's manifest. */
  public Digest agent() {
    return file.agent;
  }

  /** Digest of the scheme. */
  public Digest scheme() {
    return file.scheme;
  }

  public Tier tier() {
    return file.application.says().tier();
  }

  /** What the scheme says on certificates. */
  public Institution institution() {
    return file.institution;
  }

  /** What the scheme says for the tier. */
  public Terms terms() {
    return file.terms;
  }

  public Optional<Valid<EscrowPredicate>> escrow() {
    return seen(file.escrow);
  }

  /** All draws, also those for surveillance and restoration. */
  public List<Valid<AssignmentPredicate>> assignments() {
    List<Valid<AssignmentPredicate>> assignments = new ArrayList<>();
    for (DrawFile draw : draws()) {
      assignments.add(draw.assignment);
    }
    return assignments;
  }

  public Optional<Valid<ChallengePredicate>> challenge() {
    return seen(file.challenge);
  }

  /** The plans that an evaluator sealed after a draw. */
  public List<Valid<PlanPredicate>> plans(Valid<AssignmentPredicate> draw, String evaluator) {
    return seat(draw, evaluator).map(seat -> moment.of(seat.plans)).orElse(List.of());
  }

  /** What an evaluator committed itself to after a draw. */
  public Optional<Valid<CommitmentPredicate>> commitment(
      Valid<AssignmentPredicate> draw, String evaluator) {
    return seat(draw, evaluator).flatMap(seat -> seen(seat.commitment));
  }

  /** What the evaluators drawn have logged, whether it counts or not, in the order of the draws. */
  public List<CaseOutcome> outcomes() {
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (DrawFile draw : draws()) {
      for (Seat seat : draw.seats.values()) {
        if (seat.outcome != null && moment.sees(seat.outcome.examination())) {
          outcomes.add(seat.outcome);
        }
      }
    }
    return outcomes;
  }

  /** Outcomes that count for the decision on the application. */
  public List<CaseOutcome> countingForDecision() {
    List<CaseOutcome> counting = outcomes();
    counting.removeIf(each -> !isForDecision(each.assignment()) || !each.counts(moment));
    return counting;
  }

  /** Whether a draw was for the decision, not for what follows it. */
  public static boolean isForDecision(Valid<AssignmentPredicate> draw) {
    return switch (draw.says().cause()) {
      case ESCROW, CHALLENGE, DISSENT, WITHDRAWN -> true;
      case SURVEILLANCE, RESTORATION -> false;
    };
  }

  /** Everybody who was drawn for the decision, and by which draw, without who was challenged. */
  public Set<String> drawnForDecision() {
    Set<String> drawn = new LinkedHashSet<>();
    for (DrawFile draw : draws()) {
      if (draw.isForDecision()) {
        drawn.addAll(draw.seats.keySet());
      }
    }
    challenge().ifPresent(challenge -> drawn.remove(challenge.says().evaluator()));
    return drawn;
  }

  /** Evaluators of a draw who still owe their outcome. */
  public Set<String> missing(Valid<AssignmentPredicate> draw) {
    Set<String> missing = new LinkedHashSet<>(draw.says().evaluators());
    for (DrawFile each : draws()) {
      if (each.assignment.id().equals(draw.id())) {
        each.seats
            .values()
            .forEach(seat ->
                seenOutcome(seat).ifPresent(outcome -> missing.remove(outcome.evaluator())));
        each.replaced.forEach((evaluator, by) -> {
          if (moment.sees(by)) {
            missing.remove(evaluator);
          }
        });
      }
    }
    challenge().ifPresent(challenge -> missing.remove(challenge.says().evaluator()));
    return missing;
  }

  public List<Valid<ReviewPredicate>> reviews() {
    return moment.of(file.reviews);
  }

  /** The latest review of exactly these outcomes. */
  public Optional<Valid<ReviewPredicate>> review(Set<Digest> outcomes) {
    for (Valid<ReviewPredicate> review : reviews().reversed()) {
      if (Set.copyOf(review.says().examinations()).equals(outcomes)) {
        return Optional.of(review);
      }
    }
    return Optional.empty();
  }

  public Optional<Valid<DecisionPredicate>> decision() {
    return seen(file.decision);
  }

  /** The disclosure that the case was a blind test. */
  public Optional<Valid<BackCheckPredicate>> backCheck() {
    return seen(file.backCheck);
  }

  /**
   * When the case counts as abandoned if it is not decided: the scheme's time for decisions after
   * the last outcome that is owed, or after the day it is owed. Empty before evaluators are drawn.
   */
  public Optional<Instant> decisionDue() {
    Instant last = null;
    for (DrawFile draw : draws()) {
      if (draw.isForDecision()) {
        Instant end = endOf(draw);
        last = last == null || end.isAfter(last) ? end : last;
      }
    }
    return Optional.ofNullable(last).map(end -> end.plus(file.institution.clocks().decision()));
  }

  private Instant endOf(DrawFile draw) {
    if (!missing(draw.assignment).isEmpty()) {
      return draw.assignment.says().due();
    }
    Instant last = draw.assignment.since();
    for (Seat seat : draw.seats.values()) {
      Instant logged = seenOutcome(seat).map(each -> each.examination().since()).orElse(last);
      last = logged.isAfter(last) ? logged : last;
    }
    return last;
  }

  public Stage stage() {
    if (decision().isPresent()) {
      return Stage.DECIDED;
    }
    if (decisionDue().filter(due -> due.isBefore(moment.time())).isPresent()) {
      return Stage.ABANDONED;
    }
    if (reviews().stream().anyMatch(review -> review.says().result() == Result.ACCEPTED)) {
      return Stage.REVIEWED;
    }
    if (!draws().isEmpty()) {
      boolean measured = draws().stream().allMatch(draw -> missing(draw.assignment).isEmpty());
      return measured ? Stage.MEASURED : Stage.ASSIGNED;
    }
    return escrow().isPresent() ? Stage.FUNDED : Stage.APPLIED;
  }

  /** How far this sees. */
  public Moment moment() {
    return moment;
  }

  private List<DrawFile> draws() {
    List<DrawFile> draws = new ArrayList<>(file.draws.size());
    for (DrawFile draw : file.draws) {
      if (moment.sees(draw.assignment)) {
        draws.add(draw);
      }
    }
    return draws;
  }

  private Optional<Seat> seat(Valid<AssignmentPredicate> draw, String evaluator) {
    return draws().stream()
        .filter(each -> each.assignment.id().equals(draw.id()))
        .findFirst()
        .flatMap(each -> Optional.ofNullable(each.seats.get(evaluator)));
  }

  private Optional<CaseOutcome> seenOutcome(Seat seat) {
    CaseOutcome outcome = seat.outcome;
    return outcome != null && moment.sees(outcome.examination())
        ? Optional.of(outcome)
        : Optional.empty();
  }

  private <V extends Valid<?>> Optional<V> seen(@Nullable V entry) {
    return entry != null && moment.sees(entry) ? Optional.of(entry) : Optional.empty();
  }
}
