package dev.assize.sandbox.capture.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream that can be looked at before it is read. Holds at most one buffer. Not thread-safe.
 *
 * <p>Where a copy is given, every byte is passed on to it when it arrives and before it is parsed,
 * so that a parser that reads along is a relay too.
 */
public final class Input extends InputStream {

  private static final int SIZE = 1 << 14;

  private final InputStream in;
  private final @Nullable OutputStream copy;
  private final byte[] buffer = new byte[SIZE];
  private int start;
  private int end;
  private @Nullable ByteArrayOutputStream transcript;

  /** Reads from a stream. */
  public Input(InputStream in) {
    this(in, null);
  }

  private Input(InputStream in, @Nullable OutputStream copy) {
    this.in = in;
    this.copy = copy;
  }

  /** Reads from a stream, and passes every byte on, flushed. */
  public static Input passingOn(InputStream in, OutputStream copy) {
    return new Input(in, copy);
  }

  /** What is there, at most a buffer, after waiting for the first byte; empty at the end. */
  public byte[] peek() throws IOException {
    return peek(1);
  }

  /** What is there after waiting for so many bytes; less only at the end or beyond the buffer. */
  public byte[] peek(int wanted) throws IOException {
    while (end - start < wanted && end - start < SIZE && fill()) {
      // Another segment may bring the rest.
    }
    return Arrays.copyOfRange(buffer, start, end);
  }

  @Override
  public int read() throws IOException {
    if (start == end && !fill()) {
      return -1;
    }
    if (transcript != null) {
      transcript.write(buffer[start]);
    }
    return buffer[start++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (start == end && !fill()) {
      return -1;
    }
    int some = Math.min(length, end - start);
    System.arraycopy(buffer, start, into, offset, some);
    start += some;
    return some;
  }

  @Override
  public int available() throws IOException {
    return end - start + in.available();
  }

  /**
   * A line without its end, which is a line feed, with or without a carriage return.
   *
   * @return null at the end of the stream
   * @throws IOException if it is longer than allowed, or not ended
   */
  public @Nullable String line(int longest) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = read();
    if (next < 0) {
      return null;
    }
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the stream ended within a line");
      }
      if (line.length() >= longest) {
        throw new IOException("a line of more than " + longest + " bytes");
      }
      line.append((char) next);
      next = read();
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : "" + line;
  }

  /** From now on keeps what {@link #line} reads, so that it is not lost if it makes no sense. */
  public void transcribe() {
    transcript = new ByteArrayOutputStream();
  }

  /** What was read since {@link #transcribe}; ends it. */
  public byte[] transcript() {
    byte[] kept = transcript == null ? new byte[0] : transcript.toByteArray();
    transcript = null;
    return kept;
  }

  /** The bytes that were read ahead, which are then no longer here. */
  public InputStream drain() {
    byte[] rest = Arrays.copyOfRange(buffer, start, end);
    start = end;
    return new ByteArrayInputStream(rest);
  }

  /** Text as bytes, one character each, the reverse of {@link #line}. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (start == end) {
      start = end = 0;
    } else if (end == SIZE) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int some = in.read(buffer, end, SIZE - end);
    if (some <= 0) {
      return false;
    }
    if (copy != null) {
      copy.write(buffer, end, some);
      copy.flush();
    }
    end += some;
    return true;
  }
}
