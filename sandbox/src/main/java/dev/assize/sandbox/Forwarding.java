package dev.assize.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Takes connections from the warden at a Unix socket and passes them on to where they are meant to
 * go, byte for byte. Where the target speaks TLS, its certificate is checked as usual.
 */
final class Forwarding implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int BUFFER = 1 << 14;

  private final Forward forward;
  private final Path path;
  private final ServerSocketChannel listener;

  private Forwarding(Forward forward, Path path, ServerSocketChannel listener) {
    this.forward = forward;
    this.path = path;
    this.listener = listener;
  }

  /**
   * Listens at a path that does not exist yet, in a directory that only the warden can reach.
   *
   * @throws IOException if that is not possible
   */
  static Forwarding open(Forward forward, Path path) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    Forwarding forwarding = new Forwarding(forward, path, listener);
    Thread.ofVirtual().name("forward-" + forward.name()).start(forwarding::accept);
    return forwarding;
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel arrived = listener.accept();
        Thread.ofVirtual().start(() -> pass(arrived));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** What cannot be reached is closed at once, as a network would. */
  private void pass(SocketChannel arrived) {
    try (arrived;
        Socket target = connect()) {
      InputStream answers = target.getInputStream();
      Thread back =
          Thread.ofVirtual().name("back-" + forward.name()).start(() -> answer(answers, arrived));
      ask(arrived, target);
      back.join();
    } catch (IOException unreachable) {
      System.getLogger(Forwarding.class.getName())
          .log(System.Logger.Level.DEBUG, "{0}: {1}", forward.target(), unreachable.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A channel's streams would wait for each other, so it is read and written directly. */
  private static void ask(SocketChannel arrived, Socket target) throws IOException {
    OutputStream onward = target.getOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (arrived.read(buffer) >= 0) {
      onward.write(buffer.array(), 0, buffer.position());
      onward.flush();
      buffer.clear();
    }
    target.shutdownOutput();
  }

  /** Ends the connection when there are no more answers, or nobody wants them. */
  private static void answer(InputStream answers, SocketChannel arrived) {
    byte[] buffer = new byte[BUFFER];
    try (arrived) {
      for (int count = answers.read(buffer); count >= 0; count = answers.read(buffer)) {
        ByteBuffer some = ByteBuffer.wrap(buffer, 0, count);
        while (some.hasRemaining()) {
          arrived.write(some);
        }
      }
    } catch (IOException oneEndIsGone) {
      // The other direction notices, too.
    }
  }

  private Socket connect() throws IOException {
    Socket plain = new Socket();
    plain.connect(
        new InetSocketAddress(forward.target().getHost(), forward.targetPort()), CONNECT_MILLIS);
    plain.setTcpNoDelay(true);
    if (!forward.encrypts()) {
      return plain;
    }
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure =
        (SSLSocket)
            factory.createSocket(plain, forward.target().getHost(), forward.targetPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
  }
}
