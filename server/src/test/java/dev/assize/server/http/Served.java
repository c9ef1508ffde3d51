package dev.assize.server.http;

import dev.assize.server.FrozenGate;
import dev.assize.server.admission.Admission;
import dev.assize.statement.Json;
import io.helidon.common.tls.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A gate that is served, and somebody who asks it. */
public final class Served implements AutoCloseable {

  private static final java.util.logging.Logger QUIET =
      java.util.logging.Logger.getLogger("io.helidon");

  static {
    QUIET.setLevel(java.util.logging.Level.OFF); // as the command line does
  }

  /** Small, so that tests reach them. */
  public static final Limits SMALL =
      new Limits(64, 32, 100_000, Duration.ofMillis(700), Duration.ofSeconds(3), 20);

  public final FrozenGate frozen;
  public final URI address;
  private final GateServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** An answer. */
  public record Answer(int status, Map<String, java.util.List<String>> headers, JsonNode body) {
    public String error() {
      return body.path("error").asString("");
    }
  }

  public Served(Path temp, @Nullable Tls tls, Limits limits) throws IOException {
    this(new FrozenGate(temp), tls, limits);
  }

  public Served(FrozenGate frozen, @Nullable Tls tls, Limits limits) {
    this.frozen = frozen;
    Admission admission =
        new Admission(frozen.gate, "ci", Map.of("context.purpose", "deployment"), null, "");
    server =
        GateServer.start("localhost", 0, tls, frozen.gate, admission, limits, () -> frozen.now);
    address = server.address();
  }

  public Answer get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address + path)).GET().build());
  }

  public Answer post(String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  public Answer decide(String json) throws Exception {
    return post("/v1/decisions", json);
  }

  public Answer send(HttpRequest request) throws Exception {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(),
        response.headers().map(),
        response.body().length == 0
            ? Json.mapper().createObjectNode()
            : Json.mapper().readTree(response.body()));
  }

  /** Sends bytes, and takes what comes until the server closes, or for ten seconds. */
  public String raw(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
      return rest(socket);
    }
  }

  public Socket connect() throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** What else comes. */
  public static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    try {
      byte[] piece = new byte[8192];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        all.write(piece, 0, n);
      }
    } catch (java.net.SocketTimeoutException | java.net.SocketException e) {
      // it stays open, or was reset: what has come counts
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
