package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.JobResult.Gone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable String namespace;

  /**
   * @param init the namespace's first process, as the warden sees it
   */
  Extinction(long init) {
    this.init = init;
    namespace = ProcessTable.namespaceOf(init).orElse(null);
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
    return !runs() && (namespace == null || !ProcessTable.read().anyIn(namespace));
  }

  /** Process ids are used again, but not while one of the old namespace is looked for. */
  private boolean runs() {
    Optional<ProcessTable.Entry> entry = ProcessTable.entry(init);
    boolean ended = entry.isEmpty() || entry.get().hasEnded();
    return !ended
        && namespace != null
        && ProcessTable.namespaceOf(init).filter(namespace::equals).isPresent();
  }
}
