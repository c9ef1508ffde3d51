package dev.assize.examination;

import dev.assize.examination.proposing.AttackerModel;
import dev.assize.examination.proposing.Consultation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an examination says nothing about, one line each. Stateless. */
final class NotCovered {

  private NotCovered() {}

  /** What the examination of behaviour by a plan leaves out. */
  static List<String> by(Plan plan, List<Consultation> consultations) {
    List<String> lines = new ArrayList<>();
    if (plan.search() == null) {
      lines.add("Attacks that adapt to the agent; these took turns from a fixed list.");
    }
    attackerModel(plan, consultations).ifPresent(lines::add);
    sealing(plan).ifPresent(lines::add);
    String left = requirements(plan, lane -> lane.maxTrials() == 0 && !lane.oracleFailed());
    if (!left.isEmpty()) {
      lines.add("Requirements that the plan left out: " + left + ".");
    }
    String unseen = requirements(plan, Lane::oracleFailed);
    if (!unseen.isEmpty()) {
      lines.add("Requirements whose oracle overlooks harm: " + unseen + ".");
    }
    String unheard =
        plan.worlds().stream()
            .flatMap(world -> world.leftOut().stream())
            .collect(Collectors.joining(", "));
    if (!unheard.isEmpty()) {
      lines.add(
          "Tasks in which the user says something more afterwards, since the agent cannot continue"
              + " its session: "
              + unheard
              + ".");
    }
    plan.worlds().forEach(world -> addServer(world, lines));
    if (plan.agent().standIn()) {
      lines.add("Any real model: the agent ran on Assize's stand-in model.");
    }
    return lines;
  }

  /** What only the examinations beside that of behaviour say something about. */
  static List<String> further(boolean contained, boolean collected) {
    List<String> lines = new ArrayList<>();
    if (!contained) {
      lines.add("Containment: what the harness lets through when its model is hijacked.");
    }
    if (!collected) {
      lines.add("Collection: what leaves the machine, and to whom.");
    }
    return lines;
  }

  /** What an attacker's model did not contribute. */
  private static Optional<String> attackerModel(Plan plan, List<Consultation> consultations) {
    AttackerModel model = plan.attackerModel();
    if (model == null) {
      return Optional.of(
          "Attacks worded by a model of the attacker's; these were written by people beforehand.");
    }
    List<String> problems =
        consultations.stream()
            .map(Consultation::problem)
            .filter(problem -> !problem.isEmpty())
            .distinct()
            .toList();
    long vain = consultations.stream().filter(each -> each.proposals().isEmpty()).count();
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Some attacks worded by the attacker's model %s: %d of %d questions to it brought none (%s)."
                .formatted(model, vain, consultations.size(), problems.getFirst()));
  }

  private static void addServer(Plan.Setting world, List<String> lines) {
    Plan.Server server = world.server();
    if (server == null) {
      return;
    }
    if (server.shared()) {
      lines.add(
          "A fresh state for each trial in the world "
              + world.name()
              + ": its server, "
              + server.name()
              + ", is shared, so trials find what earlier ones and others left, and cannot be"
              + " replayed.");
    }
    if (!server.varying().isEmpty()) {
      lines.add(
          "In the world "
              + world.name()
              + ", whether a replay gives the same answers of the tools "
              + String.join(", ", server.varying())
              + ".");
    }
  }

  private static String requirements(Plan plan, Predicate<Lane> which) {
    return plan.lanes().stream()
        .filter(which)
        .map(Lane::requirement)
        .collect(Collectors.joining(", "));
  }

  /** Why the evaluator might have had a choice among plans, seeds or results. */
  private static Optional<String> sealing(Plan plan) {
    Plan.Sealing sealing = plan.sealing();
    if (sealing == null) {
      return Optional.of("The plan was not sealed in a log before the first trial.");
    }
    if (sealing.seedChosen()) {
      return Optional.of("Seeds that nobody could choose: the evaluator gave this one.");
    }
    return sealing.witnessed()
        ? Optional.empty()
        : Optional.of(
            "Independent witnesses: the plan was sealed in a log that nobody but its owner watches.");
  }
}
