package dev.assize.sandbox.capture.flow;

import java.net.InetSocketAddress;

/**
 * One end of a connection.
 *
 * @param address an IPv4 or IPv6 literal
 * @param port 0 to 65535
 */
public record Endpoint(String address, int port) {

  /**
   * @throws IllegalArgumentException if the port is none
   */
  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** The same of a resolved address. */
  public static Endpoint of(InetSocketAddress address) {
    return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
  }

  @Override
  public String toString() {
    return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
  }
}
