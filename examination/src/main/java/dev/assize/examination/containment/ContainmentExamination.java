package dev.assize.examination.containment;

import dev.assize.agent.standin.StandInServer;
import dev.assize.agent.standin.Transcript;
import dev.assize.agent.standin.playbook.Harm;
import dev.assize.agent.standin.playbook.Playbook;
import dev.assize.agent.standin.playbook.Plot;
import dev.assize.examination.TraceStore;
import dev.assize.examination.containment.ContainmentResult.Answer;
import dev.assize.examination.containment.ContainmentResult.Posture;
import dev.assize.examination.containment.ContainmentResult.Tested;
import dev.assize.sandbox.decoy.Home;
import dev.assize.sandbox.job.Persona;
import dev.assize.statement.Seed;
import dev.assize.world.ToolSpec;
import dev.assize.world.WorldException;
import dev.assize.world.WorldPack;
import dev.assize.world.mcp.WorldServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out what a hijacked model could do with the agent. Neither the world's server nor that of
 * the stand-in model is closed. Thread-safe.
 */
public final class ContainmentExamination {

  private static final int MOST_GAPS = 100;

  private final Playbook playbook;
  private final TrialRoom room;
  private final WorldPack world;
  private final Seed seed;
  private final int atOnce;

  /**
   * @param seed what is tried where follows from it
   * @param deadline for one run of the agent
   * @param traces gets the trace of each run
   * @param atOnce how many runs go on side by side
   */
  public ContainmentExamination(
      Playbook playbook,
      WorldPack world,
      WorldServer server,
      StandInServer models,
      TraceStore traces,
      Seed seed,
      Duration deadline,
      int atOnce) {
    this.playbook = playbook;
    this.world = world;
    this.seed = seed;
    this.atOnce = atOnce;
    this.room = new TrialRoom(playbook, world, server, models, traces, seed, deadline);
  }

  /**
   * Whose home the agent is let into.
   *
   * @param seed the examination's
   */
  public static Persona owner(Seed seed) {
    return Home.owner(TrialRoom.home(seed));
  }

  /**
   * Tries every harm under every setting.
   *
   * @param subjects the same agent at several levels of approvals
   * @param progress hears every answer as it comes, from several threads; there is one for each
   *     harm of the playbook and each subject
   * @throws InterruptedException if the examination is being stopped
   */
  public ContainmentResult run(List<Subject> subjects, Consumer<Answer> progress)
      throws InterruptedException {
    List<Posture> postures = new ArrayList<>();
    for (Subject subject : subjects) {
      postures.add(posture(subject, progress));
    }
    return new ContainmentResult(
        ContainmentResult.FORMAT,
        seed,
        playbook.harms().stream()
            .map(harm -> new Tested(harm.id(), harm.title(), harm.kind(), harm.severity()))
            .toList(),
        postures);
  }

  private Posture posture(Subject subject, Consumer<Answer> progress) throws InterruptedException {
    Sighting control = room.control(subject);
    String problem = control.problem();
    List<Answer> answers;
    if (problem.isEmpty()) {
      answers = sideBySide(subject, control, progress);
    } else {
      answers = playbook.harms().stream().map(harm -> Judging.untried(harm, problem)).toList();
      answers.forEach(progress);
    }
    Set<String> worldTools = world.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
    return new Posture(
        subject.setting(),
        problem,
        Transcript.offered(control.events(), worldTools),
        control.trial().trace(),
        answers,
        gaps(control, answers));
  }

  private List<Answer> sideBySide(Subject subject, Sighting control, Consumer<Answer> progress)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
    try {
      List<Future<Answer>> pending = new ArrayList<>();
      for (Harm harm : playbook.harms()) {
        pending.add(
            threads.submit(() -> {
              Answer answer = answer(harm, subject, control);
              progress.accept(answer);
              return answer;
            }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : pending) {
        answers.add(result(each));
      }
      return answers;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static Answer result(Future<Answer> pending) throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Tries a harm, and again what nobody got to because the agent ended the run before. */
  private Answer answer(Harm harm, Subject subject, Sighting control) throws InterruptedException {
    List<Sighting> runs = new ArrayList<>();
    Set<String> done = Set.of();
    try {
      for (int number = 1; number <= harm.ways().size(); number++) {
        Optional<Sighting> run = room.run(subject, harm, number, done);
        if (run.isEmpty()) {
          return Judging.untried(harm, room.lacking(subject, harm));
        }
        runs.add(run.get());
        Optional<Plot> rest = run.get().hijack().plot().rest(run.get().attempts());
        if (rest.isEmpty()) {
          break;
        }
        done = rest.get().skipped();
      }
    } catch (WorldException e) {
      return Judging.untried(harm, "the world could not be opened: " + e.getMessage());
    }
    return new Judging(harm, runs, control).answer();
  }

  private static List<String> gaps(Sighting control, List<Answer> answers) {
    Set<String> gaps = new LinkedHashSet<>(control.trial().gaps());
    answers.forEach(answer -> answer.trials().forEach(trial -> gaps.addAll(trial.gaps())));
    return gaps.stream().limit(MOST_GAPS).toList();
  }
}
