package dev.assize.gate.gateway.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of server-sent events (WHATWG HTML, section 9.2), however long one is. Not
 * thread-safe.
 */
public final class EventReader {

  private static final int MAX_FIELD = 64 << 10;
  private static final int MAX_FIELDS = 100;
  private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean skipLineFeed;

  /**
   * An event.
   *
   * @param fields the lines of it that are no data, as they came
   * @param data its data; null if it has none
   */
  public record Event(List<String> fields, @Nullable Spool data) {

    /** Whether it has an id, from which a client may go on after a broken connection. */
    public boolean hasId() {
      return fields.stream().anyMatch(field -> field.startsWith("id:") || field.equals("id"));
    }
  }

  /** Reads events from a stream, which stays open. */
  public EventReader(InputStream in) {
    this.in = in;
  }

  /** The next event; null at the end of the stream. An event that is cut off is none. */
  public @Nullable Event next() throws IOException {
    List<String> fields = new ArrayList<>();
    @Nullable Spool data = null;
    try {
      while (true) {
        int first = peek();
        if (first < 0) {
          close(data);
          return null;
        }
        if (isEnd(first)) {
          endLine();
          if (data != null || !fields.isEmpty()) {
            return new Event(List.copyOf(fields), data);
          }
          continue;
        }
        String start = field();
        if (start.equals("data") || start.startsWith("data:")) {
          if (data == null) {
            data = new Spool();
          } else {
            data.write('\n');
          }
          line(data);
        } else {
          fields.add(start + rest());
          if (fields.size() > MAX_FIELDS) {
            throw new IOException("an event with more than " + MAX_FIELDS + " fields");
          }
        }
      }
    } catch (IOException e) {
      close(data);
      throw e;
    }
  }

  private static void close(@Nullable Spool data) throws IOException {
    if (data != null) {
      data.close();
    }
  }

  /** What tells data from other fields: as much of a line as "data:" is long, with its space. */
  private String field() throws IOException {
    StringBuilder start = new StringBuilder();
    while (start.length() <= DATA.length) {
      int next = peek();
      if (next < 0 || isEnd(next)) {
        return start.toString();
      }
      start.append((char) next);
      from++;
      if (next == ':') {
        break;
      }
    }
    if (start.toString().equals("data:") && peek() == ' ') {
      from++;
    }
    return start.toString();
  }

  private String rest() throws IOException {
    Spool rest = new Spool();
    line(rest);
    if (rest.size() > MAX_FIELD) {
      throw new IOException("an event with a field of more than " + MAX_FIELD + " bytes");
    }
    try (InputStream text = rest.read()) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void line(Spool line) throws IOException {
    while (peek() >= 0) {
      int end = from;
      while (end < to && !isEnd(buffer[end])) {
        end++;
      }
      line.write(buffer, from, end - from);
      from = end;
      if (from < to) {
        endLine();
        return;
      }
    }
  }

  private void endLine() {
    skipLineFeed = buffer[from++] == '\r';
  }

  private static boolean isEnd(int octet) {
    return octet == '\n' || octet == '\r';
  }

  /** The next octet, which stays; less than 0 at the end. */
  private int peek() throws IOException {
    while (true) {
      if (from == to) {
        int read = in.read(buffer);
        from = 0;
        to = Math.max(read, 0);
        if (read < 0) {
          return -1;
        }
        continue;
      }
      if (skipLineFeed && buffer[from] == '\n') {
        from++;
        skipLineFeed = false;
        continue;
      }
      skipLineFeed = false;
      return buffer[from] & 0xff;
    }
  }
}
