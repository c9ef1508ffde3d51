package dev.assize.sandbox.capture;

import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The TCP connections of one run, of which a number is served at the same time. Thread-safe. */
final class Connections {

  private static final int MOST_WAITING = 4096;
  private static final long WAIT_MILLIS = 2_000;
  private static final long PAUSE_NANOS = 2_000_000;

  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore places;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final Set<Conversation> open = ConcurrentHashMap.newKeySet();

  Connections(int atOnce) {
    places = new Semaphore(atOnce);
  }

  /** Serves a connection in a thread of its own, if there is room for one more, now or soon. */
  void take(Recording recording, Socket socket) {
    Conversation conversation = new Conversation(recording, socket, numbers.incrementAndGet());
    open.add(conversation);
    if (!waiting.tryAcquire()) {
      conversation.refuse();
      open.remove(conversation);
      return;
    }
    Thread.ofVirtual().start(() -> serve(conversation));
  }

  private void serve(Conversation conversation) {
    boolean room = room();
    waiting.release();
    try {
      if (room) {
        conversation.run();
      } else {
        conversation.refuse();
      }
    } finally {
      if (room) {
        places.release();
      }
      open.remove(conversation);
    }
  }

  private boolean room() {
    try {
      return places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many have not ended. */
  int open() {
    return open.size();
  }

  /**
   * Ends all. Clients that are dead have closed their ends, so what they sent is read to its end
   * first.
   *
   * @param patience for that, and again for those that are cut
   */
  void end(Duration patience) {
    awaitNone(patience);
    open.forEach(Conversation::cut);
    awaitNone(patience);
  }

  private void awaitNone(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
