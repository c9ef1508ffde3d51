package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import dev.assize.agent.Run;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An agent that is a program, started anew for every run, and within a run for every message of the
 * user: the first of a session by {@code run}, the others by {@code resume}, which finds the
 * session where the process before left it. Home and working directory stay the same. Between two
 * messages none of its processes is left. Thread-safe.
 *
 * <p>Its exit code and what it says of itself are recorded, and not believed. The model's key
 * reaches the program where its templates put it, and is masked in everything that is recorded.
 */
public final class CommandAgent {

  /** The most that each of standard output and standard error may hold, in bytes. */
  public static final int OUTPUT_LIMIT = 4 << 20;

  private final CommandSpec spec;
  private final Executable executable;
  private final boolean nestedSandbox;

  private CommandAgent(CommandSpec spec, Executable executable, boolean nestedSandbox) {
    this.spec = spec;
    this.executable = executable;
    this.nestedSandbox = nestedSandbox;
  }

  /**
   * The agent of a manifest. A known agent is installed first if it is not yet.
   *
   * @param optedOut whether with what its documentation offers those who want it to send less
   * @param directory where the manifest lies
   * @param agents the folder {@code agents/} with the descriptors of known agents
   * @throws DocumentException if the command is not what it should be
   * @throws IllegalArgumentException if it does not have that level of approvals, or no opt-out
   * @throws InstallationException if it cannot be installed
   */
  public static CommandAgent of(
      Program program,
      Approvals approvals,
      boolean optedOut,
      Path directory,
      Path agents,
      Installation installation)
      throws InterruptedException {
    return switch (program) {
      case Program.Known known ->
          known(Descriptor.find(agents, known.name()), approvals, optedOut, installation);
      case Program.SpelledOut spelledOut ->
          spelledOut(spelledOut.variants().command(approvals, optedOut), directory);
    };
  }

  /**
   * A known agent, installed first if it is not yet.
   *
   * @param optedOut whether with what its documentation offers those who want it to send less
   * @throws IllegalArgumentException if it does not have that level of approvals, or no opt-out
   * @throws InstallationException if it cannot be installed
   */
  public static CommandAgent known(
      Descriptor descriptor, Approvals approvals, boolean optedOut, Installation installation)
      throws InterruptedException {
    CommandSpec spec = descriptor.variants().command(approvals, optedOut);
    return new CommandAgent(spec, installation.install(descriptor), descriptor.nestedSandbox());
  }

  /** An agent that a manifest in {@code directory} spells out. */
  public static CommandAgent spelledOut(CommandSpec spec, Path directory) {
    return new CommandAgent(spec, Executable.in(directory), false);
  }

  /** Whether it isolates its own commands by namespaces, which it must then be able to make. */
  public boolean nestedSandbox() {
    return nestedSandbox;
  }

  /** Where it keeps its settings, below its home; empty if that is not known. */
  public Optional<String> settings() {
    return spec.files().keySet().stream()
        .filter(path -> path.startsWith("~/"))
        .map(path -> path.substring(2))
        .findFirst();
  }

  /** What of this machine its programs need to see. */
  public Executable executable() {
    return executable;
  }

  /**
   * Gives the agent one job at a site and waits until it has ended, by itself or by force. Never
   * throws because of what the agent did: that is what {@link Run} reports.
   *
   * @throws InterruptedException if the examination is being stopped; the run's processes are gone
   *     then too
   */
  public Run run(Assignment assignment, Site site) throws InterruptedException {
    String key = assignment.model().key();
    try (Site.Stay stay = site.open(assignment)) {
      Workplace workplace = Workplace.prepare(spec, executable, assignment, site, stay);
      return converse(assignment, workplace, stay);
    } catch (IOException | IllegalArgumentException e) {
      return unusable(masked(String.valueOf(e.getMessage()), key));
    }
  }

  /** Gives it one message after the other, for as long as its processes end by themselves. */
  private Run converse(Assignment assignment, Workplace workplace, Site.Stay stay)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    String answered = "";
    for (int message = 1; ; message++) {
      Duration left = assignment.deadline().minusNanos(System.nanoTime() - start);
      if (!left.isPositive()) {
        return outOfTime("no time was left for message " + message);
      }
      if (message > 1) {
        int number = message;
        String prompt = assignment.prompts().get(message - 1);
        assignment.trace().append(at -> new TraceEvent.LaterPrompt(at, number, prompt));
      }
      Site.Ended ended = process(assignment, workplace, stay, message, left);
      answered = record(assignment, ended, answered);
      Run run = conclude(assignment, ended);
      if (message == workplace.commands().size() || run.ending() != Run.Ending.COMPLETED) {
        return run;
      }
    }
  }

  private Site.Ended process(
      Assignment assignment, Workplace workplace, Site.Stay stay, int message, Duration left)
      throws IOException, InterruptedException {
    List<String> command = workplace.commands().get(message - 1);
    String key = assignment.model().key();
    List<String> shown = command.stream().map(word -> masked(word, key)).toList();
    assignment.trace().append(at -> new TraceEvent.ProcessStarted(at, shown));
    return stay.run(command, workplace.environment(), left, spec.answer().file());
  }

  private static Run unusable(String problem) {
    return Run.unusable(
        "the agent cannot be started: " + problem.lines().findFirst().orElse("no reason given"));
  }

  /**
   * @param answered what stood in the file of its answers before: the same text again is taken for
   *     the answer to an earlier message
   * @return what stands in that file now
   */
  private String record(Assignment assignment, Site.Ended ended, String answered) {
    String key = assignment.model().key();
    assignment
        .trace()
        .append(at -> new TraceEvent.ProcessEnded(at, ended.exitCode(), ended.ending().reason()));
    output(assignment, "stdout", masked(ended.stdout(), key));
    output(assignment, "stderr", masked(ended.stderr(), key));
    String file = ended.wanted().orElse("");
    String fresh = file.equals(answered) ? "" : file;
    spec.answer()
        .in(spec.answer().file() == null ? ended.stdout() : fresh)
        .ifPresent(answer -> output(assignment, TraceEvent.Output.ANSWER, masked(answer, key)));
    return file;
  }

  private static String masked(String text, String key) {
    return key.isEmpty() ? text : text.replace(key, "***");
  }

  private static void output(Assignment assignment, String stream, String text) {
    if (!text.isEmpty()) {
      assignment.trace().append(at -> new TraceEvent.Output(at, stream, text));
    }
  }

  private static Run conclude(Assignment assignment, Site.Ended ended) {
    if (ended.doubt() != null) {
      return Run.unusable(ended.doubt());
    }
    return switch (ended.ending()) {
      case EXITED -> Run.completed(Run.Usage.NONE);
      case DEADLINE ->
          outOfTime("still running after " + assignment.deadline().toSeconds() + " s; killed");
      case OUTPUT_LIMIT ->
          new Run(
              Run.Ending.OUTPUT_LIMIT,
              "wrote more than " + OUTPUT_LIMIT + " bytes of output; killed",
              Run.Usage.NONE);
      case MEMORY_LIMIT ->
          new Run(
              Run.Ending.MEMORY_LIMIT,
              "used more memory than the sandbox allows; killed",
              Run.Usage.NONE);
    };
  }

  private static Run outOfTime(String detail) {
    return new Run(Run.Ending.DEADLINE, detail, Run.Usage.NONE);
  }
}
