package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.Content;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.capture.http.ExchangeLog;
import dev.assize.sandbox.capture.stream.CountedSocket;
import dev.assize.sandbox.capture.stream.Input;
import dev.assize.sandbox.capture.tls.ClientHello;
import dev.assize.sandbox.capture.tls.Interception;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection from its first byte to its record. Whatever happens, there is exactly one
 * record, and the connection's bytes are in the ledger. Used by one thread, but for {@link #cut}.
 */
final class Conversation {

  private static final int MAX_LAYERS = 4;
  private static final int DRAIN_MILLIS = 2_000;
  private static final long MOST_DRAINED = 64 << 20;

  private final Recording recording;
  private final CountedSocket socket;
  private final long number;
  private final Endpoint source;
  private final Endpoint destination;
  private final long started;
  private final SpoolFile sent;
  private final SpoolFile received;
  private @Nullable String name;
  private @Nullable String route;
  private @Nullable Tls tls;
  private String protocol = "none";
  private Content content = Content.OBSERVED;
  private int layers;

  Conversation(Recording recording, Socket accepted, long number) {
    this.recording = recording;
    this.socket = new CountedSocket(accepted);
    this.number = number;
    this.source = Endpoint.of((InetSocketAddress) accepted.getRemoteSocketAddress());
    this.destination = Endpoint.of((InetSocketAddress) accepted.getLocalSocketAddress());
    this.started = recording.now();
    this.sent = recording.spool().open();
    this.received = recording.spool().open();
    this.name = recording.name(accepted.getLocalAddress());
  }

  /** Talks until the connection ends, and records it. */
  void run() {
    try {
      socket.setSoTimeout(millis(recording.limits().idle()));
      socket.setTcpNoDelay(true);
      speak(socket, new Input(socket.getInputStream()), name, destination.port());
    } catch (IOException ended) {
      // However it ended, what was said is recorded.
    } catch (RuntimeException | StackOverflowError broken) {
      content = Content.notObserved("the recording broke off: " + broken);
      recording.gap("a connection to " + destination + " broke the recording: " + broken);
    } finally {
      end();
    }
  }

  /** Ends a connection for which there is no room. */
  void refuse() {
    content = Content.notObserved("too many connections at the same time");
    recording.gap("connections beyond " + recording.limits().connectionsAtOnce() + " at once");
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException alreadyGone) {
      // Then it needs no end.
    }
    close();
    record();
  }

  /** Ends it from another thread. */
  void cut() {
    close();
  }

  /** Says what is fit for what is heard; again for what stands inside of TLS or a tunnel. */
  private void speak(Socket over, Input input, @Nullable String host, int port) throws IOException {
    Route forwarded = recording.route(port, host, destination.address()).orElse(null);
    if (forwarded != null && (!forwarded.tls() || over instanceof SSLSocket)) {
      route = forwarded.name();
      protocol = "forwarded";
      new Relay(socket::isClosed, forwarded, over, input, exchanges(), sent, received).run();
      return;
    }
    byte[] first = Opening.firstBytes(socket, over, input, port, recording.limits(), received);
    if (ClientHello.startsWith(first) && layers++ < MAX_LAYERS) {
      decrypt(over, input, host, port, forwarded != null);
      return;
    }
    Dialogue dialogue =
        new Dialogue(recording, input, over.getOutputStream(), exchanges(), sent, received);
    protocol = Dialogue.protocol(first, port, over instanceof SSLSocket);
    String tunnel = dialogue.hold(protocol, source, destination).orElse(null);
    if (tunnel != null && layers++ < MAX_LAYERS) {
      int colon = tunnel.lastIndexOf(':');
      String target = colon < 0 ? tunnel : tunnel.substring(0, colon);
      name = target;
      speak(over, input, target, Opening.port(tunnel.substring(colon + 1)));
    }
  }

  private void decrypt(Socket over, Input input, @Nullable String host, int port, boolean http1)
      throws IOException {
    String shown = host == null ? destination.address() : host;
    ClientHello hello = ClientHello.peek(input);
    String asked = hello.serverName();
    boolean forwarded = http1 || recording.route(port, asked).isPresent();
    Interception interception =
        Interception.attempt(over, input, recording.authority(), shown, forwarded);
    tls = interception.tls();
    SSLSocket inner = interception.socket();
    if (inner == null) {
      protocol = "tls";
      content = Content.notObserved("encrypted, and not with our keys: " + tls.detail());
      return;
    }
    Input clear = new Input(inner.getInputStream());
    try {
      speak(inner, clear, asked == null ? host : asked, port);
    } finally {
      if (protocol.equals("none")) {
        tls = Interception.leftAfterHandshake(interception.tls());
        protocol = "tls";
        content = Content.notObserved(tls.detail() + ", as clients do that pin certificates");
      }
      Opening.sayGoodbye(inner);
    }
  }

  private ExchangeLog exchanges() {
    return new ExchangeLog(
        recording.log(),
        recording.spool(),
        recording::now,
        recording.run(),
        source,
        destination,
        number,
        route);
  }

  private void end() {
    drain();
    close();
    record();
  }

  /** Reads what still comes after our last word, so that no byte goes without a count. */
  private void drain() {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(DRAIN_MILLIS);
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 13];
      long left = MOST_DRAINED;
      int some = in.read(buffer);
      while (some >= 0 && left > 0) {
        if (tls == null) {
          sent.write(buffer, 0, some);
        }
        left -= some;
        some = in.read(buffer);
      }
    } catch (IOException gone) {
      // Then nothing more comes.
    }
  }

  private void close() {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // What matters is that it is.
    }
  }

  private void record() {
    recording.ledger().connection(source, destination, socket.received());
    recording
        .log()
        .append(sequence ->
            new Flow.Connection(
                recording.run(),
                sequence,
                started,
                recording.now(),
                source,
                destination,
                number,
                name,
                route,
                tls,
                protocol,
                socket.received(),
                socket.sent(),
                sent.size() == 0 ? null : sent.finish(),
                received.size() == 0 ? null : received.finish(),
                content));
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
