package dev.assize.sandbox.capture.tls;

import dev.assize.sandbox.capture.flow.Tls;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One handshake in which we play the host that the client meant.
 *
 * @param socket what was said inside; null if there was no handshake
 * @param tls how it went. {@code INTERCEPTED} is provisional until a byte was read
 */
public record Interception(@Nullable SSLSocket socket, Tls tls) {

  private static final int HANDSHAKE_MILLIS = 15_000;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  /**
   * How the JDK says that it was the client who ended the handshake. The exception that it does not
   * expect is an alert in clear at a time when TLS 1.3 should be encrypted, which OpenSSL sends.
   */
  private static final List<String> BY_CLIENT =
      List.of(
          "Received fatal alert",
          "Received close_notify",
          "terminated",
          "Broken pipe",
          "reset",
          "Unexpected exception");

  private static final List<String> PREFERRED = List.of("h2", "http/1.1");

  /**
   * Answers a client hello that has not been read yet.
   *
   * @param host whom to play if the client names nobody: a name or an address literal
   * @param http1 whether to agree on nothing newer than HTTP/1.1
   * @throws IOException if the connection breaks for other reasons than TLS
   */
  public static Interception attempt(
      Socket plain, Input input, Authority authority, String host, boolean http1)
      throws IOException {
    ClientHello hello = ClientHello.peek(input);
    String named = hello.serverName();
    String name = named != null && HOST.matcher(named).matches() ? named : host;
    SSLSocket socket =
        (SSLSocket)
            authority.context(name).getSocketFactory().createSocket(plain, input.drain(), false);
    socket.setUseClientMode(false);
    socket.setHandshakeApplicationProtocolSelector((same, offered) -> choose(offered, http1));
    int patience = plain.getSoTimeout();
    plain.setSoTimeout(HANDSHAKE_MILLIS);
    try {
      socket.startHandshake();
      plain.setSoTimeout(patience);
      return new Interception(
          socket, tls(hello, socket.getSession(), socket.getApplicationProtocol()));
    } catch (IOException refused) {
      return new Interception(null, failed(hello, refused));
    }
  }

  /** The same outcome, once it is known that the client left without a byte. */
  public static Tls leftAfterHandshake(Tls tls) {
    return new Tls(
        Tls.Outcome.LEFT_AFTER_HANDSHAKE,
        tls.serverName(),
        tls.offered(),
        tls.chosen(),
        tls.version(),
        tls.encryptedHello(),
        "the client finished the handshake and sent nothing");
  }

  private static String choose(List<String> offered, boolean http1) {
    List<String> preferred = http1 ? List.of("http/1.1") : PREFERRED;
    return preferred.stream()
        .filter(offered::contains)
        .findFirst()
        .orElse(offered.isEmpty() || http1 ? "" : offered.getFirst());
  }

  private static Tls tls(ClientHello hello, SSLSession session, @Nullable String chosen) {
    return new Tls(
        Tls.Outcome.INTERCEPTED,
        hello.serverName(),
        hello.protocols(),
        chosen == null || chosen.isEmpty() ? null : chosen,
        session.getProtocol(),
        hello.encryptedHello(),
        null);
  }

  private static Tls failed(ClientHello hello, IOException reason) {
    String said = String.valueOf(reason.getMessage());
    boolean ours = reason instanceof SSLException && BY_CLIENT.stream().noneMatch(said::contains);
    return new Tls(
        ours ? Tls.Outcome.FAILED : Tls.Outcome.REFUSED_BY_CLIENT,
        hello.serverName(),
        hello.protocols(),
        null,
        null,
        hello.encryptedHello(),
        said);
  }
}
