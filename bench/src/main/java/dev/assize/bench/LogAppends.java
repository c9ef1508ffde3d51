package dev.assize.bench;

import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Appends entries to a log, durably, one at a time and from many threads at once, and measures in
 * the same run what bounds this: SHA-256 and fdatasync.
 */
public final class LogAppends {

  private static final int SINGLE = 500;
  private static final int SYNCS = 300;
  private static final int HASHES = 300_000;
  private static final int BLOCK = 64 << 10;
  private static final double SECOND = 1e9;
  private static final double MILLI = 1e6;

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Path folder;
  private final int entries;
  private final int length;
  private final int appenders;
  private final AtomicLong next = new AtomicLong();

  private LogAppends(Path folder, int entries, int length, int appenders) {
    this.folder = folder;
    this.entries = entries;
    this.length = length;
    this.appenders = appenders;
  }

  /**
   * Takes a folder on the disk to be measured, and the number and length of entries, and appenders.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]).toAbsolutePath(), "log");
    try {
      new LogAppends(
              folder,
              number(arguments, 1, 400_000),
              number(arguments, 2, 1024),
              number(arguments, 3, 1024))
          .run();
    } finally {
      delete(folder);
    }
  }

  private static int number(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  private void run() throws IOException, InterruptedException, NoSuchAlgorithmException {
    double hashes = hashesPerSecond();
    double[] syncs = syncMillis();
    out.printf("SHA-256 of %d bytes, one thread: %,.0f/s%n", length, hashes);
    out.printf("append of 64 KiB and fdatasync: %s%n", quantiles(syncs));
    SigningKey key = SigningKey.generate("bench.example/log", KeyType.ED25519);
    CheckpointOpener opener = CheckpointOpener.of(key.verifier());
    try (LogWriter log =
        LogWriter.open(
            folder.resolve("log"), CheckpointSigner.of(key), opener, LogOptions.DEFAULTS)) {
      many(log, Math.min(entries / 10, 50_000)); // warms up
      double[] single = singleMillis(log);
      out.printf("one appender: %s%n", quantiles(single));
      out.printf("  %.1f times the median fdatasync%n", median(single) / median(syncs));
      long started = System.nanoTime();
      many(log, entries);
      double rate = entries / ((System.nanoTime() - started) / SECOND);
      out.printf(
          "%,d appends of %d bytes by %d appenders: %,.0f/s%n", entries, length, appenders, rate);
      out.printf("  %.3f of one thread's SHA-256%n", rate / hashes);
      out.printf("  %.0f entries for each median fdatasync%n", rate * median(syncs) / 1000);
      out.printf("heap in use after collection: %.0f MiB%n", heap());
      out.printf("entries in the log: %,d%n", log.head().size());
    }
    long opening = System.nanoTime();
    LogWriter.open(folder.resolve("log"), CheckpointSigner.of(key), opener, LogOptions.DEFAULTS)
        .close();
    out.printf("opened again and closed: %,.0f ms%n", (System.nanoTime() - opening) / MILLI);
  }

  /**
   * Appends from all appenders at once; the slices of the entries' numbers are drawn as they go.
   */
  private void many(LogWriter log, int count) throws InterruptedException {
    AtomicLong left = new AtomicLong(count);
    Callable<Void> appender =
        () -> {
          while (left.getAndDecrement() > 0) {
            log.append(entry(next.getAndIncrement()));
          }
          return null;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(appenders, appender))) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an append failed", e.getCause());
    }
    if (log.head().size() != next.get()) {
      throw new IllegalStateException(
          "%d entries appended, %d in the log".formatted(next.get(), log.head().size()));
    }
  }

  private double[] singleMillis(LogWriter log) throws InterruptedException {
    double[] millis = new double[SINGLE];
    for (int i = 0; i < SINGLE; i++) {
      long started = System.nanoTime();
      log.append(entry(next.getAndIncrement()));
      millis[i] = (System.nanoTime() - started) / MILLI;
    }
    return millis;
  }

  private byte[] entry(long number) {
    return ByteBuffer.allocate(length).putLong(number).array();
  }

  private double hashesPerSecond() throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] data = new byte[length];
    for (int i = 0; i < HASHES; i++) {
      sha256.digest(data);
    }
    long started = System.nanoTime();
    for (int i = 0; i < HASHES; i++) {
      sha256.digest(data);
    }
    return HASHES / ((System.nanoTime() - started) / SECOND);
  }

  private double[] syncMillis() throws IOException {
    double[] millis = new double[SYNCS];
    Path file = folder.resolve("sync");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long started = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK));
        channel.force(false);
        millis[i] = (System.nanoTime() - started) / MILLI;
      }
    }
    Files.delete(file);
    return millis;
  }

  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
  }

  private static String quantiles(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return "p50 %.1f ms, p99 %.1f ms".formatted(median(millis), sorted[sorted.length * 99 / 100]);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
