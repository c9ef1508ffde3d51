package dev.assize.sandbox.capture;

import java.nio.file.Path;

/**
 * A destination that really exists: what the agent sends there is passed on, in clear, to a Unix
 * socket, and what comes back is passed to the agent. Both are recorded.
 *
 * @param name for records, such as {@code model}
 * @param host the name, or the address literal, that the agent will use; compared without regard to
 *     case
 * @param port the port that the agent will use
 * @param tls whether the agent will encrypt; then we decrypt, and the other end of the Unix socket
 *     sees what was inside
 * @param socket the path of a Unix socket on which somebody listens; one connection for each of the
 *     agent's
 */
public record Route(String name, String host, int port, boolean tls, Path socket) {

  /**
   * @throws IllegalArgumentException if the port is none, or a text is empty
   */
  public Route {
    if (port < 1 || port > 65_535 || name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("a route needs a name, a host and a port");
    }
  }
}
