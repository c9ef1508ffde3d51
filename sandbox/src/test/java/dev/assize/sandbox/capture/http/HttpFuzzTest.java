package dev.assize.sandbox.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.capture.flow.Spool;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import dev.assize.statement.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFuzzTest {

  private static final List<String> SEEDS =
      List.of(
          "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\n\r\n",
          "POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n",
          "GET /c HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: aaaa\r\n\r\n\u0081\u0083abcdefg",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\5\1\5\0\0\0\1\u0082\u0086\u0084\u0041\u0001a");

  @TempDir Path folder;
  private Spool spool;
  private FlowLog log;

  @BeforeEach
  void open() throws IOException {
    spool = new Spool(folder, CaptureLimits.USUAL);
    log = new FlowLog(folder.resolve("flows.jsonl"), 100_000);
  }

  @Test
  void pipelinedRequestsAreTwoExchanges() throws Exception {
    ByteArrayOutputStream answers = serve(SEEDS.getFirst().getBytes(StandardCharsets.ISO_8859_1));

    assertThat(log.flows())
        .extracting(flow -> ((Flow.Exchange) flow).target())
        .containsExactly("/a", "/");
    assertThat(answers.toString(StandardCharsets.ISO_8859_1).split("HTTP/1.1 200 OK", -1))
        .hasSize(3);
  }

  @Test
  void chunksAreJoined() throws Exception {
    serve(SEEDS.get(1).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(((Flow.Exchange) log.flows().getFirst()).requestBody().size()).isEqualTo(3);
  }

  @Test
  void noBytesBreakTheServers() throws Exception {
    Seed.Random random = new Seed("00".repeat(32)).derive("http").random();
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = random.pick(SEEDS).getBytes(StandardCharsets.ISO_8859_1);
      for (int changes = random.nextInt(6); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      serve(bytes);
    }
    assertThat(log.flows()).hasSizeGreaterThan(500);
  }

  @Test
  void malformedBytesAreNotLost() throws Exception {
    SpoolFile leftovers = spool.open();
    byte[] bytes = "POST / HTTP/1.1\r\nContent-Length: no\r\n\r\nrest".getBytes();
    new Http1Server(input(bytes), new ByteArrayOutputStream(), exchanges()).serve(leftovers);

    assertThat(Files.readString(spool.path(leftovers.finish().file()))).isEqualTo("rest");
    assertThat(((Flow.Exchange) log.flows().getFirst()).requestHeaders())
        .anySatisfy(header -> assertThat(header.value()).isEqualTo("no"));
  }

  private ByteArrayOutputStream serve(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (Http2Server.startsWith(bytes)) {
        new Http2Server(input(bytes), out, exchanges()).serve();
      } else {
        new Http1Server(input(bytes), out, exchanges()).serve(spool.open());
      }
    } catch (IOException refused) {
      // As the connection would be.
    }
    return out;
  }

  private ExchangeLog exchanges() {
    Endpoint end = new Endpoint("192.0.2.1", 80);
    return new ExchangeLog(log, spool, () -> 0, "run", end, end, 1, null);
  }

  private static Input input(byte[] bytes) {
    return new Input(new ByteArrayInputStream(bytes));
  }
}
