package dev.assize.log.tile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileSourceTest {

  private static final byte[] DATA = "some bytes".getBytes(UTF_8);

  @TempDir Path folder;
  private HttpServer server;
  private int asked;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/log/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked++;
    String path = exchange.getRequestURI().getPath().substring("/log/".length());
    byte[] body = path.equals("gzip") ? gzip(DATA) : path.equals("bomb") ? gzip(LARGE) : DATA;
    if (path.equals("gzip") || path.equals("bomb")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    int status =
        switch (path) {
          case "missing" -> 404;
          case "forbidden" -> 403;
          case "busy" -> 503;
          case "shaky" -> asked < 3 ? 500 : 200;
          default -> 200;
        };
    exchange.sendResponseHeaders(status, path.equals("chunked") ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static final byte[] LARGE = new byte[1 << 20];

  private TileSource served() {
    return TileSource.at("http://127.0.0.1:" + server.getAddress().getPort() + "/log/");
  }

  @Test
  void aDirectoryGivesItsFiles() throws IOException {
    Files.write(folder.resolve("checkpoint"), DATA);
    TileSource source = TileSource.at(folder.toString());

    assertThat(source.checkpoint()).isEqualTo(DATA);
    assertThat(source.find("tile/0/000", 10)).isEmpty();
    assertThatThrownBy(() -> source.find("checkpoint", 9))
        .isInstanceOf(TileException.class)
        .hasMessageContaining("longer than the 9 bytes");
  }

  @Test
  void aServerGivesItsFilesAlsoInGzip() {
    assertThat(served().find("plain", 10)).contains(DATA);
    assertThat(served().find("gzip", 100)).contains(DATA);
    assertThat(served().find("missing", 10)).isEmpty();
    assertThat(served().find("shaky", 10)).contains(DATA);
  }

  @Test
  void moreThanMayBeThereIsNotRead() {
    assertThatThrownBy(() -> served().find("plain", 9)).isInstanceOf(TileException.class);
    assertThatThrownBy(() -> served().find("chunked", 9)).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> served().find("bomb", 100_000))
        .isInstanceOf(TileException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void aServerThatRefusesOrFailsIsNoMissingFile() {
    assertThatThrownBy(() -> served().find("forbidden", 10))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("403");
    assertThatThrownBy(() -> served().find("busy", 10))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("503");
    assertThatThrownBy(() -> TileSource.at("http://not a url")).hasMessageContaining("not a URL");
  }

  private static byte[] gzip(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
