package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.tls.Authority;
import dev.assize.sandbox.capture.tls.TrustStores;
import dev.assize.sandbox.network.AgentNetwork;
import dev.assize.sandbox.network.Enclave;
import dev.assize.statement.Json;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process that is root in the namespaces of a test: runs errands that come line by line. */
final class Inside {

  private final Path folder;
  private final Enclave enclave = Enclave.prepare(Enclave.Ports.USUAL);
  private final Authority authority = Authority.named(TrustStores.anyName());
  private final Capture capture = Capture.open(Enclave.Ports.USUAL, authority);
  private final Map<String, String> environment;

  private Inside(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Path certificates = Files.createDirectory(folder.resolve("ca"));
    List<Path> runtimes;
    try (Stream<Path> list = Files.list(Path.of("/usr/lib/jvm"))) {
      runtimes = list.toList();
    }
    TrustStores trust = TrustStores.write(certificates, authority, runtimes);
    for (Map.Entry<Path, Path> bind : trust.binds().entrySet()) {
      new ProcessBuilder("mount", "--bind", bind.getValue().toString(), bind.getKey().toString())
          .inheritIO()
          .start()
          .waitFor();
    }
    environment = trust.environment();
  }

  public static void main(String[] arguments) throws Exception {
    Inside inside = new Inside(Path.of(arguments[0]));
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      String line = in.readLine();
      while (line != null) {
        Errand errand = Json.mapper().readValue(line, Errand.class);
        Thread.ofPlatform().start(() -> inside.answer(errand, out));
        line = in.readLine();
      }
    }
    inside.capture.close();
  }

  private void answer(Errand errand, FileOutputStream out) {
    Errand.Report report;
    try {
      report = run(errand);
    } catch (IOException | InterruptedException | RuntimeException e) {
      java.io.StringWriter trace = new java.io.StringWriter();
      e.printStackTrace(new java.io.PrintWriter(trace));
      report = new Errand.Report(-1, trace.toString(), new Outcome(0, 0, List.of()), 0, 0, "");
    }
    try {
      synchronized (out) {
        out.write(Json.line(Map.of("run", errand.run(), "report", report)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Errand.Report run(Errand errand) throws IOException, InterruptedException {
    Path spool = Files.createDirectory(folder.resolve(errand.run()));
    CaptureLimits limits =
        new CaptureLimits(
            errand.connections(),
            100_000,
            errand.bodyBytes(),
            1L << 30,
            10_000,
            Duration.ofMillis(errand.idleMillis()),
            Duration.ofMillis(800));
    long began = System.nanoTime();
    AgentNetwork network = enclave.open();
    long setup = System.nanoTime() - began;
    Process process;
    String output;
    Outcome outcome;
    try (Recording recording =
        capture.record(errand.run(), network, errand.routes(), spool, limits)) {
      List<String> command = new ArrayList<>(network.entry());
      if (errand.confined()) {
        command.addAll(
            List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"));
      }
      errand.command().stream()
          .map(word -> word.replace("@A", network.address().getHostAddress()))
          .forEach(command::add);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
      builder.environment().put("HOME", folder.toString());
      process = builder.start();
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      outcome = recording.finish();
    }
    began = System.nanoTime();
    network.close();
    long teardown = System.nanoTime() - began;
    return new Errand.Report(
        process.waitFor(), output, outcome, setup, teardown, remaining(network.wireName()));
  }

  private static String remaining(String wire) throws IOException {
    return java.net.NetworkInterface.getByName(wire) == null ? "" : wire;
  }
}
