package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the headers of an HTTP/1 message (RFC 9112), read leniently: what any server
 * might have understood shall be understood here.
 *
 * @param first to {@code third} the parts of the first line; the last may be empty
 */
record Head(String first, String second, String third, List<Header> headers) {

  private static final int LONGEST_LINE = 1 << 15;
  private static final int MOST_BYTES = 1 << 16;
  private static final Pattern METHOD = Pattern.compile("[A-Za-z!#$%&'*+.^_`|~0-9-]{1,32}");
  private static final Pattern REQUEST =
      Pattern.compile("(?s)\\s{0,4}[A-Z][A-Za-z-]{0,31} [^ \\n].*");

  Head {
    headers = List.copyOf(headers);
  }

  /** Whether a stream begins like a request. */
  static boolean isRequest(byte[] bytes) {
    int length = Math.min(bytes.length, 64);
    String start = new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    return REQUEST.matcher(start).matches();
  }

  /**
   * Reads a request's head.
   *
   * @return null at the end of the stream
   * @throws MalformedException if it is none
   */
  static @Nullable Head request(Input input) throws IOException {
    Head head = read(input);
    if (head != null && (!METHOD.matcher(head.first).matches() || head.second.isEmpty())) {
      throw new MalformedException("not a request line", rewritten(head));
    }
    return head;
  }

  /**
   * Reads an answer's head.
   *
   * @return null at the end of the stream
   * @throws MalformedException if it is none
   */
  static @Nullable Head response(Input input) throws IOException {
    Head head = read(input);
    if (head != null && (!head.first.startsWith("HTTP/") || head.statusCode().isEmpty())) {
      throw new MalformedException("not a status line", rewritten(head));
    }
    return head;
  }

  String method() {
    return first;
  }

  String target() {
    return second;
  }

  boolean isHttp10() {
    return third.equals("HTTP/1.0") || third.isEmpty();
  }

  int status() {
    return statusCode().orElseThrow();
  }

  Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  boolean has(String name, String token) {
    return headers.stream()
        .filter(header -> header.is(name))
        .flatMap(header -> Arrays.stream(header.value().split(",")))
        .anyMatch(value -> value.strip().toLowerCase(Locale.ROOT).equals(token));
  }

  private Optional<Integer> statusCode() {
    return second.matches("[1-9][0-9]{2}")
        ? Optional.of(Integer.parseInt(second))
        : Optional.empty();
  }

  private static @Nullable Head read(Input input) throws IOException {
    input.transcribe();
    try {
      String line = input.line(LONGEST_LINE);
      while (line != null && line.isBlank()) {
        line = input.line(LONGEST_LINE);
      }
      if (line == null) {
        input.transcript();
        return null;
      }
      String[] parts = line.strip().split(" ", 3);
      Head head =
          new Head(
              parts[0],
              parts.length > 1 ? parts[1] : "",
              parts.length > 2 ? parts[2].strip() : "",
              headers(input));
      input.transcript();
      return head;
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), input.transcript());
    }
  }

  private static List<Header> headers(Input input) throws IOException {
    List<Header> headers = new ArrayList<>();
    int left = MOST_BYTES;
    String line = input.line(LONGEST_LINE);
    while (line != null && !line.isEmpty()) {
      left -= line.length() + 2;
      if (left < 0) {
        throw new IOException("headers of more than " + MOST_BYTES + " bytes");
      }
      add(headers, line);
      line = input.line(LONGEST_LINE);
    }
    return headers;
  }

  private static void add(List<Header> headers, String line) {
    boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    if (folded && !headers.isEmpty()) {
      Header last = headers.removeLast();
      headers.add(new Header(last.name(), last.value() + " " + line.strip()));
    } else {
      int colon = line.indexOf(':');
      headers.add(
          colon < 0
              ? new Header(line.strip(), "")
              : new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
  }

  /** Near enough to what was sent; nothing in it is lost but white space. */
  static byte[] rewritten(Head head) {
    StringBuilder text = new StringBuilder();
    text.append(head.first).append(' ').append(head.second).append(' ').append(head.third);
    text.append("\r\n");
    head.headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    return Input.bytes(text.append("\r\n").toString());
  }
}
