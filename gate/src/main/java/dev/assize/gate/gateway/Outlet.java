package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages to a stream in the order in which they were given, one a line. Who gives more
 * than the reader takes waits. Thread-safe.
 */
final class Outlet implements AutoCloseable {

  private static final int MAX_WAITING_BYTES = 64 << 20;
  private static final int OVERHEAD = 4_096; // of a message in memory
  private static final int LINE_FEED = '\n';

  private final OutputStream out;
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MAX_WAITING_BYTES);
  private final Thread thread;
  private volatile boolean broken;

  /** A message and what it takes of the room; null for the end. */
  private record Item(@Nullable Message message, int weight) {}

  Outlet(OutputStream out, String name) {
    this.out = out;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** Hands a message over, which is closed when it is written; false if nobody reads any more. */
  boolean send(Message message) throws IOException, InterruptedException {
    int weight = (int) Math.min(MAX_WAITING_BYTES, message.bytes().size() + OVERHEAD);
    room.acquire(weight);
    if (broken) {
      room.release(weight);
      message.close();
      return false;
    }
    queue.put(new Item(message, weight));
    return true;
  }

  private void run() {
    try {
      for (Item item = queue.take(); item.message() != null; item = queue.take()) {
        try (Message message = item.message()) {
          if (!broken) {
            write(message.bytes());
          }
        } catch (IOException e) {
          broken = true; // whoever reads the other direction finds out why
        } finally {
          room.release(item.weight());
        }
      }
      out.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      broken = true;
    }
  }

  private void write(Spool bytes) throws IOException {
    bytes.writeAsLine(out);
    out.write(LINE_FEED);
    if (queue.isEmpty() || bytes.size() > OVERHEAD) {
      out.flush();
    }
  }

  /** Writes what is waiting, and closes the stream. */
  @Override
  public void close() {
    queue.add(new Item(null, 0));
  }

  /** Waits until everything is written. */
  void join(long millis) throws InterruptedException {
    thread.join(millis);
  }
}
