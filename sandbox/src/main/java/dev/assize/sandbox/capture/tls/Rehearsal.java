package dev.assize.sandbox.capture.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A TLS handshake with ourselves, over loopback. The first in a JVM takes most of a second, in
 * which an agent could give up. It also shows that a client that trusts our authority accepts us.
 */
public final class Rehearsal {

  private static final String HOST = "localhost";
  private static final int TIMEOUT_MILLIS = 10_000;

  private Rehearsal() {}

  /**
   * @throws IllegalStateException if it fails
   */
  public static void handshake(Authority authority) {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server = CompletableFuture.runAsync(() -> serve(listener, authority));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(authority).getTrustManagers(), null);
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(listener.getInetAddress(), listener.getLocalPort())) {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.startHandshake();
      }
      server.join();
    } catch (IOException | GeneralSecurityException | CompletionException e) {
      throw new IllegalStateException("no TLS with ourselves: " + e.getMessage(), e);
    }
  }

  private static void serve(ServerSocket listener, Authority authority) {
    try (Socket plain = listener.accept();
        SSLSocket socket =
            (SSLSocket)
                authority
                    .context(HOST)
                    .getSocketFactory()
                    .createSocket(plain, new java.io.ByteArrayInputStream(new byte[0]), true)) {
      socket.setUseClientMode(false);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.startHandshake();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static TrustManagerFactory trusting(Authority authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", authority.certificate());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
