package dev.assize.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept open, with as little work as possible on this side of it. */
final class LoopbackClient implements AutoCloseable {

  private static final String LENGTH = "content-length: ";

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 20];
  private int held;

  LoopbackClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: bench\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] post(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String request =
        "POST %s HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, body.length, json);
    return request.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @return its body's length
   * @throws IOException if its status is not 200
   */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    held = 0;
    int head = -1;
    while (head < 0) {
      more();
      head = endOfHead();
    }
    String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("HTTP/1.1 200")) {
      throw new IOException(text);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH) + LENGTH.length();
    int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)));
    int body = held - head;
    while (body < length) {
      int read = in.read(buffer, 0, buffer.length);
      if (read < 0) {
        throw new EOFException();
      }
      body += read;
    }
    return length;
  }

  private void more() throws IOException {
    int read = in.read(buffer, held, buffer.length - held);
    if (read < 0) {
      throw new EOFException();
    }
    held += read;
  }

  private int endOfHead() {
    for (int i = 3; i < held; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
