package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.dns.Answerer;
import dev.assize.sandbox.capture.dns.NameTable;
import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.capture.flow.Spool;
import dev.assize.sandbox.capture.packet.Ledger;
import dev.assize.sandbox.capture.packet.PacketLog;
import dev.assize.sandbox.capture.tls.Authority;
import dev.assize.sandbox.network.TransparentDatagrams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything one run sends, from the moment before it starts until it is over. Thread-safe. */
public final class Recording implements AutoCloseable {

  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final String run;
  private final List<Route> routes;
  private final CaptureLimits limits;
  private final Authority authority;
  private final FlowLog log;
  private final Spool spool;
  private final NameTable names;
  private final Ledger ledger = new Ledger();
  private final PacketLog packets;
  private final long began = System.nanoTime();
  private final Connections connections;
  private final Set<String> gaps = new LinkedHashSet<>();
  private Runnable atEnd = () -> {};
  private @Nullable Outcome outcome;

  private Recording(
      String run,
      String wireName,
      List<Route> routes,
      Path folder,
      CaptureLimits limits,
      Authority authority)
      throws IOException {
    this.run = run;
    this.routes = List.copyOf(routes);
    this.limits = limits;
    this.authority = authority;
    this.log = new FlowLog(folder.resolve("flows.jsonl"), limits.flows());
    this.spool = new Spool(folder, limits);
    this.names = new NameTable(limits.names());
    this.connections = new Connections(limits.connectionsAtOnce());
    this.packets = PacketLog.open(wireName, ledger);
  }

  static Recording begin(
      String run,
      String wireName,
      List<Route> routes,
      Path folder,
      CaptureLimits limits,
      Authority authority) {
    try {
      return new Recording(run, wireName, routes, folder, limits, authority);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Everything recorded so far, from the disk.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public List<Flow> flows() {
    return log.flows();
  }

  /** The files that flows name. */
  public Spool spool() {
    return spool;
  }

  /** The packets, and what explains them. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Ends the recording and tells whether it is complete. To be called when nothing of the run is
   * alive any more and its network still stands. Lets what is on its way arrive first, for at most
   * five seconds. The second call gives the same answer.
   */
  public synchronized Outcome finish() {
    if (outcome == null) {
      connections.end(SETTLING);
      packets.close();
      ledger.givenUp().forEach(this::attempt);
      atEnd.run();
      outcome = new Outcome(log.size(), ledger.packets(), missing());
      closeLog();
    }
    return outcome;
  }

  /** The same as {@link #finish}. */
  @Override
  public void close() {
    finish();
  }

  void onEnd(Runnable action) {
    atEnd = action;
  }

  void gap(@Nullable String line) {
    synchronized (gaps) {
      if (gaps.size() < 100) {
        gaps.add(String.valueOf(line));
      }
    }
  }

  /** Serves a connection that was accepted, if there is room for one more, now or soon. */
  void connection(Socket socket) {
    connections.take(this, socket);
  }

  /** The answer to a question that came in a datagram; empty if it is none. */
  Optional<byte[]> query(TransparentDatagrams.Datagram datagram) {
    Endpoint source = Endpoint.of(datagram.source());
    Endpoint destination = Endpoint.of(datagram.destination());
    Optional<Answerer.Answer> answer = Answerer.answer(datagram.bytes(), names);
    if (answer.isEmpty()) {
      datagram(datagram);
      return Optional.empty();
    }
    ledger.datagram(source, destination);
    query(source, destination, "udp", answer.get());
    return Optional.of(answer.get().message());
  }

  void query(Endpoint source, Endpoint destination, String transport, Answerer.Answer answer) {
    long now = now();
    byte[] address = answer.address();
    String given = address == null ? null : literal(address);
    log.append(sequence ->
        new Flow.Query(
            run,
            sequence,
            now,
            now,
            source,
            destination,
            transport,
            answer.question().name(),
            answer.question().typeName(),
            given));
  }

  void datagram(TransparentDatagrams.Datagram datagram) {
    long now = now();
    Endpoint source = Endpoint.of(datagram.source());
    Endpoint destination = Endpoint.of(datagram.destination());
    ledger.datagram(source, destination);
    Body payload = spool.keep(datagram.bytes());
    String name = name(datagram.destination().getAddress());
    log.append(
        sequence -> new Flow.Datagram(run, sequence, now, now, source, destination, name, payload));
  }

  /** The name that the agent had resolved to an address; null if none. */
  @Nullable String name(InetAddress address) {
    return names.name(address.getAddress()).orElse(null);
  }

  /** The route for a host, known by any of these names, and a port. */
  Optional<Route> route(int port, @Nullable String... hosts) {
    return routes.stream()
        .filter(route -> route.port() == port)
        .filter(route -> {
          for (String host : hosts) {
            if (host != null && host.equalsIgnoreCase(route.host())) {
              return true;
            }
          }
          return false;
        })
        .findFirst();
  }

  String run() {
    return run;
  }

  CaptureLimits limits() {
    return limits;
  }

  Authority authority() {
    return authority;
  }

  FlowLog log() {
    return log;
  }

  NameTable names() {
    return names;
  }

  long now() {
    return System.nanoTime() - began;
  }

  private void attempt(Ledger.GivenUp attempt) {
    long now = now();
    log.append(sequence ->
        new Flow.Attempt(
            run,
            sequence,
            now,
            now,
            attempt.source(),
            attempt.destination(),
            nameOf(attempt.destination())));
  }

  private @Nullable String nameOf(Endpoint endpoint) {
    try {
      return name(InetAddress.getByName(endpoint.address()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address literal", e);
    }
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>(ledger.unexplained());
    synchronized (gaps) {
      missing.addAll(gaps);
    }
    if (log.lost() > 0) {
      missing.add(log.lost() + " flows were not kept");
    }
    if (connections.open() > 0) {
      missing.add(connections.open() + " connections did not end");
    }
    return missing;
  }

  private void closeLog() {
    try {
      log.close();
    } catch (IOException e) {
      gap("the flows' file could not be closed: " + e.getMessage());
    }
  }

  private static String literal(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
