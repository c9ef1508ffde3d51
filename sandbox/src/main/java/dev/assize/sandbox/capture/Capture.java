package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.tls.Authority;
import dev.assize.sandbox.capture.tls.Rehearsal;
import dev.assize.sandbox.network.AgentNetwork;
import dev.assize.sandbox.network.Enclave;
import dev.assize.sandbox.network.NetworkException;
import dev.assize.sandbox.network.Transparency;
import dev.assize.sandbox.network.TransparentDatagrams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The listeners at which everything ends that agents send. One per network namespace, for any
 * number of runs at the same time, which are told apart by the agent's address. Thread-safe.
 *
 * <p>Accepting is one thread's work and takes no time, whatever a client does; each connection is
 * served by a virtual thread of its own, within its run's limits. So an agent can exhaust its own
 * recording, which is then marked incomplete, but nobody else's.
 */
public final class Capture implements AutoCloseable {

  private static final int BACKLOG = 4096;

  private final Authority authority;
  private final ServerSocket listener;
  private final TransparentDatagrams names;
  private final TransparentDatagrams datagrams;
  private final Map<InetAddress, Recording> recordings = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Thread> threads;

  private Capture(
      Authority authority,
      ServerSocket listener,
      TransparentDatagrams names,
      TransparentDatagrams datagrams) {
    this.authority = authority;
    this.listener = listener;
    this.names = names;
    this.datagrams = datagrams;
    threads =
        List.of(
            thread("connections", this::accept),
            thread("names", () -> receive(names, this::query)),
            thread("datagrams", () -> receive(datagrams, this::datagram)));
  }

  /**
   * Opens the listeners, on the ports of a prepared {@link Enclave}.
   *
   * @throws NetworkException if a port is taken or the system refuses
   */
  public static Capture open(Enclave.Ports ports, Authority authority) {
    Rehearsal.handshake(authority);
    try {
      ServerSocket listener = new ServerSocket();
      listener.bind(new InetSocketAddress(ports.tcp()), BACKLOG);
      Transparency.grant(listener);
      return new Capture(
          authority,
          listener,
          TransparentDatagrams.open(ports.names()),
          TransparentDatagrams.open(ports.datagrams()));
    } catch (IOException e) {
      throw new NetworkException("no listener on port " + ports.tcp() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Records everything that comes from a network from now on. To be called before anything runs
   * there.
   *
   * @param run a name for the records
   * @param folder an existing, empty folder that the agent cannot reach; gets {@code flows.jsonl}
   *     and the bodies
   * @throws NetworkException if the wire cannot be listened to
   * @throws java.io.UncheckedIOException if the folder cannot be written
   */
  public Recording record(
      String run, AgentNetwork network, List<Route> routes, Path folder, CaptureLimits limits) {
    Recording recording =
        Recording.begin(run, network.wireName(), routes, folder, limits, authority);
    recordings.put(network.address(), recording);
    recordings.put(network.address6(), recording);
    recording.onEnd(() -> {
      recordings.remove(network.address());
      recordings.remove(network.address6());
    });
    return recording;
  }

  /** Ends all recordings and closes the listeners. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      List.copyOf(recordings.values()).forEach(Recording::close);
      try {
        listener.close();
      } catch (IOException e) {
        throw new NetworkException("the listener does not close: " + e.getMessage(), e);
      } finally {
        threads.forEach(Capture::await);
        names.close();
        datagrams.close();
      }
    }
  }

  private void accept() {
    while (!closed.get()) {
      try {
        Socket socket = listener.accept();
        Optional<Recording> recording = by(socket.getInetAddress());
        if (recording.isPresent()) {
          recording.get().connection(socket);
        } else {
          socket.close();
        }
      } catch (IOException oneOfThem) {
        // The client is gone already, or the listener is, which ends the loop.
      }
    }
  }

  private void receive(
      TransparentDatagrams socket, Consumer<TransparentDatagrams.Datagram> receiver) {
    while (!closed.get()) {
      try {
        TransparentDatagrams.Datagram datagram = socket.receive();
        if (datagram != null) {
          receiver.accept(datagram);
        }
      } catch (NetworkException broken) {
        recordings.values().forEach(recording -> recording.gap(broken.getMessage()));
      }
    }
  }

  private void query(TransparentDatagrams.Datagram datagram) {
    by(datagram.source().getAddress())
        .flatMap(recording -> recording.query(datagram))
        .ifPresent(answer -> names.send(datagram.destination(), datagram.source(), answer));
  }

  private void datagram(TransparentDatagrams.Datagram datagram) {
    by(datagram.source().getAddress()).ifPresent(recording -> recording.datagram(datagram));
  }

  private Optional<Recording> by(InetAddress agent) {
    return Optional.ofNullable(recordings.get(agent));
  }

  private static Thread thread(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).start(task);
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
