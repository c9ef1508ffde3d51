package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.JobResult.Limit;
import dev.assize.sandbox.job.Limits;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at a running job now and then, and says which limits it has reached. Short peaks between
 * two looks are missed, which is why the file systems, processes and files have limits in the
 * kernel too.
 */
final class Watchdog {

  /**
   * A job at its limit ends and starts processes all the time, so it is rarely seen exactly there.
   */
  private static final int NEAR = 16;

  private static final int CROWDED = 4;

  private final long init;
  private final Limits limits;
  private final Place place;
  private int threads;
  private final Set<Limit> hit = EnumSet.noneOf(Limit.class);

  Watchdog(long init, Limits limits, Place place) {
    this.init = init;
    this.limits = limits;
    this.place = place;
  }

  /** One look. */
  void look() throws IOException {
    List<ProcessTable.Entry> processes = ProcessTable.read().tree(init);
    threads = processes.stream().mapToInt(ProcessTable.Entry::threads).sum();
    if (threads >= limits.processes() - limits.processes() / NEAR) {
      hit.add(Limit.PROCESSES);
    }
    if (MemoryUse.of(processes) > limits.memoryBytes()) {
      hit.add(Limit.MEMORY);
    }
    hit.addAll(place.full());
  }

  /** Whether it had so many processes when last looked at that it may soon reach their limit. */
  boolean crowded() {
    return threads >= limits.processes() / CROWDED;
  }

  /** Notes a limit that was seen elsewhere. */
  void note(Limit limit) {
    hit.add(limit);
  }

  /** Whether the job uses more memory than it may, or did at some look. */
  boolean outOfMemory() {
    return hit.contains(Limit.MEMORY);
  }

  /** All limits that were seen to be reached. */
  Set<Limit> hit() {
    return Set.copyOf(hit);
  }
}
