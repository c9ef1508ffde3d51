package dev.assize.sandbox.warden;

import dev.assize.sandbox.isolation.Observed;
import dev.assize.sandbox.isolation.Watcher;
import dev.assize.sandbox.watch.ProcessReport;
import dev.assize.sandbox.watch.ProcessStart;
import dev.assize.sandbox.watch.ProcessWatch;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sees which programs a job starts. */
final class ProcessWatcher implements Watcher {

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public Watch attach(long number, Path home, List<String> decoys) {
    return new Starts();
  }

  /** The watches of one job's commands, one after the other. */
  private static final class Starts implements Watch {

    private final List<ProcessWatch> watches = new ArrayList<>();

    @Override
    public boolean startsProcesses() {
      return true;
    }

    @Override
    public Process start(ProcessBuilder builder) throws IOException {
      ProcessWatch watch = ProcessWatch.start(builder);
      watches.add(watch);
      return watch.process();
    }

    @Override
    public Observed close() {
      List<ProcessStart> starts = new ArrayList<>();
      List<String> gaps = new ArrayList<>();
      for (ProcessWatch watch : watches) {
        watch.close();
        starts.addAll(watch.starts());
        watch.gaps().forEach(gap -> gaps.add("processes: " + gap));
      }
      return new Observed(Json.mapper().valueToTree(new ProcessReport(starts)), gaps);
    }
  }
}
