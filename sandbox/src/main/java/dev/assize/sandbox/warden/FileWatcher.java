package dev.assize.sandbox.warden;

import dev.assize.sandbox.isolation.Observed;
import dev.assize.sandbox.isolation.Watcher;
import dev.assize.sandbox.watch.FileReport;
import dev.assize.sandbox.watch.FileWatch;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sees what a job does to the files of its home. */
final class FileWatcher implements Watcher {

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Watch attach(long number, Path home, List<String> decoys) throws IOException {
    FileWatch watch = FileWatch.start(home, decoys);
    return () -> {
      FileReport report = watch.finish();
      List<String> gaps = new ArrayList<>();
      report.decoyGaps().forEach(gap -> gaps.add("decoys: " + gap));
      report.fileGaps().forEach(gap -> gaps.add("files: " + gap));
      return new Observed(Json.mapper().valueToTree(report), gaps);
    };
  }
}
