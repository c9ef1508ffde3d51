package dev.assize.sandbox.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.capture.flow.CaptureLimits;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.capture.flow.Spool;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRelayTest {

  private static final String REQUEST =
      "POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nask";
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nanswer";

  @TempDir Path folder;
  private Spool spool;
  private FlowLog log;
  private HttpRelay relay;

  @BeforeEach
  void open() throws IOException {
    spool = new Spool(folder, CaptureLimits.USUAL);
    log = new FlowLog(folder.resolve("flows.jsonl"), 100);
    Endpoint end = new Endpoint("192.0.2.1", 80);
    relay = new HttpRelay(new ExchangeLog(log, spool, () -> 0, "run", end, end, 1, "model"));
  }

  @Test
  void anAnswerThatIsThereBeforeItsRequestIsUnderstoodBelongsToIt() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    SpoolFile leftovers = spool.open();
    Thread answers = Thread.ofVirtual().start(() -> responses(reading, ANSWER, leftovers));
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    TimeUnit.MILLISECONDS.sleep(50);

    relay.requests(input(REQUEST), spool.open());
    answers.join();
    relay.finish();

    Flow.Exchange exchange = (Flow.Exchange) log.flows().getFirst();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(Files.readString(spool.path(exchange.responseBody().file()))).isEqualTo("answer");
    assertThat(leftovers.finish().size()).isZero();
  }

  @Test
  void anAnswerWithoutAnyRequestIsKeptAsItIs() throws Exception {
    relay.requests(input(""), spool.open());
    SpoolFile leftovers = spool.open();

    responses(new CountDownLatch(1), ANSWER, leftovers);
    relay.finish();

    assertThat(log.flows()).isEmpty();
    assertThat(Files.readString(spool.path(leftovers.finish().file()))).isEqualTo(ANSWER);
  }

  private void responses(CountDownLatch reading, String text, SpoolFile leftovers) {
    reading.countDown();
    try {
      relay.responses(input(text), leftovers);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Input input(String text) {
    return new Input(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
