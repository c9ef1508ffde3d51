package dev.assize.sandbox.network;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.List;

/**
 * The network namespace that this process is root in, prepared so that everything agents send
 * arrives at our listeners. Thread-safe.
 *
 * <p>The rules are for all interfaces that {@link AgentNetwork} makes, so a run adds none. Nothing
 * is forwarded: a packet that no listener takes goes nowhere.
 */
public final class Enclave {

  /** What the interfaces on our side are called before their number. */
  static final String PREFIX = "veth";

  private static final int MAX_NETWORKS = 1 << 12;

  private final BitSet taken = new BitSet();
  private final boolean six = hasSix();
  private final String networkFour;
  private final String networkSix;

  private Enclave() {
    SecureRandom random = new SecureRandom();
    networkFour = "10." + (1 + random.nextInt(254)) + ".";
    networkSix =
        "fd%02x:%04x:%04x:"
            .formatted(random.nextInt(1 << 8), random.nextInt(1 << 16), random.nextInt(1 << 16));
  }

  /**
   * The local ports that agents' traffic is handed to.
   *
   * @param tcp for connections to any port
   * @param names for datagrams to port 53
   * @param datagrams for all other datagrams
   */
  public record Ports(int tcp, int names, int datagrams) {

    /** What a warden uses; answers to name queries must come from port 53. */
    public static final Ports USUAL = new Ports(18_080, 53, 18_081);

    /**
     * @throws IllegalArgumentException if a port is not a port
     */
    public Ports {
      for (int port : List.of(tcp, names, datagrams)) {
        if (port < 1 || port > 65_535) {
          throw new IllegalArgumentException("not a port: " + port);
        }
      }
    }
  }

  /**
   * Prepares the namespace this process is in. Once per namespace.
   *
   * <p>A JVM that was started before the loopback was up believes that there is no IPv6. Then
   * agents get no IPv6 address either, and have no route for it. To record what they send by IPv6,
   * bring the loopback up before the JVM starts.
   *
   * @throws NetworkException if the process is not root in a network namespace of its own, or a
   *     program or a kernel facility is missing
   */
  public static Enclave prepare(Ports ports) {
    refuseTheHost();
    Command.run(
        List.of("ip", "-batch", "-"),
        """
        link set lo up
        rule add fwmark 1 lookup 100
        route add local default dev lo table 100
        """);
    Command.run(
        List.of("ip", "-6", "-batch", "-"),
        """
        rule add fwmark 1 lookup 100
        route add local default dev lo table 100
        """);
    Command.run(List.of("nft", "-f", "-"), rules(ports));
    return new Enclave();
  }

  /** A network for one more run. */
  public AgentNetwork open() {
    int number = take();
    try {
      return AgentNetwork.open(this, number);
    } catch (RuntimeException e) {
      release(number);
      throw e;
    }
  }

  /** Whether agents have IPv6. */
  public boolean six() {
    return six;
  }

  /** The first two parts of all agents' IPv4 addresses, drawn anew for each enclave. */
  String networkFour() {
    return networkFour;
  }

  /** The first three parts of all agents' IPv6 addresses, drawn too (RFC 4193, 3.2.2). */
  String networkSix() {
    return networkSix;
  }

  synchronized void release(int number) {
    taken.clear(number);
  }

  private synchronized int take() {
    int number = taken.nextClearBit(0);
    if (number >= MAX_NETWORKS) {
      throw new NetworkException("no more than " + MAX_NETWORKS + " networks at once");
    }
    taken.set(number);
    return number;
  }

  private static String rules(Ports ports) {
    return """
    table inet wires {
      chain arriving {
        type filter hook prerouting priority mangle; policy accept;
        iifname != "%1$s*" accept
        meta nfproto ipv4 meta l4proto tcp tproxy ip to :%2$d meta mark set 1 accept
        meta nfproto ipv4 udp dport 53 tproxy ip to :%3$d meta mark set 1 accept
        meta nfproto ipv4 meta l4proto udp tproxy ip to :%4$d meta mark set 1 accept
        meta nfproto ipv6 meta l4proto tcp tproxy ip6 to :%2$d meta mark set 1 accept
        meta nfproto ipv6 udp dport 53 tproxy ip6 to :%3$d meta mark set 1 accept
        meta nfproto ipv6 meta l4proto udp tproxy ip6 to :%4$d meta mark set 1 accept
        icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept
        drop
      }
      chain passing {
        type filter hook forward priority filter; policy drop;
      }
    }
    """
        .formatted(PREFIX, ports.tcp(), ports.names(), ports.datagrams());
  }

  private static boolean hasSix() {
    try (ServerSocketChannel probe = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
      return probe.isOpen();
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  /** On the host itself these rules would cut it off. */
  private static void refuseTheHost() {
    try {
      String map = Files.readString(Path.of("/proc/self/uid_map")).strip();
      if (map.split("\\s+")[2].equals("4294967295")) {
        throw new NetworkException("not inside a user namespace of its own");
      }
    } catch (IOException e) {
      throw new NetworkException("no user namespaces here: " + e.getMessage(), e);
    }
  }
}
