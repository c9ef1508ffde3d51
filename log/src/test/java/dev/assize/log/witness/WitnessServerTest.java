package dev.assize.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.TestTree;
import dev.assize.log.note.NoteSignature;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {

  private static final String ORIGIN = "example.com/log";

  @TempDir private Path folder;

  private final SigningKey log = SigningKey.generate(ORIGIN, KeyType.ED25519);
  private final SigningKey key = SigningKey.generate("witness.example", KeyType.COSIGNATURE);
  private final TestTree tree = new TestTree();
  private final HttpClient http = HttpClient.newHttpClient();
  private WitnessState state;
  private WitnessServer server;

  @BeforeEach
  void start() {
    for (int i = 0; i < 20; i++) {
      tree.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    state = WitnessState.open(folder);
    server =
        WitnessServer.start(
            new Witness(key, List.of(log.verifier()), state, InstantSource.system()), 0);
  }

  @AfterEach
  void stop() {
    server.close();
    state.close();
    http.shutdownNow();
  }

  private SignedCheckpoint checkpoint(long size) {
    return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, tree.root(size)), log);
  }

  private ConsistencyProof proof(long earlier, long later) {
    return tree.consistency(earlier, later);
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    URI uri = server.address().resolve("add-checkpoint");
    return http.send(
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(long oldSize, SignedCheckpoint checkpoint) throws Exception {
    return post(new AddCheckpoint(oldSize, List.of(), checkpoint).bytes());
  }

  private WitnessClient client(URI address) {
    return new WitnessClient(address, key.verifier(), Duration.ofSeconds(5));
  }

  @Test
  void theStatusSaysWhatHappened() throws Exception {
    assertThat(post("what?\n".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    assertThat(post(9, checkpoint(5)).statusCode()).isEqualTo(400);
    SigningKey other = SigningKey.generate("other.example", KeyType.ED25519);
    Checkpoint unknown = new Checkpoint("other.example", 5, tree.root(5));
    assertThat(post(0, SignedCheckpoint.sign(unknown, other)).statusCode()).isEqualTo(404);
    SigningKey forger = SigningKey.generate(ORIGIN, KeyType.ED25519);
    Checkpoint known = checkpoint(5).checkpoint();
    assertThat(post(0, SignedCheckpoint.sign(known, forger)).statusCode()).isEqualTo(403);

    HttpResponse<String> cosigned = post(0, checkpoint(5));
    assertThat(cosigned.statusCode()).isEqualTo(200);
    assertThat(cosigned.body()).startsWith("— witness.example ").endsWith("\n");

    HttpResponse<String> conflict = post(0, checkpoint(7));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body()).isEqualTo("5\n");
    assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");

    HttpResponse<String> unproven = post(5, checkpoint(7));
    assertThat(unproven.statusCode()).isEqualTo(422);
    assertThat(unproven.body()).startsWith("it is not proven that the log of 7 entries");
  }

  @Test
  void monitorsSeeWhatWasCosignedLast() throws Exception {
    String path = WitnessState.hash(ORIGIN) + "/checkpoint";
    assertThat(get(path).statusCode()).isEqualTo(404);
    String line = post(0, checkpoint(5)).body();
    HttpResponse<String> seen = get(path);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).isEqualTo(checkpoint(5) + line);
  }

  @Test
  void whatIsNotServedIsSaid() throws Exception {
    assertThat(get("add-checkpoint").statusCode()).isEqualTo(405);
    assertThat(get("").statusCode()).isEqualTo(404);
    assertThat(get("0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
    assertThat(get("%2e%2e/lock").statusCode()).isEqualTo(404);
    assertThat(post(new byte[AddCheckpoint.MAX_SIZE + 1]).statusCode()).isEqualTo(413);
  }

  @Test
  void theClientFindsOutTheOldSizeAndRemembersIt() {
    try (WitnessClient client = client(server.address())) {
      assertThat(client.cosign(checkpoint(5), this::proof).name()).isEqualTo("witness.example");
      client.cosign(checkpoint(9), this::proof);
      client.cosign(checkpoint(9), this::proof);
    }
    try (WitnessClient fresh = client(server.address())) {
      NoteSignature signature = fresh.cosign(checkpoint(12), this::proof);
      assertThat(
              checkpoint(12)
                  .with(List.of(signature))
                  .verify(List.of(log.verifier()), List.of(key.verifier()))
                  .witnesses())
          .hasSize(1);
      assertThatThrownBy(() -> fresh.cosign(checkpoint(4), this::proof))
          .isInstanceOf(WitnessException.class)
          .hasMessageContaining("has cosigned 12 entries already, and is asked for 4");
    }
  }

  @Test
  void theClientSaysWhyAWitnessRefuses() {
    try (WitnessClient client = client(server.address())) {
      client.cosign(checkpoint(5), this::proof);
      assertThatThrownBy(() ->
              client.cosign(
                  checkpoint(9),
                  (earlier, later) -> new ConsistencyProof(earlier, later, List.of())))
          .isInstanceOf(WitnessException.class)
          .hasMessageContaining("HTTP 422")
          .hasMessageContaining("not proven");
    }
  }

  @Test
  void aCosignatureOfAnotherKeyIsNotTaken() throws Exception {
    SigningKey other = SigningKey.generate("other.example", KeyType.COSIGNATURE);
    String foreign = NoteSignature.cosign(checkpoint(5).note().text(), other, Instant.now()) + "\n";
    String ofAnotherText = NoteSignature.cosign("another\n", key, Instant.now()) + "\n";
    String good = NoteSignature.cosign(checkpoint(5).note().text(), key, Instant.now()) + "\n";
    assertThatThrownBy(() -> cosignedBy(foreign)).hasMessageContaining("without a cosignature");
    assertThatThrownBy(() -> cosignedBy(ofAnotherText)).hasMessageContaining("is false");
    assertThatThrownBy(() -> cosignedBy("hello\n")).isInstanceOf(WitnessException.class);
    assertThatThrownBy(() -> cosignedBy("")).isInstanceOf(WitnessException.class);
    assertThatThrownBy(() -> cosignedBy("— a AAAAAAAA\n".repeat(10_000)))
        .isInstanceOf(WitnessException.class)
        .hasMessageContaining("no answer");
    assertThat(cosignedBy(foreign + good)).hasToString(good.strip());
  }

  private NoteSignature cosignedBy(String answer) throws Exception {
    HttpServer fake =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    fake.createContext(
        "/sub/add-checkpoint",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    fake.start();
    URI address = URI.create("http://localhost:" + fake.getAddress().getPort() + "/sub/");
    try (WitnessClient client = client(address)) {
      return client.cosign(checkpoint(5), this::proof);
    } finally {
      fake.stop(0);
    }
  }

  @Test
  void aWitnessThatDoesNotAnswerIsNotWaitedFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WitnessClient client =
            new WitnessClient(
                URI.create("http://localhost:" + silent.getLocalPort()),
                key.verifier(),
                Duration.ofMillis(300))) {
      assertThatThrownBy(() -> client.cosign(checkpoint(5), this::proof))
          .isInstanceOf(WitnessException.class)
          .hasMessageContaining("no answer within 300 ms");
    }
  }

  @Test
  void aWitnessThatIsNotThereIsSaid() {
    URI gone = server.address();
    server.close();
    try (WitnessClient client = client(gone)) {
      assertThatThrownBy(() -> client.cosign(checkpoint(5), this::proof))
          .isInstanceOf(WitnessException.class)
          .hasMessageContaining("no answer");
    }
  }
}
