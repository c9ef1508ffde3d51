package dev.assize.sandbox.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run's network: a namespace with a loopback and an {@code eth0}, whose other end is an
 * interface on our side.
 *
 * <p>The namespace lives while this is open, or a process is in it. Whoever shall not change it
 * must be in another user namespace than ours.
 */
public final class AgentNetwork implements AutoCloseable {

  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_RDONLY_CLOEXEC = 0x80000;

  private final Enclave enclave;
  private final int number;
  private final int namespace;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AgentNetwork(Enclave enclave, int number, int namespace) {
    this.enclave = enclave;
    this.number = number;
    this.namespace = namespace;
  }

  static AgentNetwork open(Enclave enclave, int number) {
    AgentNetwork network = new AgentNetwork(enclave, number, freshNamespace());
    try {
      network.wire();
      return network;
    } catch (NetworkException e) {
      Libc.close(network.namespace);
      throw e;
    }
  }

  /** The agent's IPv4 address, by which its traffic is known. */
  public InetAddress address() {
    return parsed(quad(2));
  }

  /** The agent's IPv6 address, by which its traffic is known too. */
  public InetAddress address6() {
    return parsed(six(2));
  }

  /** Our side's address, which the agent takes for its router. */
  public InetAddress gateway() {
    return parsed(quad(1));
  }

  /** The interface on our side. */
  public String wireName() {
    return Enclave.PREFIX + number;
  }

  /** A name of the namespace for {@code nsenter --net=}, valid in this PID namespace. */
  public Path namespace() {
    return Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd", "" + namespace);
  }

  /** What to put before a command, so that it runs in this network. */
  public List<String> entry() {
    return List.of(Command.locate("nsenter"), "--net=" + namespace());
  }

  /** Cuts the wire and lets the namespace go. Does nothing the second time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        Command.run(List.of("ip", "-batch", "-"), "link del " + wireName() + "\n");
      } finally {
        Libc.close(namespace);
        enclave.release(number);
      }
    }
  }

  private void wire() {
    Command.run(
        List.of("ip", "-batch", "-"),
        """
        link add %1$s address %2$s01 type veth peer name eth0 address %2$s02 netns %3$s
        addr add %4$s/30 dev %1$s
        link set %1$s up
        """
                .formatted(wireName(), hardware(), namespace(), quad(1))
            + (enclave.six()
                ? "addr add %s/126 dev %s nodad\n".formatted(six(1), wireName())
                : ""));
    Command.run(
        List.of("nsenter", "--net=" + namespace(), Command.locate("ip"), "-batch", "-"),
        """
        link set lo up
        addr add %1$s/30 dev eth0
        link set eth0 up
        route add default via %2$s
        """
                .formatted(quad(2), quad(1))
            + (enclave.six() ? insideSix() : ""));
  }

  private String insideSix() {
    return """
    addr add %1$s/126 dev eth0 nodad
    route add default via inet6 %2$s dev eth0
    """
        .formatted(six(2), six(1));
  }

  /** The address prefix of a common virtual machine, so that it does not stand out. */
  private String hardware() {
    return "52:54:00:%02x:%02x:".formatted((number >> 8) & 0xff, number & 0xff);
  }

  private String quad(int host) {
    int low = number * 4 + host;
    return enclave.networkFour() + (low >> 8) + "." + (low & 0xff);
  }

  private String six(int host) {
    return enclave.networkSix() + "%x::%d".formatted(number, host);
  }

  /** A namespace belongs to a thread; it outlives the thread by the descriptor that names it. */
  private static int freshNamespace() {
    CompletableFuture<Integer> descriptor = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> descriptor.completeAsync(AgentNetwork::unshared, Runnable::run));
    try {
      return descriptor.join();
    } catch (CompletionException e) {
      throw new NetworkException("no network namespace: " + e.getMessage(), e);
    }
  }

  private static int unshared() {
    NativeSocket.checked(Libc.unshare(CLONE_NEWNET), "a network namespace");
    return NativeSocket.checked(
        Libc.open("/proc/thread-self/ns/net", O_RDONLY_CLOEXEC), "a name for the namespace");
  }

  private static InetAddress parsed(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address literal", e);
    }
  }
}
