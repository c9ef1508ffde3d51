package dev.assize.log.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.log.audit.AuditReport;
import dev.assize.log.audit.EntryVisitor;
import dev.assize.log.audit.LogAudit;
import dev.assize.log.policy.Policy;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.tile.LogFiles;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogServerTest {

  private static final String ORIGIN = "log.example/served";

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate(ORIGIN, KeyType.ED25519);
  private final Policy policy = Policy.ofLogs(key.verifier());
  private Path directory;
  private LogWriter writer;
  private LogServer server;

  @BeforeEach
  void start() throws IOException {
    directory = folder.resolve("log");
    Files.writeString(folder.resolve("secret"), "secret");
    writer = open(LogOptions.DEFAULTS);
    server = LogServer.start(directory, writer, key, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    writer.close();
  }

  private LogWriter open(LogOptions options) {
    return LogWriter.open(
        directory, CheckpointSigner.of(key), CheckpointOpener.of(key.verifier()), options);
  }

  private RemoteLog remote() {
    return new RemoteLog(server.address(), ORIGIN);
  }

  @Test
  void anEntryThatIsSentIsProvenToBeThere() throws Exception {
    LogProof proof = remote().append(LogFiles.entry(1));

    assertThat(proof.index()).isZero();
    assertThat(proof.verify(LogFiles.entry(1), policy).checkpoint().size()).isEqualTo(1);
    assertThat(remote().append(new byte[LogWriter.MAX_ENTRY]).index()).isEqualTo(1);
    assertThatThrownBy(() -> proof.verify(LogFiles.entry(2), policy))
        .hasMessageContaining("another entry");
  }

  @Test
  void anEntryThatIsThereKeepsItsPlace() throws Exception {
    remote().append(LogFiles.entry(1));
    remote().append(LogFiles.entry(2));

    LogProof again = remote().append(LogFiles.entry(1));

    assertThat(again.index()).isZero();
    assertThat(again.verify(LogFiles.entry(1), policy).checkpoint().size()).isEqualTo(2);
  }

  @Test
  void manySendersAtOnceGetDifferentPlacesAndTheServedLogIsWhole() throws Exception {
    List<Future<LogProof>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        byte[] entry = LogFiles.entry(i);
        sent.add(
            threads.submit(() -> {
              LogProof proof = remote().append(entry);
              proof.verify(entry, policy);
              return proof;
            }));
      }
    }
    List<Long> places = new ArrayList<>();
    for (Future<LogProof> proof : sent) {
      places.add(proof.get().index());
    }
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 300).boxed().toList());

    TileSource source = TileSource.at(server.address().toString());
    List<Long> read = new ArrayList<>();
    EntryVisitor visitor = (index, entry) -> read.add(index);
    AuditReport report = LogAudit.run(source, CheckpointOpener.of(policy), visitor);
    assertThat(report.problems()).isEmpty();
    assertThat(report.head()).isEqualTo(writer.head());
    assertThat(read).hasSize(300);
    assertThat(new TileReader(source, report.head()).entry(places.get(7)))
        .isEqualTo(LogFiles.entry(7));
  }

  @Test
  void whatIsNoEntryIsRefusedInOneLine() throws Exception {
    String tooLong =
        "POST /add HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 65536\r\n\r\n"
            + "x".repeat(65_536);
    assertThat(raw(tooLong)).startsWith("HTTP/1.1 413 ").contains("1 to 65535 bytes");
    assertThat(
            raw("POST /add HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("1 to 65535 bytes");
    assertThatThrownBy(() -> remote().append(new byte[0])).hasMessageContaining("not 0");
    assertThatThrownBy(() -> remote().append(new byte[65_536])).hasMessageContaining("not 65536");
    assertThat(writer.head().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//checkpoint",
        "/checkpoint/",
        "/checkpoint%00",
        "/Checkpoint",
        "/.state/index",
        "/.state/lock",
        "/../secret",
        "/../log/checkpoint",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/tile",
        "/tile/",
        "/tile/0/../../.state/index",
        "/tile/0/..%2f..%2f..%2fsecret",
        "/tile/0/000.p",
        "/tile/0/000.p/2",
        "/tile/0/000.p/1/",
        "/tile/0/000.p/1%0a",
        "/tile/0/000%00",
        "/tile/-1/000",
        "/tile/0/1000",
        "/tile/entries/000.p/../../../checkpoint",
        "/add/",
        "*",
        "http://other.example/../secret",
      })
  void whatIsNoFileOfTheLogIsNotThere(String path) throws Exception {
    remote().append(LogFiles.entry(1));

    String answer = get(path);

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("secret");
  }

  @Test
  void filesAreServedWithTheirTypesAndHowLongTheyStay() throws Exception {
    remote().append(LogFiles.entry(1));

    assertThat(get("/checkpoint"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-type: text/plain; charset=utf-8", "Cache-control: no-cache", ORIGIN);
    assertThat(get("/tile/0/000.p/1"))
        .startsWith("HTTP/1.1 200 ")
        .contains("application/octet-stream", "immutable");
    assertThat(get("/tile/entries/000.p/1")).startsWith("HTTP/1.1 200 ").contains("entry 1");
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    assertThat(get("/add")).startsWith("HTTP/1.1 405 ").contains("the method is POST");
    assertThat(raw("PUT /checkpoint HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("the method is GET");
    assertThat(raw("DELETE /tile/0/000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ");
  }

  @Test
  void whoeverComesWhileTooManyWaitIsTurnedAwayAndCanComeAgain() throws Exception {
    stop();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    writer =
        open(
            LogOptions.DEFAULTS.withCosigning(proposal -> {
              asked.countDown();
              await(answered);
              return proposal.checkpoint();
            }));
    server = LogServer.start(directory, writer, key, 0, 1);
    CompletableFuture<LogProof> first = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        first.complete(remote().append(LogFiles.entry(1)));
      } catch (InterruptedException | RuntimeException e) {
        first.completeExceptionally(e);
      }
    });
    asked.await();

    assertThatThrownBy(() -> remote().append(LogFiles.entry(2)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageContaining("too many entries are waiting; try again");
    answered.countDown();
    assertThat(first.get().index()).isZero();
    assertThat(remote().append(LogFiles.entry(2)).index()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLogThatIsClosedOrGoneIsSaid() {
    writer.close();
    assertThatThrownBy(() -> remote().append(LogFiles.entry(1)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageContaining("closed");
    RemoteLog gone = remote();
    server.close();
    assertThatThrownBy(() -> gone.append(LogFiles.entry(1)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("the log at " + gone.prefix() + " is not reached: nobody listens")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void aLogWhoseTilesWereChangedIsNotBelievedAndSaysNoMore() throws Exception {
    for (int i = 0; i < 257; i++) {
      writer.append(LogFiles.entry(i));
    }
    Path tile = directory.resolve("tile/0/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);

    assertThatThrownBy(() -> remote().append(LogFiles.entry(3)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("HTTP 500")
        .hasMessageContaining("cannot be written at present");
  }

  @Test
  void aPolicySaysWhichLogIsAtAnAddress() {
    URI address = URI.create("https://log.example/served/");
    SigningKey other = SigningKey.generate("other.example", KeyType.ED25519);
    String two =
        "log %s https://other.example\nlog %s https://log.example/served\nquorum none\n"
            .formatted(other.verifier(), key.verifier());

    assertThat(RemoteLog.at(address, Policy.parse(utf8(two))).origin()).isEqualTo(ORIGIN);
    assertThat(RemoteLog.at(address, policy).origin()).isEqualTo(ORIGIN);
    assertThatThrownBy(() -> RemoteLog.at(address, Policy.ofLogs(key.verifier(), other.verifier())))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("it needs a line: log VKEY https://log.example/served/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.example", "ftp://log.example/", "file:///etc/passwd", "http:///x"})
  void whatIsNoAddressOfALogIsSaid(String address) {
    assertThatThrownBy(() -> RemoteLog.at(URI.create(address), policy))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessage(address + ": no log can be there; give an http or https URL");
  }

  private String get(String path) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  /** What a client would not send by itself. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(utf8(request));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
