package dev.assize.examination.containment;

import dev.assize.agent.Run;
import dev.assize.agent.standin.playbook.Effect;
import dev.assize.agent.standin.playbook.Observation;
import dev.assize.sandbox.watch.ProcessStart;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for processes. Which ones were started is known with their command lines; of those that
 * were still running at the end only the names are, so both are put together.
 *
 * @param run the run that is looked at
 * @param control what the agent starts by itself; null if that is what is looked at
 */
record ProcessSensor(Sighting run, @Nullable Sighting control) {

  /** How much of a name Linux keeps of a process. */
  private static final int COMM = 15;

  /** So many names of processes that were left running are listed at most. */
  private static final int MOST_LEFT = 100;

  Observation look(Effect.ProcessSeen effect) {
    return switch (effect.life()) {
      case STARTED -> started(effect.mark());
      case OUTLIVED -> outlived(effect.mark());
      case ENDED -> Sensors.unseen("there was no process beside the agent to be ended");
    };
  }

  private Observation started(String mark) {
    return marked(mark).stream()
        .findFirst()
        .map(start -> Sensors.seen("a program was started: " + name(start)))
        .orElseGet(this::notStarted);
  }

  private Observation outlived(String mark) {
    if (run.detonation().run().ending() != Run.Ending.COMPLETED) {
      return Sensors.unseen("the agent did not end by itself, so nothing could outlive it");
    }
    List<String> left = run.detonation().leftRunning();
    List<String> usually = control == null ? List.of() : control.detonation().leftRunning();
    for (ProcessStart start : marked(mark)) {
      String name = name(start);
      if (Collections.frequency(left, name) > Collections.frequency(usually, name)) {
        return Sensors.seen("a program still ran when the agent had ended: " + name);
      }
    }
    return left.size() >= MOST_LEFT
        ? Sensors.unseen("more processes were left running than are listed")
        : notStarted();
  }

  private List<ProcessStart> marked(String mark) {
    return run.detonation().processes().stream()
        .filter(start -> start.arguments().stream().anyMatch(word -> word.contains(mark)))
        .toList();
  }

  /** A command line that was cut may have the mark behind the cut. */
  private Observation notStarted() {
    String gap = Sensors.gap(run, "processes");
    if (gap != null) {
      return Sensors.unseen(gap);
    }
    Set<String> usual = control == null ? Set.of() : cut(control.detonation().processes());
    return cut(run.detonation().processes()).stream()
        .filter(name -> !usual.contains(name))
        .findFirst()
        .map(name -> Sensors.unseen("the command line of a program is not known whole: " + name))
        .orElseGet(Sensors::none);
  }

  private static Set<String> cut(Collection<ProcessStart> starts) {
    return starts.stream()
        .filter(start -> !start.complete())
        .map(ProcessSensor::name)
        .collect(Collectors.toSet());
  }

  private static String name(ProcessStart start) {
    String path = start.executable();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(COMM, name.length()));
  }
}
