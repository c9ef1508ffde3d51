package dev.assize.agent.command;

import dev.assize.agent.Agent;
import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An agent that is a program, started anew for every run, and within a run for every message of the
 * user: the first by {@code run}, the later ones by {@code resume}, which finds the session where
 * the process before left it, in the same home and working directory. Between two messages none of
 * its processes is left.
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
    try {
      return converse(assignment, workplace);
    } catch (IOException e) {
      return unusable(workplace.masked(String.valueOf(e.getMessage())));
    }
  }

  /** Gives it one message after the other, for as long as its processes end by themselves. */
  private Run converse(Assignment assignment, Workplace workplace)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Run run = process(assignment, workplace, 1, assignment.deadline());
    for (int message = 2; message <= workplace.commands().size(); message++) {
      if (run.ending() != Run.Ending.COMPLETED) {
        return run;
      }
      Duration left = assignment.deadline().minusNanos(System.nanoTime() - start);
      if (!left.isPositive()) {
        return outOfTime("no time was left for message " + message);
      }
      int number = message;
      String prompt = assignment.prompts().get(message - 1);
      assignment.trace().append(at -> new TraceEvent.LaterPrompt(at, number, prompt));
      run = process(assignment, workplace, message, left);
    }
    return run;
  }

  private Run process(Assignment assignment, Workplace workplace, int message, Duration left)
      throws IOException, InterruptedException {
    List<String> command = workplace.commands().get(message - 1);
    List<String> shown = command.stream().map(workplace::masked).toList();
    Optional<FileTime> earlier = answered(workplace);
    assignment.trace().append(at -> new TraceEvent.ProcessStarted(at, shown));
    Supervised.Result result =
        Supervised.run(
            command,
            workplace.environment(),
            workplace.work(),
            workplace.home(),
            left,
            OUTPUT_LIMIT);
    record(assignment, workplace, result, earlier);
    return conclude(assignment, result);
  }

  /** When the file that holds its answers was last written; empty without one. */
  private Optional<FileTime> answered(Workplace workplace) {
    return Optional.ofNullable(spec.answer().file()).flatMap(workplace::written);
  }

  private static Run unusable(String problem) {
    return Run.unusable(
        "the agent cannot be started: " + problem.lines().findFirst().orElse("no reason given"));
  }

  /**
   * @param earlier when the file that holds its answers was written before: what stands in it since
   *     then answers an earlier message
   */
  private void record(
      Assignment assignment,
      Workplace workplace,
      Supervised.Result result,
      Optional<FileTime> earlier) {
    assignment
        .trace()
        .append(at -> new TraceEvent.ProcessEnded(at, result.exitCode(), result.ending().reason()));
    output(assignment, "stdout", workplace.masked(result.stdout()));
    output(assignment, "stderr", workplace.masked(result.stderr()));
    String file = spec.answer().file();
    String said = file == null ? result.stdout() : fresh(workplace, file, earlier);
    spec.answer()
        .in(said)
        .ifPresent(answer -> output(assignment, "answer", workplace.masked(answer)));
  }

  private static String fresh(Workplace workplace, String file, Optional<FileTime> earlier) {
    Optional<FileTime> now = workplace.written(file);
    return now.isPresent() && now.equals(earlier)
        ? ""
        : workplace.left(file, OUTPUT_LIMIT).orElse("");
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
          outOfTime("still running after " + assignment.deadline().toSeconds() + " s; killed");
      case OUTPUT_LIMIT ->
          new Run(
              Run.Ending.OUTPUT_LIMIT,
              "wrote more than " + OUTPUT_LIMIT + " bytes of output; killed",
              Run.Usage.NONE);
    };
  }

  private static Run outOfTime(String detail) {
    return new Run(Run.Ending.DEADLINE, detail, Run.Usage.NONE);
  }

  /** Nothing outlives single runs. */
  @Override
  public void close() {}
}
