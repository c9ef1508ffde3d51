package dev.assize.sandbox.warden;

import dev.assize.statement.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/** Reads values that come as one JSON object per line, of bounded length. Not thread-safe. */
public final class Lines {

  /** The longest line, in bytes: the largest job or result, in base64. */
  public static final int LONGEST = 96 << 20;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int filled;

  /** Reads from this stream. */
  public Lines(InputStream in) {
    this(in, LONGEST);
  }

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next value; empty at the end of the stream, also in the middle of a line.
   *
   * @throws IOException if the line is too long or no such value
   */
  public <T> Optional<T> next(Class<T> type) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int end = endOfLine();
      int taken = (end < 0 ? filled : end) - start;
      if (line.size() + taken > longest) {
        throw new IOException("a line of more than " + longest + " bytes");
      }
      line.write(buffer, start, taken);
      start += taken;
      if (end >= 0) {
        start++;
        return Optional.of(parse(line.toByteArray(), type));
      }
      if (!fill()) {
        return Optional.empty();
      }
    }
  }

  /** Where the line that begins at {@code start} ends in the buffer; -1 if it does not. */
  private int endOfLine() {
    for (int i = start; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Replaces what is in the buffer, which has been taken. False at the end of the stream. */
  private boolean fill() throws IOException {
    start = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private static <T> T parse(byte[] line, Class<T> type) throws IOException {
    try {
      T value =
          Json.mapper()
              .readerFor(type)
              .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .readValue(line);
      if (value == null) {
        throw new IOException("no " + type.getSimpleName() + ": null");
      }
      return value;
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new IOException("no " + type.getSimpleName() + ": " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
