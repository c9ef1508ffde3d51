package dev.assize.sandbox;

import java.net.URI;

/**
 * A destination outside that jobs do reach: what they send there is recorded, and passed on.
 *
 * @param name for records, such as {@code model}
 * @param host the name by which jobs know it
 * @param port the port by which jobs know it
 * @param tls whether jobs speak TLS to it; they are intercepted then
 * @param target where it really is: {@code http} or {@code https}, host and port
 */
public record Forward(String name, String host, int port, boolean tls, URI target) {

  /**
   * @throws IllegalArgumentException if the target is not of that form
   */
  public Forward {
    boolean web = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
    if (!web || target.getHost() == null) {
      throw new IllegalArgumentException(target + " is no address of a web server");
    }
  }

  boolean encrypts() {
    return "https".equals(target.getScheme());
  }

  int targetPort() {
    int given = target.getPort();
    return given >= 0 ? given : encrypts() ? 443 : 80;
  }
}
