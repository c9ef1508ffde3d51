package dev.assize.server.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off whoever begins a request and does not go on with it. The web server itself waits for
 * heads and bodies for as long as it takes. A thread that reads is interrupted, which closes its
 * connection. Thread-safe.
 */
final class Patience implements Http1ConnectionListener, AutoCloseable {

  private final Map<Thread, Long> reading = new ConcurrentHashMap<>();
  private final Duration time;
  private final Thread watch;

  /**
   * @param time from the request's first line to the end of its body
   */
  Patience(Duration time) {
    this.time = time;
    watch = Thread.ofPlatform().daemon().name("patience").start(this::watch);
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    reading.put(Thread.currentThread(), System.nanoTime());
  }

  /** That the request was read by this thread, or has not to be read. */
  void ended() {
    reading.remove(Thread.currentThread());
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(time.dividedBy(4));
        long now = System.nanoTime();
        reading.forEach((thread, since) -> {
          boolean isOver = now - since > time.toNanos();
          if ((isOver || !thread.isAlive()) && reading.remove(thread, since)) {
            thread.interrupt();
          }
        });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
