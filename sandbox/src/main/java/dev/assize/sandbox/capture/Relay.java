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

/** Passes a connection on to its route, both ways, and reads along. */
final class Relay {

  private final Route route;
  private final Socket agent;
  private final Input input;
  private final HttpRelay http;
  private final SpoolFile sent;
  private final SpoolFile received;

  Relay(
      Route route,
      Socket agent,
      Input input,
      ExchangeLog exchanges,
      SpoolFile sent,
      SpoolFile received) {
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
      try {
        OutputStream onward = Channels.newOutputStream(beyond);
        http.requests(
            Input.passingOn(new SequenceInputStream(input.drain(), agent.getInputStream()), onward),
            sent);
        beyond.shutdownOutput();
        answers.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
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

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
