package dev.assize.gate.gateway;

import dev.assize.statement.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server within this process that speaks over pipes, every request in a thread of its own. */
final class FakeServer implements ServerLink {

  private static final int CHUNK = 1 << 16;

  final FakeTools tools = new FakeTools();

  /** Every line as it arrived. */
  final List<String> lines = new CopyOnWriteArrayList<>();

  private final Pipe toServer;
  private final Pipe fromServer;
  private final OutputStream out;

  FakeServer() throws IOException {
    toServer = Pipe.open();
    fromServer = Pipe.open();
    out = Channels.newOutputStream(fromServer.sink());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private void serve() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(toServer.source()), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        JsonNode message = Json.mapper().readTree(line);
        if (message.has("method") && message.has("id")) {
          Thread.ofVirtual().start(() -> answer(message));
        }
      }
      crash();
    } catch (IOException e) {
      // the gateway has gone
    }
  }

  private void answer(JsonNode request) {
    try {
      ObjectNode answer = Json.mapper().createObjectNode();
      answer.set("result", tools.result(request)); // before the id, as the usual SDK does
      answer.put("jsonrpc", "2.0").set("id", request.get("id"));
      say(Json.mapper().writeValueAsString(answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a line. */
  void say(String line) {
    synchronized (out) {
      try {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += CHUNK) { // a pipe copies what it is given
          out.write(bytes, from, Math.min(CHUNK, bytes.length - from));
        }
      } catch (IOException e) {
        // nobody listens any more
      }
    }
  }

  /** Ends it, as a fault would. */
  void crash() {
    try {
      fromServer.sink().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream input() {
    return Channels.newOutputStream(toServer.sink());
  }

  @Override
  public InputStream output() {
    return Channels.newInputStream(fromServer.source());
  }

  @Override
  public String state() {
    return "the MCP server ended with exit code 9";
  }

  @Override
  public void close() {
    crash();
  }
}
