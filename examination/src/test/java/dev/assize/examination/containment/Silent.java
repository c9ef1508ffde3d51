package dev.assize.examination.containment;

import dev.assize.agent.Run;
import dev.assize.examination.detonation.Detonation;
import dev.assize.sandbox.watch.FileReport;
import java.nio.file.Path;
import java.util.List;

/** A run in which nothing happened. */
final class Silent {

  static final Detonation RUN =
      new Detonation(
          Run.completed(Run.Usage.NONE),
          List.of(),
          Path.of("none"),
          FileReport.NONE,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private Silent() {}
}
