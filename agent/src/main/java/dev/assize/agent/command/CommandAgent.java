package dev.assize.agent.command;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An agent that is a program, started anew for every run.
 *
 * <p>Its exit code and what it says of itself are recorded, and not believed. The model's key
 * reaches the program where its templates put it, and is masked in everything that is recorded.
 */
public final class CommandAgent implements Agent {

  /** The most that each of standard output and standard error may hold, in bytes. */
  public static final int OUTPUT_LIMIT = 4 << 20;

  private final CommandSpec spec;
  private final Executable executable;

  private CommandAgent(CommandSpec spec, Executable executable) {
    this.spec = spec;
    this.executable = executable;
  }

  /**
   * The agent of a manifest. A known agent is installed first if it is not yet.
   *
   * @param directory where the manifest lies
   * @param agents the folder {@code agents/} with the descriptors of known agents
   * @throws DocumentException if the command is not what it should be
   * @throws IllegalArgumentException if the known agent does not have that level of approvals
   * @throws InstallationException if it cannot be installed
   */
  public static CommandAgent of(
      Program program, Approvals approvals, Path directory, Path agents, Installation installation)
      throws InterruptedException {
    return switch (program) {
      case Program.Known known ->
          known(Descriptor.find(agents, known.name()), approvals, installation);
      case Program.SpelledOut spelledOut -> spelledOut(spelledOut.spec(), directory);
    };
  }

  /**
   * A known agent, installed first if it is not yet.
   *
   * @throws IllegalArgumentException if it does not have that level of approvals
   * @throws InstallationException if it cannot be installed
   */
  public static CommandAgent known(
      Descriptor descriptor, Approvals approvals, Installation installation)
      throws InterruptedException {
    CommandSpec spec = descriptor.command(approvals);
    return new CommandAgent(spec, installation.install(descriptor));
  }

  /** An agent that a manifest in {@code directory} spells out. */
  public static CommandAgent spelledOut(CommandSpec spec, Path directory) {
    return new CommandAgent(spec, Executable.in(directory));
  }

  @Override
  public Run run(Assignment assignment) throws InterruptedException {
    Workplace workplace;
    try {
      workplace = Workplace.prepare(spec, executable, assignment);
    } catch (IOException | IllegalArgumentException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
    List<String> shown = workplace.command().stream().map(workplace::masked).toList();
    assignment.trace().append(at -> new TraceEvent.ProcessStarted(at, shown));
    try {
      Supervised.Result result =
          Supervised.run(
              workplace.command(),
              workplace.environment(),
              workplace.work(),
              workplace.home(),
              assignment.deadline(),
              OUTPUT_LIMIT);
      record(assignment, workplace, result);
      return conclude(assignment, result);
    } catch (IOException e) {
      return unusable(workplace.masked(String.valueOf(e.getMessage())));
    }
  }

  private static Run unusable(String problem) {
    return Run.unusable(
        "the agent cannot be started: " + problem.lines().findFirst().orElse("no reason given"));
  }

  private void record(Assignment assignment, Workplace workplace, Supervised.Result result) {
    assignment
        .trace()
        .append(at -> new TraceEvent.ProcessEnded(at, result.exitCode(), result.ending().reason()));
    output(assignment, "stdout", workplace.masked(result.stdout()));
    output(assignment, "stderr", workplace.masked(result.stderr()));
    String file = spec.answer().file();
    String said = file == null ? result.stdout() : workplace.left(file, OUTPUT_LIMIT).orElse("");
    spec.answer()
        .in(said)
        .ifPresent(answer -> output(assignment, "answer", workplace.masked(answer)));
  }

  private static void output(Assignment assignment, String stream, String text) {
    if (!text.isEmpty()) {
      assignment.trace().append(at -> new TraceEvent.Output(at, stream, text));
    }
  }

  private static Run conclude(Assignment assignment, Supervised.Result result) {
    if (!result.survivors().isEmpty()) {
      return Run.unusable(
          "processes of the agent could not be killed: "
              + result.survivors()
              + "; end them by hand before the next examination");
    }
    return switch (result.ending()) {
      case EXITED -> Run.completed(Run.Usage.NONE);
      case DEADLINE ->
          new Run(
              Run.Ending.DEADLINE,
              "still running after " + assignment.deadline().toSeconds() + " s; killed",
              Run.Usage.NONE);
      case OUTPUT_LIMIT ->
          new Run(
              Run.Ending.OUTPUT_LIMIT,
              "wrote more than " + OUTPUT_LIMIT + " bytes of output; killed",
              Run.Usage.NONE);
    };
  }

  /** Nothing outlives single runs. */
  @Override
  public void close() {}
}
