package dev.assize.agent.chat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) from bytes that come in pieces, and hands
 * on the data of each event.
 *
 * <p>Event names, ids and retry times are not used. An event without a character of data is
 * dropped, since it cannot hold a chunk. Unlike the standard, an event that the end of the stream
 * cuts short is handed on too: many servers forget the last empty line. The caller bounds the
 * length. Not thread-safe.
 */
final class EventStream {

  private final Consumer<String> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;
  private boolean afterCarriageReturn;
  private boolean firstLine = true;

  /**
   * @param events receives the data of each event, its lines joined by line feeds
   */
  EventStream(Consumer<String> events) {
    this.events = events;
  }

  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = b == '\r';
      if (b == '\n' || b == '\r') {
        endLine();
      } else {
        line.write(b);
      }
    }
  }

  /** Nothing more comes. */
  void end() {
    if (line.size() > 0) {
      endLine();
    }
    dispatch();
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (firstLine && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    firstLine = false;
    if (text.isEmpty()) {
      dispatch();
    } else if (text.equals("data")) {
      append("");
    } else if (text.startsWith("data:")) {
      append(text.substring(text.startsWith("data: ") ? 6 : 5));
    }
  }

  private void append(String value) {
    if (hasData) {
      data.append('\n');
    }
    data.append(value);
    hasData = true;
  }

  private void dispatch() {
    if (hasData && !data.isEmpty()) {
      events.accept(data.toString());
    }
    data.setLength(0);
    hasData = false;
  }
}
