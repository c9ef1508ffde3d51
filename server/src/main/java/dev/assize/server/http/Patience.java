package dev.assize.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off whoever connects and says nothing, begins a request and does not go on, or does not take
 * its answer. The web server itself waits for all of these for as long as it takes. A thread that
 * waits is interrupted, which closes its connection. Thread-safe.
 */
final class Patience implements Http1ConnectionListener, AutoCloseable {

  private final Map<Thread, Wait> waiting = new ConcurrentHashMap<>();
  private final Duration silence;
  private final Duration time;
  private final Thread watch;

  /** Since when, and for how long at most, by {@link System#nanoTime}. */
  private record Wait(long since, long most) {}

  /**
   * @param silence before a request's first line
   * @param time from there to the end of its body; and for the answer to be taken
   */
  Patience(Duration silence, Duration time) {
    this.silence = silence;
    this.time = time;
    watch = Thread.ofPlatform().daemon().name("patience").start(this::watch);
  }

  /** A selector whose connections are watched from their beginning. */
  ServerConnectionSelector watching(ServerConnectionSelector selector) {
    return new Watching(selector);
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    await(time);
  }

  /** That the request was read by this thread, or has not to be read. */
  void deciding() {
    waiting.remove(Thread.currentThread());
  }

  /** That this thread is sending the answer. */
  void answering() {
    await(time);
  }

  /** That this thread has sent it, and waits for another request. */
  void answered() {
    await(silence);
  }

  private void await(Duration most) {
    waiting.put(Thread.currentThread(), new Wait(System.nanoTime(), most.toNanos()));
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep((silence.compareTo(time) < 0 ? silence : time).dividedBy(4));
        long now = System.nanoTime();
        waiting.forEach((thread, wait) -> {
          if (now - wait.since() > wait.most() && waiting.remove(thread, wait)) {
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

  private final class Watching implements ServerConnectionSelector {

    private final ServerConnectionSelector selector;

    Watching(ServerConnectionSelector selector) {
      this.selector = selector;
    }

    @Override
    public int bytesToIdentifyConnection() {
      return selector.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
      return selector.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
      return selector.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
      ServerConnection connection = selector.connection(context);
      return new ServerConnection() {
        @Override
        public void handle(Limit limit) throws InterruptedException {
          await(silence);
          try {
            connection.handle(limit);
          } finally {
            waiting.remove(Thread.currentThread());
          }
        }

        @Override
        public Duration idleTime() {
          return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
          connection.close(interrupt);
        }
      };
    }
  }
}
