package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.command.Installation;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The official client and the official filesystem server, both from npm and installed on first use,
 * through the gateway.
 */
@Tag("agents")
class GatewayWithRealClientTest {

  private static final String SERVER = "@modelcontextprotocol/server-filesystem";
  private static final String VERSION = "2026.8.31";
  private static final Path HOME =
      Optional.ofNullable(System.getenv("ASSIZE_HOME"))
          .map(Path::of)
          .orElse(AssizeProcess.root().resolve(".assize"));

  @TempDir private Path folder;

  private Path share;
  private List<String> server;
  private Path envelope;
  private Path status;
  private Path log;

  @BeforeEach
  void prepare() throws Exception {
    share = Files.createDirectory(folder.toRealPath().resolve("share"));
    Files.writeString(share.resolve("note.txt"), "good morning");
    var installed =
        new Installation(HOME.resolve("servers"), news -> {})
            .install("modelcontextprotocol-server-filesystem", SERVER, VERSION, null, null)
            .executable();
    server =
        List.of(
            String.valueOf(installed.node()), String.valueOf(installed.bin()), share.toString());
    status = folder.resolve("status.json");
    Files.writeString(status, "{\"status\":\"ACTIVE\"}");
    log = folder.resolve("calls.jsonl");
    envelope = folder.resolve("envelope.yaml");
    writeEnvelope();
  }

  private void writeEnvelope() throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "gateway", "catalogue", "--name", "files", "--out", folder + "/tools.json", "--"));
    arguments.addAll(server);
    AssizeProcess.Result catalogue = AssizeProcess.run(AssizeProcess.builder(folder, arguments));
    assertThat(catalogue.exitCode()).as(catalogue.err()).isZero();
    String digest = catalogue.out().strip().replaceFirst("(?s).*Tool catalogue: ", "");
    Files.writeString(
        envelope,
        """
        apiVersion: assize/v1
        kind: Envelope
        toolCatalogue: %s
        catalogue: tools.json
        autonomy: suggests
        """
            .formatted(digest));
  }

  private List<String> gateway(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "gateway",
                "--envelope",
                envelope.toString(),
                "--status",
                status.toString(),
                "--log",
                log.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private JsonNode client(List<String> target) throws Exception {
    Path script = folder.resolve("client.mjs");
    try (var in =
        Objects.requireNonNull(
            GatewayWithRealClientTest.class.getResourceAsStream("mcp-client.mjs"))) {
      Files.write(script, in.readAllBytes());
    }
    String calls =
        Json.mapper()
            .writeValueAsString(
                List.of(
                    call("read_text_file", Map.of("path", share + "/note.txt")),
                    call("write_file", Map.of("path", share + "/new.txt", "content", "x")),
                    call("erase", Map.of())));
    List<String> command =
        new ArrayList<>(List.of(server.get(0), script.toString(), server.get(1), calls));
    command.addAll(target);
    Path complaints = folder.resolve("client.err");
    Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
    return Json.mapper().readTree(out);
  }

  private static Map<String, Object> call(String tool, Map<String, String> arguments) {
    return Map.of("name", tool, "arguments", arguments);
  }

  @Test
  void realClientUsesARealServerThroughTheGateway() throws Exception {
    List<String> stands = gateway("--");
    stands.addAll(server);
    JsonNode seen = client(AssizeProcess.builder(folder, stands).command());

    List<String> tools = seen.path("tools").valueStream().map(JsonNode::stringValue).toList();
    assertThat(tools).contains("read_text_file").doesNotContain("write_file");
    JsonNode results = seen.path("results");
    assertThat(results.path(0).path("text").stringValue()).isEqualTo("good morning");
    assertThat(results.path(1).path("isError").booleanValue()).isTrue();
    assertThat(results.path(1).path("text").stringValue()).contains("to suggest only");
    assertThat(results.path(2).path("code").intValue()).isEqualTo(-32_602);
    assertThat(seen.path("concurrent").intValue()).isEqualTo(200);
    assertThat(share.resolve("new.txt")).doesNotExist();
    assertThat(Files.readAllLines(log)).hasSize(2 * 201 + 2);
  }

  @Test
  void realClientIsToldThatTheCertificateIsSuspended() throws Exception {
    Files.writeString(status, "{\"status\":\"SUSPENDED\",\"reason\":\"surveillance failed\"}");
    List<String> stands = gateway("--");
    stands.addAll(server);
    JsonNode seen = client(AssizeProcess.builder(folder, stands).command());
    assertThat(seen.path("results").path(0).path("text").stringValue())
        .contains("SUSPENDED", "surveillance failed", "What to do");
    assertThat(seen.path("concurrent").intValue()).isZero();
  }
}
