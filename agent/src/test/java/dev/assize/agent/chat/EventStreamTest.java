package dev.assize.agent.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

  private static final String STREAM =
      """
      : a comment
      data: one

      event: message
      id: 7
      retry: 100
      data:two
      data:  lines

      data

      data: ünïcödé 🐙

      unknown: field

      data: [DONE]

      """;

  /** The example streams of the standard, and what it says they mean. */
  @Test
  void theExamplesOfTheStandardAreReadAsItSays() {
    assertThat(read("data: YHOO\ndata: +2\ndata: 10\n\n")).containsExactly("YHOO\n+2\n10");
    assertThat(
            read(
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
                    + "data:  third event\n\n"))
        .containsExactly("first event", "second event", " third event");
    assertThat(read("data:test\n\ndata: test\n\n")).containsExactly("test", "test");
  }

  @Test
  void anEventWithoutACharacterOfDataIsDropped() {
    assertThat(read("data\n\ndata\ndata\n\n")).containsExactly("\n");
  }

  @Test
  void anEventThatTheEndCutsShortIsHandedOn() {
    assertThat(read("data: one\n\ndata: [DONE]")).containsExactly("one", "[DONE]");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstField() {
    assertThat(read("\uFEFFdata: one\n\n")).containsExactly("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void piecesOfAnySizeAndAnyLineEndGiveTheSameEvents(String lineEnd) {
    byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(UTF_8);
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      assertThat(read(bytes, random)).containsExactly("one", "two\n lines", "ünïcödé 🐙", "[DONE]");
    }
  }

  @Test
  void garbageNeverThrowsAndGivesTheSameEventsInAnyPieces() {
    Random random = new Random(20260730);
    String alphabet = "data: \r\n\n\n:{}[]\"x";
    for (int run = 0; run < 3000; run++) {
      byte[] bytes = new byte[random.nextInt(120)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                (random.nextInt(8) == 0
                    ? random.nextInt(256)
                    : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<String> whole = new ArrayList<>();
      EventStream stream = new EventStream(whole::add);
      stream.feed(ByteBuffer.wrap(bytes));
      stream.end();

      assertThat(read(bytes, random)).isEqualTo(whole);
    }
  }

  private static List<String> read(String text) {
    return read(text.getBytes(UTF_8), new Random(1));
  }

  private static List<String> read(byte[] bytes, Random random) {
    List<String> events = new ArrayList<>();
    EventStream stream = new EventStream(events::add);
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(bytes.length - at, random.nextInt(9));
      stream.feed(ByteBuffer.wrap(bytes, at, length));
      at += length;
    }
    stream.end();
    return events;
  }
}
