package dev.assize.sandbox.watch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what observing costs: the same work with and without, in turn, many times. Prints the
 * median of the ratios of wall time, and the extremes.
 */
final class ObservationCost {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final int PAIRS = 11;
  private static final String STARTS =
      "i=0; while [ $i -lt 300 ]; do /bin/true $i; i=$((i+1)); done";
  private static final String FILES =
      "mkdir t; seq 2000 | sed 's,^,t/f,' | xargs touch; for f in t/f1*; do echo line > $f; done; "
          + "for i in 1 2 3 4 5 6; do grep -r nothing . ; find . -type f | wc -l; done; rm -r t";

  private ObservationCost() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createDirectories(Path.of("home"));
    run(
        new ProcessBuilder("/bin/sh", "-c", "mount -t tmpfs -o mode=700,nosuid,nodev tmpfs home")
            .start());
    List<String> decoys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Files.writeString(home.resolve("file" + i), "of no interest");
      decoys.add("file" + i);
    }
    String work = arguments[0].equals("starts") ? STARTS : FILES;
    List<Double> ratios = new ArrayList<>();
    List<Double> bares = new ArrayList<>();
    for (int pair = -1; pair < PAIRS; pair++) {
      boolean first = pair % 2 == 0;
      double watchedFirst = first ? watched(home, decoys, work) : 0;
      double bare = bare(home, work);
      double watched = first ? watchedFirst : watched(home, decoys, work);
      if (pair >= 0) {
        ratios.add(watched / bare);
        bares.add(bare);
      }
    }
    ratios.sort(Double::compare);
    bares.sort(Double::compare);
    OUT.println(
        "%s: median ratio %.2f (%.2f to %.2f) of %d pairs; bare median %.0f ms"
            .formatted(
                arguments[0],
                ratios.get(PAIRS / 2),
                ratios.getFirst(),
                ratios.getLast(),
                PAIRS,
                bares.get(PAIRS / 2)));
  }

  private static double bare(Path home, String work) throws Exception {
    long start = System.nanoTime();
    run(builder(home, work).start());
    return (System.nanoTime() - start) / 1e6;
  }

  private static double watched(Path home, List<String> decoys, String work) throws Exception {
    FileWatch files = FileWatch.start(home, decoys);
    long start = System.nanoTime();
    try (ProcessWatch watch = ProcessWatch.start(builder(home, work))) {
      run(watch.process());
      double time = (System.nanoTime() - start) / 1e6;
      if (!watch.gaps().isEmpty() || watch.starts().isEmpty()) {
        throw new IllegalStateException("not observed: " + watch.gaps());
      }
      return time;
    } finally {
      files.finish();
    }
  }

  private static ProcessBuilder builder(Path home, String work) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", work);
    builder.directory(home.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.to(Path.of("/dev/null").toFile()));
    builder.redirectError(ProcessBuilder.Redirect.to(Path.of("/dev/null").toFile()));
    return builder;
  }

  private static void run(Process process) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the work failed: " + process.exitValue());
    }
  }
}
