package dev.assize.world.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import dev.assize.world.Kiosks;
import dev.assize.world.OpenWorld;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class StdioWorldTest {

  private final OpenWorld world = Kiosks.open();

  @Test
  void anAgentConnectsListsAndCallsOverItsStreams() throws Exception {
    PipedInputStream toWorld = new PipedInputStream(1 << 16);
    PipedInputStream toAgent = new PipedInputStream(1 << 16);
    PipedOutputStream fromAgent = new PipedOutputStream(toWorld);
    PipedOutputStream fromWorld = new PipedOutputStream(toAgent);
    Thread server = Thread.ofVirtual().start(() -> serve(toWorld, fromWorld));
    try (BufferedReader answers =
        new BufferedReader(new InputStreamReader(toAgent, StandardCharsets.UTF_8))) {
      send(
          fromAgent,
          """
          {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2024-11-05",\
          "capabilities":{},"clientInfo":{"name":"pipe","version":"1"}}}\
          """);
      assertThat(answer(answers).at("/result/serverInfo/name").asString()).isEqualTo("kiosk");
      send(fromAgent, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      send(fromAgent, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}");
      assertThat(answer(answers).at("/result/tools")).hasSize(4);
      send(
          fromAgent,
          """
          {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"pay",\
          "arguments":{"to":"x","amount":3}}}\
          """);
      assertThat(answer(answers).at("/result/content/0/text").asString()).isEqualTo("Paid.");
      send(
          fromAgent,
          "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/call\",\"params\":{\"name\":\"y\"}}");
      assertThat(answer(answers).at("/error/code").asInt()).isEqualTo(-32602);
      fromAgent.close();
      server.join();
    }
    assertThat(world.trace().events(TraceEvent.WorldConnected.class))
        .extracting(TraceEvent.WorldConnected::client)
        .containsExactly("pipe");
    assertThat(world.trace().events(TraceEvent.ToolCall.class)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "{\n", "[]\n", "no end of line", "\u0000\u0001\n", "{\"id\":1}\n"})
  void noiseEndsTheServingQuietly(String noise) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StdioWorld.serve(
        world,
        world.servers().getFirst(),
        new ByteArrayInputStream(noise.getBytes(StandardCharsets.UTF_8)),
        out);
    assertThat(world.trace().events()).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
  }

  private void serve(PipedInputStream in, PipedOutputStream toAgent) {
    try (OutputStream out = toAgent) {
      StdioWorld.serve(world, world.servers().getFirst(), in, out);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static JsonNode answer(BufferedReader answers) throws IOException {
    return Json.mapper().readTree(answers.readLine());
  }
}
