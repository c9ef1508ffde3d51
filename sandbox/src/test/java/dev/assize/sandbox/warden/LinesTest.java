package dev.assize.sandbox.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.PlantedFile;
import dev.assize.statement.Json;
import dev.assize.statement.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class LinesTest {

  private static final Job JOB =
      Job.of("sh", "-c", "exit 1")
          .environment("A", "b")
          .file(new PlantedFile(".ssh/id", Content.of("key"), 0600, Instant.EPOCH))
          .bind("/usr/share", "/opt/share")
          .bringBack("work")
          .deadline(Duration.ofMillis(1500))
          .nestedSandbox()
          .build();

  private static <T> Optional<T> read(String text, Class<T> type) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), type);
  }

  private static <T> Optional<T> read(byte[] bytes, Class<T> type) throws IOException {
    return new Lines(new ByteArrayInputStream(bytes), 10_000).next(type);
  }

  @Test
  void aJobArrivesAsItWasSent() throws Exception {
    Request request = Request.open(7, JOB);

    assertThat(read(Json.line(request), Request.class)).contains(request);
  }

  @Test
  void linesOfAllLengthsArriveInOrder() throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      sent.writeBytes(Json.line(Map.of("text", "x".repeat(i * 5000))));
    }
    Lines lines = new Lines(new ByteArrayInputStream(sent.toByteArray()));

    for (int i = 0; i < 40; i++) {
      assertThat(lines.next(JsonNode.class).orElseThrow().path("text").asString())
          .hasSize(i * 5000);
    }
    assertThat(lines.next(JsonNode.class)).isEmpty();
  }

  @Test
  void theEndOfTheStreamIsNoError() throws Exception {
    assertThat(read("", Request.class)).isEmpty();
    assertThat(read("{\"id\":1", Request.class)).isEmpty();
  }

  @Test
  void refusesWhatIsNoRequest() {
    for (String line :
        new String[] {
          "",
          "null",
          "[]",
          "{}",
          "{\"id\":0}",
          "{\"id\":1,\"more\":2}",
          "{\"id\":1,\"id\":2}",
          "{\"id\":1,\"action\":\"OPEN\"}",
          "{\"id\":1,\"action\":\"STAY\"}",
          "{\"id\":1,\"action\":\"END\",\"command\":{\"words\":[]}}",
          "x".repeat(20_000)
        }) {
      assertThatThrownBy(() -> read(line + "\n", Request.class)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anythingElseEndsInAnIoException() {
    Seed.Random random = Seed.parse("33".repeat(32)).random();
    byte[] good = Json.line(Request.open(7, JOB));
    for (int round = 0; round < 5000; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        read(bad, Request.class);
      } catch (IOException expected) {
        assertThat(expected).hasMessageNotContaining("\n");
      }
    }
  }
}
