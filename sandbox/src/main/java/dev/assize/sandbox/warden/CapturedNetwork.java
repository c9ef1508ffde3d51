package dev.assize.sandbox.warden;

import dev.assize.sandbox.capture.Capture;
import dev.assize.sandbox.capture.Outcome;
import dev.assize.sandbox.capture.Recording;
import dev.assize.sandbox.capture.Route;
import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.tls.Authority;
import dev.assize.sandbox.capture.tls.TrustStores;
import dev.assize.sandbox.isolation.Network;
import dev.assize.sandbox.isolation.Observed;
import dev.assize.sandbox.network.AgentNetwork;
import dev.assize.sandbox.network.Enclave;
import dev.assize.sandbox.network.NetworkException;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks in which everything that a job sends lands with us. What the forwarded destinations
 * answer is passed back; for all others we answer.
 */
final class CapturedNetwork implements Network {

  private static final Path RUNTIMES = Path.of("/usr/lib/jvm");

  private final Enclave enclave;
  private final Capture capture;
  private final List<Route> routes;
  private final Path captures;
  private final Map<String, String> environment;
  private final Map<String, byte[]> files;

  private CapturedNetwork(
      Enclave enclave,
      Capture capture,
      List<Route> routes,
      Path captures,
      Map<String, String> environment,
      Map<String, byte[]> files) {
    this.enclave = enclave;
    this.capture = capture;
    this.routes = routes;
    this.captures = captures;
    this.environment = environment;
    this.files = files;
  }

  /**
   * Prepares the namespace that this process is in.
   *
   * @param scratch an empty folder
   * @throws IOException if something it needs is missing
   */
  static CapturedNetwork prepare(Orders orders, Path scratch) throws IOException {
    try {
      Authority authority = Authority.named(TrustStores.anyName());
      TrustStores trust = TrustStores.write(scratch, authority, runtimes());
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (Map.Entry<Path, Path> bind : trust.binds().entrySet()) {
        files.put(bind.getKey().toString(), Files.readAllBytes(bind.getValue()));
      }
      return new CapturedNetwork(
          Enclave.prepare(Enclave.Ports.USUAL),
          Capture.open(Enclave.Ports.USUAL, authority),
          orders.routes(),
          orders.captures(),
          trust.environment(),
          files);
    } catch (NetworkException | UncheckedIOException | IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<Path> runtimes() throws IOException {
    List<Path> runtimes = new ArrayList<>();
    if (Files.isDirectory(RUNTIMES)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(RUNTIMES)) {
        entries.forEach(runtimes::add);
      }
    }
    return runtimes;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Opened open(long number) throws IOException {
    Path folder = Files.createDirectory(captures.resolve(Long.toString(number)));
    AgentNetwork network = null;
    try {
      network = enclave.open();
      Recording recording =
          capture.record(Long.toString(number), network, routes, folder, CaptureLimits.USUAL);
      return new Wired(network, recording);
    } catch (NetworkException | UncheckedIOException e) {
      if (network != null) {
        network.close();
      }
      throw new IOException("no network: " + e.getMessage(), e);
    }
  }

  /** The network of one job. */
  private final class Wired implements Opened {

    private final AgentNetwork network;
    private final Recording recording;

    Wired(AgentNetwork network, Recording recording) {
      this.network = network;
      this.recording = recording;
    }

    @Override
    public List<String> enter() {
      return network.entry();
    }

    @Override
    public Map<String, String> environment() {
      return environment;
    }

    /** Any resolver would do, since all go to us; a router's is what a home has. */
    @Override
    public Map<String, byte[]> files() {
      Map<String, byte[]> all = new LinkedHashMap<>(files);
      String resolver = "nameserver " + network.gateway().getHostAddress() + "\n";
      all.put("/etc/resolv.conf", resolver.getBytes(StandardCharsets.UTF_8));
      return all;
    }

    @Override
    public Observed close() throws IOException {
      try (network) {
        Outcome outcome = recording.finish();
        return new Observed(
            Json.mapper().valueToTree(outcome),
            outcome.gaps().stream().map(gap -> "network: " + gap).toList());
      } catch (NetworkException | UncheckedIOException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
