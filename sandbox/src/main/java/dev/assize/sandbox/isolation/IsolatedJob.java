package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import dev.assize.sandbox.job.JobResult.Gone;
import dev.assize.sandbox.job.JobResult.Limit;
import dev.assize.sandbox.job.Observations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One job, from the preparation of its place until nothing of it is left. Used by one thread,
 * except for {@link #cancel}.
 */
public final class IsolatedJob implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;
  private static final long LOOKS_PER_SAMPLE = 3;
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private static final String EXEC =
      "exec 3<\"$1\" 4<\"$2\" 5>\"$3\"; shift 3; exec -c -a init \"$0\" --args 3 -- \"$@\"";

  private final Ground ground;
  private final Job job;
  private final Place place;
  private final Observers observers;
  private volatile boolean cancelled;

  private IsolatedJob(Ground ground, Job job, Place place, Observers observers) {
    this.ground = ground;
    this.job = job;
    this.place = place;
    this.observers = observers;
  }

  /**
   * Makes the job's place, opens its network and lets the watchers look.
   *
   * @param number unique within the warden
   * @throws IOException if that cannot be done; nothing is left then
   */
  public static IsolatedJob open(
      Ground ground, long number, Job job, Network network, List<Watcher> watchers)
      throws IOException {
    Place place = Place.prepare(ground, number, job);
    Observers observers = new Observers(network, watchers);
    try {
      observers.open(number, place, job);
      return new IsolatedJob(ground, job, place, observers);
    } catch (IOException | RuntimeException e) {
      try (place;
          observers) {
        throw e;
      }
    }
  }

  /** Has its command killed as soon as possible, and every later one. Thread-safe. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Runs a command to its end. No process of it is left then.
   *
   * @throws IOException if it could not be started, or its end not be established
   */
  public JobResult run(Command command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(command);
    Streams streams = new Streams(process, job.limits().outputBytes());
    BubblewrapStatus status = awaitInit(process, streams);
    Extinction extinction = new Extinction(status.init().orElseThrow(), status.namespace());
    Watchdog watchdog = new Watchdog(status.init().orElseThrow(), job.limits(), place);
    Ending ending;
    Gone gone;
    try {
      ending = await(process, start, command.deadline(), watchdog, streams);
    } finally {
      gone = extinction.complete();
      kill(process);
      process.waitFor();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    place.full().forEach(watchdog::note);
    OptionalInt exitCode = BubblewrapStatus.read(place.status()).exitCode();
    List<Collected> collected = gone.proven() ? collect(command) : List.of();
    return new JobResult(
        ending == Ending.EXITED && exitCode.isEmpty() ? Ending.KILLED : ending,
        ending == Ending.EXITED ? exitCode.orElse(-1) : -1,
        took,
        streams.out().content(),
        streams.err().content(),
        collected,
        watchdog.hit(),
        gone);
  }

  /** Ends all observation and tells what was seen. To be called when no command runs. */
  public Observations end() {
    observers.finish();
    return new Observations(observers.findings(), gaps());
  }

  /** Takes everything away. */
  @Override
  public void close() throws IOException {
    try (place) {
      observers.close();
    }
  }

  private List<Collected> collect(Command command) throws IOException {
    return Collector.collect(
        place.home(),
        command.bringBack(),
        command.bringBackChanged() ? job.files() : null,
        job.limits().collectedBytes());
  }

  private record Streams(OutputPump out, OutputPump err) {

    Streams(Process process, int limit) {
      this(
          new OutputPump(process.getInputStream(), limit),
          new OutputPump(process.getErrorStream(), limit));
    }

    boolean overflown() {
      return out.overflown() || err.overflown();
    }
  }

  /**
   * The shell opens the files that bubblewrap wants as descriptors, which Java cannot pass on, and
   * gives it an empty environment, which everybody inside can read in {@code /proc/1/environ}.
   */
  private Process start(Command command) throws IOException {
    Bubblewrap.write(ground, place, command, observers.environment());
    List<String> words = new ArrayList<>(observers.enter());
    words.addAll(List.of("/bin/bash", "-c", EXEC, ground.init().toString()));
    words.add(place.arguments().toString());
    words.add(ground.filter(job.nestedSandbox()).toString());
    words.add(place.status().toString());
    words.addAll(Bubblewrap.words(command, job.limits()));
    Files.write(place.status(), new byte[0]);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectInput(new File("/dev/null")).directory(new File("/"));
    return observers.start(builder);
  }

  private BubblewrapStatus awaitInit(Process process, Streams streams)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < START_PATIENCE.toNanos()) {
      boolean ended = !process.isAlive();
      BubblewrapStatus status = BubblewrapStatus.read(place.status());
      if (status.init().isPresent()) {
        return status;
      }
      if (ended) {
        throw new IOException("the isolation could not be set up: " + firstLine(streams.err()));
      }
      Thread.sleep(1);
    }
    endUnready(process);
    throw new IOException(
        "the isolation was not set up within " + START_PATIENCE.toSeconds() + " s");
  }

  /** Process.destroyForcibly would close the streams before they are read to their ends. */
  private static void kill(Process process) {
    if (process.isAlive()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Children first, since they would belong to the warden's first process afterwards. */
  private static void endUnready(Process process) throws InterruptedException {
    for (int i = 0; i < 100 && descendants(process).findAny().isPresent(); i++) {
      descendants(process).forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(10);
    }
    process.destroyForcibly().waitFor();
  }

  private static Stream<ProcessHandle> descendants(Process process) {
    return ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants);
  }

  private static String firstLine(OutputPump stderr) throws IOException, InterruptedException {
    return stderr.content().text().lines().findFirst().orElse("no reason given");
  }

  private Ending await(
      Process process, long start, Duration deadline, Watchdog watchdog, Streams streams)
      throws IOException, InterruptedException {
    for (long look = 0; ; look++) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return Ending.EXITED;
      }
      if (cancelled) {
        return Ending.CANCELLED;
      }
      if (streams.overflown()) {
        watchdog.note(Limit.OUTPUT);
        return Ending.OUTPUT_LIMIT;
      }
      if (System.nanoTime() - start > deadline.toNanos()) {
        watchdog.note(Limit.DEADLINE);
        return Ending.DEADLINE;
      }
      if (look % LOOKS_PER_SAMPLE == 0 || watchdog.crowded()) {
        watchdog.look();
      }
      if (watchdog.outOfMemory()) {
        return Ending.MEMORY_LIMIT;
      }
    }
  }

  private List<String> gaps() {
    List<String> gaps = new ArrayList<>(observers.gaps());
    gaps.add("memory: sampled every 60 ms, so a short peak above the limit is not seen");
    if (job.nestedSandbox()) {
      gaps.add(
          "isolation: the job may make namespaces and mounts, so more of the kernel is open to it");
    }
    return gaps;
  }
}
