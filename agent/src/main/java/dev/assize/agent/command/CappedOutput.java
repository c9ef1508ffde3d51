package dev.assize.agent.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads one stream of a process, in a thread of its own, up to a limit. Beyond it nothing more is
 * read, so the process comes to a halt at its next write. Thread-safe.
 */
final class CappedOutput {

  /** Long enough to read a full pipe; only a process that cannot be killed keeps it open. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Thread reader;
  private volatile boolean overflown;

  CappedOutput(InputStream in, int limit) {
    this.limit = limit;
    this.reader = Thread.ofVirtual().start(() -> read(in));
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[8192];
    try (in) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        int room = limit - bytes.size();
        bytes.write(buffer, 0, Math.min(count, room));
        if (count > room) {
          overflown = true;
          return;
        }
      }
    } catch (IOException closedWithItsProcess) {
      // What was read until then is the output.
    }
  }

  /** Whether more than the limit was written. */
  boolean overflown() {
    return overflown;
  }

  /**
   * All that was read, once the process is gone. Bytes that are no UTF-8 become U+FFFD.
   *
   * @throws InterruptedException if the thread is interrupted while the rest is being read
   */
  String text() throws InterruptedException {
    reader.join(PATIENCE);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
