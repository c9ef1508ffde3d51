package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;

/** Where a body ends (RFC 9112, 6). */
final class Framing {

  private static final int BUFFER = 1 << 13;
  private static final int LONGEST_LINE = 1 << 12;
  private static final int MOST_TRAILERS = 1 << 8;

  private Framing() {}

  /** Reads a request's body. */
  static void request(Head head, Input from, OutputStream to) throws IOException {
    if (head.has("transfer-encoding", "chunked")) {
      chunked(from, to);
    } else {
      exactly(length(head, 0), from, to);
    }
  }

  /** Reads the body of the answer to a request. */
  static void response(Head head, String method, Input from, OutputStream to) throws IOException {
    int status = head.status();
    if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
      return;
    }
    if (head.has("transfer-encoding", "chunked")) {
      chunked(from, to);
    } else {
      exactly(length(head, Long.MAX_VALUE), from, to);
    }
  }

  /** Reads to the end. */
  static void rest(Input from, OutputStream to) throws IOException {
    exactly(Long.MAX_VALUE, from, to);
  }

  private static void exactly(long length, Input from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int some = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (some < 0) {
        return;
      }
      to.write(buffer, 0, some);
      left -= some;
    }
  }

  private static void chunked(Input from, OutputStream to) throws IOException {
    long size = chunkSize(from);
    while (size > 0) {
      exactly(size, from, to);
      line(from);
      size = chunkSize(from);
    }
    int trailers = 0;
    while (!line(from).isEmpty()) {
      if (++trailers > MOST_TRAILERS) {
        throw new MalformedException("too many trailers", new byte[0]);
      }
    }
  }

  private static long chunkSize(Input from) throws IOException {
    String line = line(from);
    String digits = line.replaceFirst("[; \\t].*", "");
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      throw new MalformedException("not a chunk size", Input.bytes(line + "\r\n"));
    }
    return Long.parseLong(digits, 16);
  }

  private static String line(Input from) throws IOException {
    from.transcribe();
    try {
      String line = from.line(LONGEST_LINE);
      byte[] read = from.transcript();
      if (line == null) {
        throw new MalformedException("a body ended early", read);
      }
      return line;
    } catch (SocketTimeoutException | MalformedException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), from.transcript());
    }
  }

  private static long length(Head head, long unknown) throws IOException {
    String text = head.header("content-length").orElse("");
    if (text.isEmpty()) {
      return unknown;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new MalformedException("not a length", new byte[0]);
    }
    return Long.parseLong(text);
  }
}
