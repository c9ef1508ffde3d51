package dev.assize.sandbox.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What really goes on, by the way of a Unix socket. */
@Tag("sandbox")
class RouteTest {

  private static Namespaces namespaces;

  @BeforeAll
  static void enter() throws Exception {
    namespaces = new Namespaces();
  }

  @AfterAll
  static void leave() throws Exception {
    namespaces.close();
  }

  @Test
  void whatIsDecryptedGoesOnInClearAndIsRecordedBothWays() throws Exception {
    try (Beyond beyond = new Beyond("model.sock")) {
      var route = new Route("model", "Model.example.com", 443, true, beyond.path);

      var visit =
          namespaces
              .run(
                  namespaces.errand(
                      List.of(route),
                      "curl",
                      "-sS",
                      "-d",
                      "ask",
                      "https://model.example.com/v1/chat"))
              .complete();

      assertThat(visit.report().output()).isEqualTo("real answer");
      Flow.Exchange exchange = visit.exchange();
      assertThat(exchange.route()).isEqualTo("model");
      assertThat(visit.text(exchange.requestBody())).isEqualTo("ask");
      assertThat(visit.text(exchange.responseBody())).isEqualTo("real answer");
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(visit.connection().route()).isEqualTo("model");
    }
  }

  @Test
  void otherPortsAndHostsDoNotGoOn() throws Exception {
    try (Beyond beyond = new Beyond("world.sock")) {
      var route = new Route("world", "world.example.com", 8080, false, beyond.path);

      var visit =
          namespaces.run(
              namespaces.errand(
                  List.of(route),
                  "curl",
                  "-sS",
                  "http://world.example.com:8080/",
                  "http://world.example.com:8081/",
                  "http://other.example.com:8080/"));

      assertThat(visit.complete().report().output()).isEqualTo("real answer{}{}");
      assertThat(visit.flows(Flow.Exchange.class))
          .extracting(Flow.Exchange::route)
          .containsExactly("world", null, null);
    }
  }

  @Test
  void aRouteThatNobodyServesLeavesARecord() {
    var route =
        new Route("model", "model.example.com", 80, false, Path.of("/nonexistent/model.sock"));

    var visit =
        namespaces
            .run(namespaces.errand(List.of(route), "curl", "-sS", "http://model.example.com/"))
            .complete();

    assertThat(visit.connection().route()).isEqualTo("model");
    assertThat(visit.report().status()).isNotZero();
  }

  /** The other end: answers any request in the same way, once per connection. */
  private static final class Beyond implements AutoCloseable {

    final Path path;
    private final ServerSocketChannel listener;

    Beyond(String name) throws IOException {
      path = namespaces.folder().resolve(name);
      listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        while (true) {
          try (SocketChannel channel = listener.accept()) {
            InputStream in = Channels.newInputStream(channel);
            String asked = "";
            while (!asked.endsWith(asked.startsWith("POST") ? "ask" : "\r\n\r\n")) {
              asked += (char) in.read();
            }
            channel.write(
                ByteBuffer.wrap(
                    "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\nreal answer"
                        .getBytes(StandardCharsets.US_ASCII)));
          }
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
