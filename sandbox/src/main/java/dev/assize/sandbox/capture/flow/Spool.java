package dev.assize.sandbox.capture.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The folder that holds a run's bodies, and how much of it is left. Thread-safe. */
public final class Spool {

  private final Path folder;
  private final long bodyBytes;
  private final AtomicLong left;
  private final AtomicLong files = new AtomicLong();

  /**
   * @param folder an existing folder that the agent cannot reach
   */
  public Spool(Path folder, CaptureLimits limits) {
    this.folder = folder;
    this.bodyBytes = limits.bodyBytes();
    this.left = new AtomicLong(limits.runBytes());
  }

  /** A new body to write to. Its file appears with its first byte. */
  public SpoolFile open() {
    return new SpoolFile(this, bodyBytes);
  }

  /** A body of few bytes. */
  public Body keep(byte[] bytes) {
    SpoolFile file = open();
    file.write(bytes, 0, bytes.length);
    return file.finish();
  }

  /** Opens what was kept. */
  public InputStream read(String file) throws IOException {
    return Files.newInputStream(folder.resolve(file));
  }

  /** Where a body's file is. */
  public Path path(String file) {
    return folder.resolve(file);
  }

  Path fresh() {
    return folder.resolve("%06d.body".formatted(files.incrementAndGet()));
  }

  /** How many of these bytes may be written. */
  int claim(int bytes) {
    long before = left.getAndUpdate(now -> Math.max(0, now - bytes));
    return (int) Math.min(bytes, before);
  }
}
