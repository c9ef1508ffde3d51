package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.http.ExchangeLog;
import dev.assize.sandbox.capture.http.HttpRelay;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Passes a connection on to its route, both ways, and reads along. */
final class Relay {

  private static final Duration AFTER_A_BREAK = Duration.ofSeconds(1);
  private static final Duration AFTER_THE_END = Duration.ofMinutes(10);
  private static final long PAUSE_NANOS = 5_000_000;

  private final BooleanSupplier cut;
  private final Route route;
  private final Socket agent;
  private final Input input;
  private final HttpRelay http;
  private final SpoolFile sent;
  private final SpoolFile received;

  /**
   * @param cut whether somebody has ended the connection from outside
   */
  Relay(
      BooleanSupplier cut,
      Route route,
      Socket agent,
      Input input,
      ExchangeLog exchanges,
      SpoolFile sent,
      SpoolFile received) {
    this.cut = cut;
    this.route = route;
    this.agent = agent;
    this.input = input;
    this.http = new HttpRelay(exchanges);
    this.sent = sent;
    this.received = received;
  }

  void run() throws IOException {
    try (SocketChannel beyond = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      beyond.connect(UnixDomainSocketAddress.of(route.socket()));
      Thread answers = Thread.ofVirtual().start(() -> answers(beyond));
      Duration patience = AFTER_A_BREAK;
      try {
        OutputStream onward = Channels.newOutputStream(beyond);
        http.requests(
            Input.passingOn(new SequenceInputStream(input.drain(), agent.getInputStream()), onward),
            sent);
        beyond.shutdownOutput();
        patience = AFTER_THE_END;
      } finally {
        await(answers, patience);
        beyond.shutdownInput();
        joinQuietly(answers);
        http.finish();
      }
    }
  }

  private void answers(SocketChannel beyond) {
    try {
      http.responses(
          Input.passingOn(Channels.newInputStream(beyond), agent.getOutputStream()), received);
      agent.shutdownOutput();
    } catch (IOException oneEndIsGone) {
      // What came until then has been passed on and recorded.
    }
  }

  /** What was answered already shall still arrive, unless somebody has cut the connection. */
  private void await(Thread answers, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (answers.isAlive() && !cut.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
