package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.JobResult.Gone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends a job's process namespace by killing its first process, and waits for the proof.
 *
 * <p>The kernel then kills all the others, and lets the first end only when none is left
 * (pid_namespaces(7)). So there are two independent signs, and both are demanded: the first process
 * has ended, and no process is in that namespace.
 */
final class Extinction {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_NAMES = 100;

  private final long init;
  private final Optional<String> namespace;

  /**
   * @param init the namespace's first process, as the warden sees it
   * @param namespace if it is known; else it is asked of that process, if that still runs
   */
  Extinction(long init, Optional<String> namespace) {
    this.init = init;
    this.namespace = namespace.or(() -> ProcessTable.namespaceOf(init));
  }

  /** Kills, and waits until nothing is left or patience ends. */
  Gone complete() throws IOException, InterruptedException {
    List<String> running =
        ProcessTable.read().tree(init).stream()
            .skip(1)
            .filter(entry -> !entry.hasEnded())
            .limit(MOST_NAMES)
            .map(ProcessTable.Entry::name)
            .toList();
    long start = System.nanoTime();
    boolean proven = false;
    while (!proven && System.nanoTime() - start < PATIENCE.toNanos()) {
      kill();
      proven = isGone();
      if (!proven) {
        Thread.sleep(1);
      }
    }
    return new Gone(proven, Duration.ofNanos(System.nanoTime() - start), running);
  }

  private void kill() {
    if (runs()) {
      ProcessHandle.of(init).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private boolean isGone() throws IOException {
    return !runs() && (namespace.isEmpty() || !ProcessTable.read().anyIn(namespace.get()));
  }

  /** A process with its id in another namespace is another one: ids are used again. */
  private boolean runs() {
    Optional<ProcessTable.Entry> entry = ProcessTable.entry(init);
    boolean isAnother =
        namespace.isPresent()
            && ProcessTable.namespaceOf(init)
                .filter(own -> !own.equals(namespace.get()))
                .isPresent();
    return entry.isPresent() && !entry.get().hasEnded() && !isAnother;
  }
}
