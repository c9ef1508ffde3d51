package dev.assize.world.outside;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Speaks to a process over its standard input and output, one JSON-RPC message a line.
 *
 * <p>The SDK's own transport hands the caller's whole environment on, waits out a time-out when the
 * process has died, and leaves its children running.
 */
final class ProcessTransport implements McpClientTransport {

  /** The longest line that is read, in bytes. */
  static final int MAX_LINE = 8 << 20;

  /** All that one process may write, in bytes. */
  static final long MAX_OUTPUT = 256L << 20;

  private static final int MAX_WAITING = 256;
  private static final int SHOWN = 80;

  private final ServerProcess server;
  private final McpJsonMapper json;
  private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(MAX_WAITING);
  private final CompletableFuture<String> broken = new CompletableFuture<>();
  private volatile @Nullable Thread writer;

  ProcessTransport(ServerProcess server, McpJsonMapper json) {
    this.server = server;
    this.json = json;
  }

  /** Completes, with the reason, when nothing more is to be expected of the server. */
  CompletableFuture<String> broken() {
    return broken;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return Mono.fromRunnable(() -> {
      Thread.ofVirtual().start(() -> read(handler));
      writer = Thread.ofVirtual().start(this::write);
    });
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromCallable(() -> {
      byte[] line = (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
      if (!outgoing.offer(line)) {
        broken.complete("the server does not read what it is sent");
      }
      return null;
    });
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> {
      broken.complete("the session has ended");
      server.close();
      Thread waiting = writer;
      if (waiting != null) {
        waiting.interrupt();
      }
    });
  }

  private void write() {
    try (OutputStream out = server.process().getOutputStream()) {
      while (!broken.isDone()) {
        out.write(outgoing.take());
        out.flush();
      }
    } catch (IOException e) {
      broken.complete(server.state());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    try (InputStream in = new BufferedInputStream(server.process().getInputStream())) {
      long total = 0;
      for (byte[] line = line(in); line != null; line = line(in)) {
        total += line.length;
        if (total > MAX_OUTPUT) {
          throw new IOException("the server wrote more than " + MAX_OUTPUT + " bytes");
        }
        take(new String(line, StandardCharsets.UTF_8), handler);
      }
      broken.complete(server.state());
    } catch (IOException | RuntimeException e) {
      broken.complete(String.valueOf(e.getMessage()));
    }
  }

  private void take(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler)
      throws IOException {
    if (line.isBlank()) {
      return;
    }
    JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(json, line);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "the server wrote what is not JSON-RPC: "
              + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line).strip());
    }
    handler.apply(Mono.just(message)).subscribe();
  }

  /** The next line without its end; null at the end of the stream. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() >= MAX_LINE) {
        throw new IOException("the server wrote a line of more than " + MAX_LINE + " bytes");
      }
      line.write(next);
    }
    return line.toByteArray();
  }
}
