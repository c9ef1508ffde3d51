package dev.assize.bench;

import dev.assize.sandbox.canary.Canary;
import dev.assize.sandbox.canary.CanaryScanner;
import dev.assize.sandbox.canary.Carrier;
import dev.assize.sandbox.canary.Channel;
import dev.assize.statement.Seed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Compares the search for a thousand canaries with {@code rg -F -f} on the same twelve thousand
 * patterns and the same bytes, in MiB for each second of CPU time, in turns.
 */
public final class CanarySearch {

  private static final int CANARIES = 1000;
  private static final int ROUNDS = 7;
  private static final double MIB = 1 << 20;
  private static final Seed SEED = new Seed("b7".repeat(32));

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final List<Canary> canaries =
      IntStream.range(0, CANARIES)
          .mapToObj(i -> Canary.draw(SEED.derive("canary " + i), "canary " + i, Carrier.PLAIN))
          .toList();
  private final byte[] data;

  private CanarySearch(int mebibytes) throws IOException {
    data = new MixedData(SEED, canaries).bytes(mebibytes << 20);
  }

  /** Takes the size of the data in MiB; 256 if it is not given. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int mebibytes = arguments.length == 0 ? 256 : Integer.parseInt(arguments[0]);
    new CanarySearch(mebibytes).compare();
  }

  private void compare() throws IOException, InterruptedException {
    long started = System.nanoTime();
    CanaryScanner scanner = new CanaryScanner(canaries);
    out.printf("index of %d canaries: %.0f ms%n", CANARIES, (System.nanoTime() - started) / 1e6);
    Path folder = Files.createTempDirectory("search");
    try {
      Path file = Files.write(folder.resolve("data"), data);
      Path patterns = Files.write(folder.resolve("patterns"), CanaryPatterns.of(canaries));
      rounds(scanner, file, patterns);
    } finally {
      for (String name : List.of("data", "patterns", "found")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private void rounds(CanaryScanner scanner, Path file, Path patterns)
      throws IOException, InterruptedException {
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    surface(scanner);
    surface(scanner);
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = surface(scanner);
      theirs[i] = ripgrep(file, patterns);
      out.printf(
          "%.0f MiB/s of CPU, rg %.1f, %.1f times%n", ours[i], theirs[i], ours[i] / theirs[i]);
    }
    out.printf(
        "median: %.0f MiB/s of CPU, rg %.1f, %.1f times%n",
        median(ours), median(theirs), median(ours) / median(theirs));
    byte[] part = Arrays.copyOf(data, Math.min(data.length, 32 << 20));
    long before = cpu();
    scanner.scan(Channel.FILE, "", part);
    out.printf("with all decodings: %.0f MiB/s of CPU%n", rate(part.length, cpu() - before));
  }

  private double surface(CanaryScanner scanner) {
    long before = cpu();
    int found = scanner.scanSurface(Channel.FILE, "", data).leaks().size();
    double rate = rate(data.length, cpu() - before);
    if (found != MixedData.PLANTED) {
      throw new IllegalStateException(MixedData.PLANTED + " were planted, found " + found);
    }
    return rate;
  }

  /** {@code times} of the shell gives the CPU time of its children, in its second line. */
  private double ripgrep(Path file, Path patterns) throws IOException, InterruptedException {
    Path found = file.resolveSibling("found");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "rg -j1 -a -o -F -f \"$1\" \"$2\" > \"$3\"; times",
                "sh",
                patterns.toString(),
                file.toString(),
                found.toString())
            .redirectErrorStream(true)
            .start();
    String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    long lines = Files.readAllLines(found, StandardCharsets.ISO_8859_1).size();
    if (lines != MixedData.PLANTED) {
      throw new IllegalStateException("rg found " + lines + " of " + MixedData.PLANTED);
    }
    double seconds = 0;
    for (String time : times.strip().lines().reduce((first, last) -> last).orElse("").split(" ")) {
      int minutes = time.indexOf('m');
      seconds += 60 * Double.parseDouble(time.substring(0, minutes));
      seconds += Double.parseDouble(time.substring(minutes + 1, time.length() - 1));
    }
    return rate(data.length, (long) (seconds * TimeUnit.SECONDS.toNanos(1)));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double rate(int bytes, long nanoseconds) {
    return bytes / MIB / (nanoseconds / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
