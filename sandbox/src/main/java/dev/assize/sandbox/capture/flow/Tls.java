package dev.assize.sandbox.capture.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt at an encrypted connection went.
 *
 * @param outcome whether its content could be read
 * @param serverName the name the client asked for in clear (SNI, RFC 6066); null if none
 * @param offered the protocols the client offered (ALPN, RFC 7301)
 * @param chosen the one we agreed on; null if none
 * @param version for example {@code TLSv1.3}; null without a handshake
 * @param encryptedHello whether the client sent an encrypted client hello, or pretended to
 * @param detail why it failed; null if it did not
 */
public record Tls(
    Outcome outcome,
    @Nullable String serverName,
    List<String> offered,
    @Nullable String chosen,
    @Nullable String version,
    boolean encryptedHello,
    @Nullable String detail) {

  /** Whether content could be read. */
  public enum Outcome {
    /** The client accepted our certificate and sent data. */
    INTERCEPTED,
    /** The client said, by an alert or by going, that it does not trust our certificate. */
    REFUSED_BY_CLIENT,
    /** The client finished the handshake and left without a byte, as pinned clients do. */
    LEFT_AFTER_HANDSHAKE,
    /** There was no handshake: nothing in common, or not TLS after all. */
    FAILED
  }

  /** Copies the list. */
  public Tls {
    offered = List.copyOf(offered);
  }
}
