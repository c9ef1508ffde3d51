package dev.assize.examination;

import dev.assize.examination.proposing.AttackerModel;
import dev.assize.examination.proposing.Consultation;
import dev.assize.examination.proposing.Proposals;
import dev.assize.statement.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a journal against its plan. Which trial is run next, on which task and with which attack,
 * follows from the plan and the trials before; whoever runs something else, or repeats a trial that
 * had an outcome, picks results.
 */
final class PlannedTrials {

  private final Plan plan;
  private final Proposals proposals;
  private final Map<String, List<TrialRecord>> byTrial = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<TrialRecord> planned = new HashSet<>();

  private PlannedTrials(Plan plan, List<TrialRecord> records, Proposals proposals) {
    this.plan = plan;
    this.proposals = proposals;
    records.stream()
        .sorted(Comparator.comparingInt(TrialRecord::attempt))
        .forEach(record ->
            byTrial.computeIfAbsent(record.trial(), name -> new ArrayList<>()).add(record));
  }

  /** Holds these records against the plan. */
  static PlannedTrials of(Plan plan, List<TrialRecord> records, Proposals proposals) {
    PlannedTrials trials = new PlannedTrials(plan, records, proposals);
    try {
      trials.check();
    } catch (InterruptedException e) {
      throw new AssertionError("looking up proposals does not wait", e);
    }
    return trials;
  }

  /** What in the journal the plan does not account for; empty if nothing. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether the plan calls for an attempt like this one. */
  boolean callsFor(TrialRecord record) {
    return planned.contains(record);
  }

  private void check() throws InterruptedException {
    Set<String> names = new HashSet<>();
    Assessment assessment = new Assessment(plan);
    assessment.consult(proposals.asAdvisor());
    List<Trial> round = assessment.nextRound();
    boolean complete = true;
    while (!round.isEmpty() && complete) {
      List<TrialRecord> settled = new ArrayList<>();
      for (Trial trial : round) {
        names.add(trial.name());
        TrialRecord last = last(trial);
        if (last == null) {
          complete = false;
        } else {
          settled.add(last);
        }
      }
      if (complete) {
        assessment.add(settled);
        assessment.consult(proposals.asAdvisor());
        round = assessment.nextRound();
      }
    }
    byTrial.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add("trial " + name + ": the plan does not call for it"));
    checkProposals(assessment.consultations());
  }

  private void checkProposals(List<Consultation> calledFor) {
    AttackerModel model = plan.attackerModel();
    for (Consultation made : proposals.consultations()) {
      String what = Proposals.FILE + ": question " + made.number() + " of " + made.lane() + ": ";
      if (!calledFor.contains(made)) {
        problems.add(what + "the plan does not call for it");
      } else if (model != null && made.proposals().size() > model.proposals()) {
        problems.add(what + "more attacks than the plan allows");
      }
    }
    if (new HashSet<>(calledFor).size() < proposals.consultations().size()) {
      problems.add(Proposals.FILE + ": a question stands twice");
    }
  }

  private @Nullable TrialRecord last(Trial trial) {
    List<TrialRecord> attempts = byTrial.getOrDefault(trial.name(), List.of());
    int number = 0;
    TrialRecord called = attempts.isEmpty() ? null : attempts.getLast();
    for (TrialRecord attempt : attempts) {
      number++;
      if (attempt.attempt() != number) {
        problems.add("trial " + trial.name() + ": attempt " + number + " is missing or repeated");
      }
      if (!attempt.task().equals(trial.task())
          || !Objects.equals(attempt.attack(), trial.attack())) {
        problems.add(
            "trial %s: the plan calls for the task %s with the attack %s, not %s with %s"
                .formatted(
                    trial.name(), trial.task(), trial.attack(), attempt.task(), attempt.attack()));
      } else {
        planned.add(attempt);
        called = attempt;
      }
      if (number < attempts.size() && attempt.outcome() != Outcome.INVALID) {
        problems.add("trial " + trial.name() + ": it had an outcome and was run again");
      }
    }
    return called;
  }
}
