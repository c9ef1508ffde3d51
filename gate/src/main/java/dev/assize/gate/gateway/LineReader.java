package dev.assize.gate.gateway;

import dev.assize.gate.gateway.message.Spool;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines, however long. Not thread-safe. */
final class LineReader {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank, without its end; null at the end of the stream. */
  @Nullable Spool next() throws IOException {
    Spool line = new Spool();
    try {
      while (true) {
        if (from == to && !fill()) {
          line.close(); // a line without an end is no message
          return null;
        }
        int end = endOfLine();
        line.write(buffer, from, end - from);
        boolean ended = end < to;
        from = ended ? end + 1 : end;
        if (ended && !isBlank(line)) {
          return line;
        } else if (ended) {
          line = new Spool();
        }
      }
    } catch (IOException e) {
      line.close();
      throw e;
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer);
    from = 0;
    to = Math.max(read, 0);
    return read >= 0;
  }

  private int endOfLine() {
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(Spool line) throws IOException {
    if (line.size() > 2) {
      return false;
    }
    try (InputStream text = line.read()) {
      return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).isBlank();
    }
  }
}
