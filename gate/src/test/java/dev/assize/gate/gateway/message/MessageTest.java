package dev.assize.gate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.gate.gateway.message.EventReader.Event;
import dev.assize.statement.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Message of(String text) throws Exception {
    return Message.of(Spool.of(bytes(text)));
  }

  @Test
  void partsAreFoundWhereverTheyStand() throws Exception {
    String arguments = "{ \"a\": [1, \"é\\n\"] }";
    Message call =
        of(
            " {\"params\": {\"x\": {}, \"arguments\" : %s, \"name\":\"caf\\u00e9\"}, \"id\": 1.5,"
                    .formatted(arguments)
                + " \"method\":\"tools/call\", \"jsonrpc\":\"2.0\"} ");
    assertThat(call.name()).isEqualTo("café");
    assertThat(call.id()).isEqualTo("1.5");
    Message.Part part = call.arguments();
    assertThat(call.bytes().digest(part.from(), part.to()))
        .isEqualTo(Digest.of(bytes(arguments)).toString());
    Message answer =
        of("{\"result\":{\"isError\":true,\"tools\":{}},\"id\":\"\\n\",\"jsonrpc\":\"2.0\"}");
    assertThat(answer.id()).isEqualTo("\"\\n\"");
    assertThat(answer.failed() && answer.listsTools() && answer.isAnswer()).isTrue();
  }

  @Test
  void whatIsNoMessageIsRefused() {
    for (String text :
        List.of(
            "",
            " ",
            "{",
            "{}",
            "[]",
            "1",
            "null",
            "{\"jsonrpc\":\"2.0\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"method\":\"a\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"} {}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"Tools\":[]}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"reſult\":{},\"method\":\"a\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"params\":" + "[".repeat(5_000))) {
      assertThatThrownBy(() -> of(text)).as(text).isInstanceOf(MessageException.class);
    }
    assertThatThrownBy(() ->
            Message.of(
                Spool.of(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}"
                        .getBytes(StandardCharsets.UTF_16LE))))
        .isInstanceOf(MessageException.class);
  }

  @Test
  void mutatedMessagesAreReadOrRefused() throws Exception {
    byte[] good =
        bytes(
            "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"tools/call\",\"params\":{\"name\":\"é\","
                + "\"arguments\":{\"a\":[1e9,null,\"\\u0000\"]},\"_meta\":{},\"requestId\":-3}}");
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] mutated = good.clone();
      for (int times = random.nextInt(4); times >= 0; times--) {
        mutated[random.nextInt(mutated.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : bytes("{}[]\",:\\0")[random.nextInt(9)];
      }
      byte[] cut =
          Arrays.copyOf(
              mutated, random.nextInt(10) == 0 ? random.nextInt(good.length) : good.length);
      try (Message message = Message.of(Spool.of(cut))) {
        message.meta();
        read++;
      } catch (MessageException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(read).isBetween(1_000, 49_000);
  }

  @Test
  void spoolGivesBackWhatItGotInMemoryAndInAFile() throws Exception {
    Random random = new Random(3);
    for (int size : new int[] {0, 1, 1_000, 1 << 20, (1 << 20) + 1, 5_000_000}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      try (Spool spool = new Spool()) {
        for (int from = 0; from < size; ) {
          int length =
              Math.min(
                  size - from, 1 + random.nextInt(random.nextInt(20) == 0 ? 2_000_000 : 5_000));
          if (length == 1) {
            spool.write(content[from]);
          } else {
            spool.write(content, from, length);
          }
          from += length;
        }
        assertThat(spool.size()).isEqualTo(size);
        for (int i = 0; i < 2; i++) {
          try (InputStream in = spool.read()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
          }
        }
        assertThat(spool.digest(size / 3, size / 2))
            .isEqualTo(Digest.of(Arrays.copyOfRange(content, size / 3, size / 2)).toString());
      }
    }
  }

  @Test
  void eventsAreReadHoweverTheyArrive() throws Exception {
    String stream =
        ":hello\n\nid: 7\r\nevent: message\r\ndata: {\"a\":1}\r\n\r\ndata:x\rdata: y\r\rdata\n\nretry: 5\n\ndata: cut";
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      EventReader reader = new EventReader(new Trickle(bytes(stream), random));
      List<String> seen = new ArrayList<>();
      for (Event event = reader.next(); event != null; event = reader.next()) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        if (event.data() != null) {
          event.data().read().transferTo(data);
        }
        seen.add(event.fields() + "|" + data.toString(StandardCharsets.UTF_8));
      }
      assertThat(seen)
          .containsExactly(
              "[:hello]|", "[id: 7, event: message]|{\"a\":1}", "[]|x\ny", "[]|", "[retry: 5]|");
    }
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream in;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      this.in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, Math.min(length, 1 + random.nextInt(9)));
    }
  }
}
