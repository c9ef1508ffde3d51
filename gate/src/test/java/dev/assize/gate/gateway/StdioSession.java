package dev.assize.gate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.gate.gateway.catalogue.CertifiedEnvelope;
import dev.assize.gate.gateway.standing.StandingWatch.Objection;
import dev.assize.statement.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A client, the gateway and a fake server, joined by pipes. */
final class StdioSession implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  final FakeServer server;
  final BlockingQueue<String> others = new LinkedBlockingQueue<>();
  final List<String> news = new CopyOnWriteArrayList<>();
  volatile Optional<Objection> objection = Optional.empty();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final OutputStream out;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  StdioSession(CertifiedEnvelope envelope, CallLog log) throws IOException {
    Pipe toGateway = Pipe.open();
    Pipe fromGateway = Pipe.open();
    server = new FakeServer();
    out = Channels.newOutputStream(toGateway.sink());
    Screen screen = new Screen(envelope, FakeTools.SERVER, () -> objection, news::add);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            ended.complete(
                StdioGateway.run(
                    server,
                    screen,
                    log,
                    Channels.newInputStream(toGateway.source()),
                    Channels.newOutputStream(fromGateway.sink()),
                    news::add));
          } catch (InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
          }
        });
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(fromGateway.source()), StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().start(() -> read(in));
  }

  static CallLog log(Path folder, boolean content) throws IOException {
    return CallLog.in(folder.resolve("calls.jsonl"), content);
  }

  private void read(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode message = Json.mapper().readTree(line);
        CompletableFuture<JsonNode> asked =
            message.has("method") ? null : waiting.remove(message.path("id").asInt(-1));
        if (asked == null) {
          others.add(line);
        } else {
          asked.complete(message);
        }
      }
    } catch (IOException e) {
      // the gateway has gone
    }
  }

  void say(String line) throws IOException {
    synchronized (out) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  CompletableFuture<JsonNode> asked(String method, String parameters) throws IOException {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    say(
        "{\"method\":\"%s\",\"params\":%s,\"jsonrpc\":\"2.0\",\"id\":%d}"
            .formatted(method, parameters, id));
    return answer;
  }

  JsonNode ask(String method, String parameters) throws Exception {
    return answer(asked(method, parameters));
  }

  static JsonNode answer(CompletableFuture<JsonNode> asked) throws Exception {
    return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  CompletableFuture<JsonNode> called(String tool, String arguments) throws IOException {
    return asked("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
  }

  JsonNode call(String tool) throws Exception {
    return answer(called(tool, "{}"));
  }

  /** What a call returns as text, also if it was refused. */
  static String text(JsonNode answer) {
    return answer.path("result").path("content").path(0).path("text").asString("");
  }

  List<String> listed() throws Exception {
    return ask("tools/list", "{}")
        .path("result")
        .path("tools")
        .valueStream()
        .map(tool -> tool.path("name").stringValue())
        .toList();
  }

  String other() throws InterruptedException {
    String line = others.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(line).isNotNull();
    return String.valueOf(line);
  }

  /** Waits until something has happened. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() < end).isTrue();
      Thread.sleep(2);
    }
  }

  /** Ends the session as a client does; whether the server was there to the end. */
  boolean end() throws Exception {
    out.close();
    return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.tools.slow.countDown();
    try {
      end();
    } catch (Exception e) {
      throw new IllegalStateException("the gateway did not end", e);
    }
  }
}
