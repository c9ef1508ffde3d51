package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads one stream of a job in a thread of its own and keeps its first bytes. The rest is read and
 * dropped, so that neither memory fills nor the job stands still. Thread-safe.
 */
final class OutputPump {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;
  private volatile boolean overflown;

  OutputPump(InputStream in, int limit) {
    this.limit = limit;
    // A pipe blocks the carrier of a virtual thread, and there are as few as processors.
    reader = Thread.ofPlatform().daemon().name("output").start(() -> pump(in));
  }

  private void pump(InputStream in) {
    byte[] buffer = new byte[16384];
    try (in) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException closedWithItsProcess) {
      // What was read until then is the output.
    }
  }

  private synchronized void keep(byte[] buffer, int count) {
    int room = limit - kept.size();
    kept.write(buffer, 0, Math.min(count, room));
    overflown |= count > room;
  }

  /** Whether more than the limit was written. */
  boolean overflown() {
    return overflown;
  }

  /**
   * What was kept, once the job is gone.
   *
   * @throws IOException if the stream does not end, so that something may be missing
   */
  Content content() throws IOException, InterruptedException {
    if (!reader.join(PATIENCE)) {
      throw new IOException("the output could not be read to its end");
    }
    synchronized (this) {
      return Content.of(kept.toByteArray());
    }
  }
}
