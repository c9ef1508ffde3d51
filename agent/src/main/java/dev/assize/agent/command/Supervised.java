package dev.assize.agent.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end, or ends it: with exactly the given environment, no standard input, no
 * controlling terminal where the system has {@code setsid}, a deadline, and a limit to its output.
 * However it ends, its processes are gone then.
 */
final class Supervised {

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final String SETSID_FAILED = "setsid: failed to execute ";
  private static final long LOOK_MILLIS = 100;

  private Supervised() {}

  /** Why it ended. */
  enum Ending {
    EXITED("exited"),
    DEADLINE("deadline"),
    OUTPUT_LIMIT("output-limit");

    private final String reason;

    Ending(String reason) {
      this.reason = reason;
    }

    /** As in {@link dev.assize.statement.trace.TraceEvent.ProcessEnded}. */
    String reason() {
      return reason;
    }
  }

  /**
   * @param survivors processes that could not be killed; empty but for broken systems
   */
  record Result(Ending ending, int exitCode, String stdout, String stderr, List<Long> survivors) {}

  /**
   * @param home the value of {@code HOME} in {@code environment}; no other process has it
   * @param limit bytes, for each of the two streams
   * @throws IOException if the program cannot be started
   * @throws InterruptedException if the thread is interrupted; its processes are gone then too
   */
  static Result run(
      List<String> command,
      Map<String, String> environment,
      Path work,
      Path home,
      Duration deadline,
      int limit)
      throws IOException, InterruptedException {
    Process process = start(command, environment, work);
    ProcessTree tree = new ProcessTree(process.toHandle(), home);
    Thread hook =
        Thread.ofPlatform().unstarted(() -> new ProcessTree(process.toHandle(), home).end());
    List<Long> survivors;
    CappedOutput stdout = new CappedOutput(process.getInputStream(), limit);
    CappedOutput stderr = new CappedOutput(process.getErrorStream(), limit);
    Ending ending;
    try {
      whenTheJvmEnds(hook);
      ending = await(process, tree, deadline, stdout, stderr);
    } finally {
      survivors = tree.end();
      forget(hook);
    }
    int exitCode = survivors.isEmpty() ? process.waitFor() : -1;
    String printed = stdout.text();
    String complaints = stderr.text();
    if (complaints.startsWith(SETSID_FAILED)) {
      throw new IOException(complaints.strip().substring(SETSID_FAILED.length()));
    }
    if (stdout.overflown() || stderr.overflown()) {
      ending = Ending.OUTPUT_LIMIT;
    }
    return new Result(ending, exitCode, printed, complaints, survivors);
  }

  private static Process start(List<String> command, Map<String, String> environment, Path work)
      throws IOException {
    List<String> detached = new ArrayList<>(command);
    if (Files.isExecutable(SETSID)) {
      detached.addFirst(SETSID.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(work.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ending await(
      Process process,
      ProcessTree tree,
      Duration deadline,
      CappedOutput stdout,
      CappedOutput stderr)
      throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tree.look();
      if (stdout.overflown() || stderr.overflown()) {
        return Ending.OUTPUT_LIMIT;
      }
      if (System.nanoTime() - end >= 0) {
        return Ending.DEADLINE;
      }
    }
    return Ending.EXITED;
  }

  private static void whenTheJvmEnds(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      throw new InterruptedException("the JVM is shutting down");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs and finds nothing left.
    }
  }
}
