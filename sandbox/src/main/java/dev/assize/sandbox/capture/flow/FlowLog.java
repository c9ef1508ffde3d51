package dev.assize.sandbox.capture.flow;

import dev.assize.statement.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A run's flows, one JSON object per line, in the order in which they ended. Thread-safe.
 *
 * <p>It never fails while a run goes on: a record that cannot be kept, because there are too many
 * or the disk refuses, is counted in {@link #lost}.
 */
public final class FlowLog implements AutoCloseable {

  private final Path file;
  private final OutputStream out;
  private final long most;
  private long sequence;
  private long lost;

  /**
   * Creates the file.
   *
   * @throws IOException if that cannot be done
   */
  public FlowLog(Path file, long most) throws IOException {
    this.file = file;
    this.most = most;
    this.out = Files.newOutputStream(file);
  }

  /** Gives a flow its number and writes it. */
  public synchronized void append(LongFunction<Flow> flow) {
    if (sequence >= most) {
      lost++;
      return;
    }
    Flow numbered = flow.apply(++sequence);
    try {
      out.write(Json.line(numbered));
    } catch (IOException diskRefuses) {
      lost++;
    }
  }

  /** How many flows could not be kept. */
  public synchronized long lost() {
    return lost;
  }

  /** How many flows there were, kept or not. */
  public synchronized long size() {
    return sequence + lost;
  }

  /**
   * Reads all that was kept so far.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public List<Flow> flows() {
    return read(file);
  }

  /**
   * Reads a log that may have been written by another process.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static List<Flow> read(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.map(line -> Json.mapper().readValue(line, Flow.class)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
