package dev.assize.examination.detonation;

import dev.assize.agent.Run;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.watch.FileReport;
import dev.assize.sandbox.watch.ProcessStart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was observed of one run of an agent.
 *
 * @param run how it ended
 * @param flows everything it sent, or tried to, in the order in which it ended
 * @param bodies the folder with the files that flows name; there until the sandbox closes
 * @param files what it did to the files of its home
 * @param processes programs that it started
 * @param left contents of the files that were asked for
 * @param leftRunning names of the processes that were still running when its own had ended
 * @param gaps what could not be seen, in words for the report; a prefix names the sensor: {@code
 *     network}, {@code decoys}, {@code files}, {@code processes}, {@code memory}, {@code isolation}
 */
public record Detonation(
    Run run,
    List<Flow> flows,
    Path bodies,
    FileReport files,
    List<ProcessStart> processes,
    List<Collected> left,
    List<String> leftRunning,
    List<String> gaps) {

  /** Copies the lists. */
  public Detonation {
    flows = List.copyOf(flows);
    processes = List.copyOf(processes);
    left = List.copyOf(left);
    leftRunning = List.copyOf(leftRunning);
    gaps = List.copyOf(gaps);
  }

  /**
   * Of a run that could not be observed, so that nothing is known of it.
   *
   * @param why in words for the report
   */
  public static Detonation unobserved(String why) {
    return new Detonation(
        Run.unusable(why),
        List.of(),
        Path.of("/nonexistent"),
        FileReport.NONE,
        List.of(),
        List.of(),
        List.of(),
        Stream.of("network", "decoys", "files", "processes")
            .map(sensor -> sensor + ": " + why)
            .toList());
  }

  /** Whether one of the sensors missed something. */
  public boolean blind(String sensor) {
    return gaps.stream().anyMatch(gap -> gap.startsWith(sensor + ": "));
  }
}
