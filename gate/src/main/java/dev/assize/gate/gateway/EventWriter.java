package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes server-sent events. Whenever it has been quiet for a while it writes a comment, which
 * tells whether the client is still there; if it is not, the source of the events is closed.
 * Thread-safe.
 */
final class EventWriter implements AutoCloseable {

  private static final long QUIET_MILLIS = 15_000;
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);

  private final OutputStream out;
  private final Closeable source;
  private final ReentrantLock turn = new ReentrantLock();
  private final Thread heart = Thread.ofVirtual().start(this::beat);

  EventWriter(OutputStream out, Closeable source) {
    this.out = out;
    this.source = source;
  }

  /** Writes an event; the message, if there is one, is closed. */
  void write(List<String> fields, @Nullable Message message) throws IOException {
    turn.lock();
    try (message) {
      for (String field : fields) {
        out.write((field + "\n").getBytes(StandardCharsets.UTF_8));
      }
      if (message != null) {
        out.write(DATA);
        message.bytes().writeAsLine(out);
        out.write('\n');
      }
      out.write('\n');
      out.flush();
    } finally {
      turn.unlock();
    }
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(QUIET_MILLIS);
        turn.lock();
        try {
          out.write(COMMENT);
          out.flush();
        } finally {
          turn.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (IOException e) {
      closeSource();
    }
  }

  private void closeSource() {
    try {
      source.close();
    } catch (IOException e) {
      // it is not read any more either
    }
  }

  @Override
  public void close() throws IOException {
    heart.interrupt();
    turn.lock();
    try {
      out.close();
    } finally {
      turn.unlock();
    }
  }
}
