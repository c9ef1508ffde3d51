package dev.assize.examination;

import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The record of finished trials, one JSON line each, in the order in which they finished.
 *
 * <p>When {@link #append} returns, the line is on disk ({@code fsync}). A process killed in the
 * middle of a line leaves a last line without a line feed; opening the journal again cuts it off,
 * so that its trial counts as never finished. A lock keeps a second process out. Thread-safe.
 */
public final class Journal implements AutoCloseable {

  private static final int READ_SIZE = 1 << 16;

  private final FileChannel channel;
  private final FileLock lock;
  private final List<TrialRecord> records;
  private final Object forcing = new Object();
  private long forced;

  private Journal(FileChannel channel, FileLock lock, List<TrialRecord> records) {
    this.channel = channel;
    this.lock = lock;
    this.records = records;
  }

  /**
   * Opens a journal for appending, making it if it is missing.
   *
   * @throws DocumentException if another process has it open, or a complete line is not a record
   */
  public static Journal open(Path file) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = lock(file, channel);
      byte[] bytes = readAll(channel);
      int whole = wholeLines(bytes);
      List<TrialRecord> records = parse(file, new String(bytes, 0, whole, StandardCharsets.UTF_8));
      channel.truncate(whole);
      channel.position(whole);
      channel.force(true);
      return new Journal(channel, lock, records);
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      closeQuietly(channel, e);
      throw e;
    }
  }

  /**
   * Reads a journal without opening it for appending. A torn last line is left out.
   *
   * @throws DocumentException if it is missing or a complete line is not a record
   */
  public static List<TrialRecord> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return parse(file, new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DocumentException(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }

  /** Of these records the last attempt at each trial, in the order of the first attempts. */
  public static List<TrialRecord> lastAttempts(List<TrialRecord> records) {
    Map<String, TrialRecord> byTrial = new LinkedHashMap<>();
    for (TrialRecord record : records) {
      byTrial.merge(
          record.trial(), record, (one, other) -> one.attempt() > other.attempt() ? one : other);
    }
    return List.copyOf(byTrial.values());
  }

  /** What was recorded so far, in the order in which it was recorded. */
  public synchronized List<TrialRecord> records() {
    return List.copyOf(records);
  }

  /** Records a finished attempt, durably. */
  public void append(TrialRecord trial) {
    ByteBuffer line = ByteBuffer.wrap(Json.line(trial));
    try {
      force(write(trial, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized long write(TrialRecord trial, ByteBuffer line) throws IOException {
    while (line.hasRemaining()) {
      channel.write(line);
    }
    records.add(trial);
    return channel.position();
  }

  /** Those who wait for the disk meanwhile are served together by the next who gets to it. */
  private void force(long end) throws IOException {
    synchronized (forcing) {
      if (forced < end) {
        long written = channel.position();
        channel.force(false);
        forced = written;
      }
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock lock(Path file, FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process has it open: the same answer as for another process.
    }
    if (lock == null) {
      throw new DocumentException(
          List.of(file + ": in use by another examination; wait for it or choose another --out"));
    }
    return lock;
  }

  private static byte[] readAll(FileChannel channel) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()) + READ_SIZE);
    while (channel.read(all) >= 0) {
      if (!all.hasRemaining()) {
        all = ByteBuffer.allocate(all.capacity() * 2).put(all.flip());
      }
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }

  /** How many bytes belong to lines that end with a line feed. */
  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static List<TrialRecord> parse(Path file, String text) {
    List<TrialRecord> records = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        records.add(Json.mapper().readValue(line, TrialRecord.class));
      } catch (JacksonException e) {
        throw new DocumentException(
            List.of(file + ":" + number + ": not a trial's record: " + e.getOriginalMessage()));
      }
    }
    return records;
  }

  private static void closeQuietly(@Nullable FileChannel channel, Exception because) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        because.addSuppressed(e);
      }
    }
  }
}
