package dev.assize.sandbox.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.statement.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A JVM in namespaces of its own, with 128 MiB of heap, in which {@link Inside} runs commands whose
 * network is captured. Everything is gone after {@link #close}.
 */
@SuppressWarnings("try")
final class Namespaces implements AutoCloseable {

  private static final int UID = 61_234;

  private final Path folder;
  private final Process process;
  private final Map<String, CompletableFuture<Errand.Report>> reports = new ConcurrentHashMap<>();
  private final AtomicInteger runs = new AtomicInteger();

  Namespaces() throws IOException {
    folder = Files.createTempDirectory("srv");
    Path classes = Files.createDirectory(folder.resolve("lib"));
    List<String> command = new ArrayList<>();
    if (Files.getAttribute(folder, "unix:uid").equals(0)) {
      command.addAll(
          List.of("setpriv", "--reuid", "" + UID, "--regid", "" + UID, "--clear-groups"));
      command.addAll(List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"));
    }
    command.addAll(
        List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork"));
    command.addAll(List.of("--mount-proc", "--kill-child"));
    command.addAll(List.of("sh", "-c", "/usr/sbin/ip link set lo up; exec \"$0\" \"$@\""));
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", copyClassPath(classes)));
    command.addAll(List.of(Inside.class.getName(), folder.toString()));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread.ofPlatform().daemon().start(this::read);
  }

  Path folder() {
    return folder;
  }

  /** Runs a command in a network of its own, as an agent would be run. */
  Visit run(String... command) {
    return run(errand(command));
  }

  Errand errand(List<Route> routes, String... command) {
    return new Errand(
        "run" + runs.incrementAndGet(), List.of(command), routes, 64 << 20, 512, 60_000, true);
  }

  Errand errand(String... command) {
    return new Errand(
        "run" + runs.incrementAndGet(), List.of(command), List.of(), 64 << 20, 512, 60_000, true);
  }

  Visit run(Errand errand) {
    return start(errand).join();
  }

  CompletableFuture<Visit> start(Errand errand) {
    CompletableFuture<Errand.Report> report = new CompletableFuture<>();
    reports.put(errand.run(), report);
    try {
      synchronized (process) {
        process.getOutputStream().write(Json.line(errand));
        process.getOutputStream().flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report
        .orTimeout(90, TimeUnit.SECONDS)
        .thenApply(done -> new Visit(folder.resolve(errand.run()), done));
  }

  @Override
  public void close() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("the namespaces end").isTrue();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
    assertThat(folder).doesNotExist();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        JsonNode node = Json.mapper().readTree(line);
        reports
            .remove(node.get("run").asString())
            .complete(Json.mapper().treeToValue(node.get("report"), Errand.Report.class));
        line = lines.readLine();
      }
    } catch (IOException | RuntimeException e) {
      reports.values().forEach(report -> report.completeExceptionally(e));
    }
    reports.values().forEach(r -> r.completeExceptionally(new IOException("the process ended")));
  }

  /** The unprivileged process cannot read everything that the test can. */
  private static String copyClassPath(Path to) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      if (!Files.exists(from)) {
        continue;
      }
      Path target = to.resolve(copies.size() + "-" + from.getFileName());
      try (Stream<Path> tree = Files.walk(from)) {
        for (Path each : tree.toList()) {
          Files.copy(each, target.resolve(from.relativize(each).toString()));
        }
      }
      copies.add(target.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  /** What came of a command. */
  record Visit(Path folder, Errand.Report report) {

    List<Flow> flows() {
      return FlowLog.read(folder.resolve("flows.jsonl"));
    }

    <T extends Flow> List<T> flows(Class<T> kind) {
      return flows().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Flow.Exchange exchange() {
      assertThat(flows(Flow.Exchange.class)).as(report.output() + flows()).hasSize(1);
      return flows(Flow.Exchange.class).getFirst();
    }

    Flow.Connection connection() {
      assertThat(flows(Flow.Connection.class)).as(report.output() + flows()).hasSize(1);
      return flows(Flow.Connection.class).getFirst();
    }

    String text(Body body) {
      try {
        return body.readable().isEmpty()
            ? ""
            : Files.readString(folder.resolve(body.readable().get()), StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Each packet is explained. */
    Visit complete() {
      assertThat(report.status()).as(report.output()).isNotEqualTo(-1);
      assertThat(report.outcome().gaps()).as(report.output() + flows()).isEmpty();
      assertThat(report.outcome().packets()).isPositive();
      assertThat(report.left()).isEmpty();
      return this;
    }
  }
}
