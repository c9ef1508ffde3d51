package dev.assize.sandbox.capture.http;

import dev.assize.sandbox.capture.flow.Body;
import dev.assize.sandbox.capture.flow.ContentCoding;
import dev.assize.sandbox.capture.flow.Header;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves one HTTP/1 connection: keeps it alive, reads requests that come before their turn, says
 * 100 where a client waits for it, turns into a WebSocket, and is a proxy's way to ourselves.
 */
public final class Http1Server {

  private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Input input;
  private final OutputStream out;
  private final ExchangeLog log;

  /** Serves what comes in and writes to {@code out}. */
  public Http1Server(Input input, OutputStream out, ExchangeLog log) {
    this.input = input;
    this.out = out;
    this.log = log;
  }

  /** Whether a stream begins like HTTP/1. */
  public static boolean startsWith(byte[] bytes) {
    return Head.isRequest(bytes);
  }

  /**
   * Serves until the connection ends, or is to become a tunnel.
   *
   * @param leftovers gets what turns out not to be HTTP
   * @return the {@code host:port} that the client asked a tunnel to; empty if the end was reached
   * @throws IOException if the connection breaks
   */
  public Optional<String> serve(SpoolFile leftovers) throws IOException {
    try {
      Head head = next();
      while (head != null) {
        if (head.method().equals("CONNECT")) {
          return Optional.of(tunnel(head));
        }
        if (!one(head)) {
          return Optional.empty();
        }
        head = next();
      }
    } catch (MalformedException notHttp) {
      leftovers.write(notHttp.consumed(), 0, notHttp.consumed().length);
      write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      Framing.rest(input, leftovers);
    }
    return Optional.empty();
  }

  private @Nullable Head next() throws IOException {
    return Head.request(input);
  }

  /** Whether more may follow. */
  private boolean one(Head head) throws IOException {
    long started = log.now();
    if (head.has("upgrade", "websocket") && head.header("sec-websocket-key").isPresent()) {
      webSocket(head, started);
      return false;
    }
    if (head.has("expect", "100-continue")) {
      write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    SpoolFile sink = log.spool().open();
    ExchangeLog.Answered answered = log.unanswered();
    boolean keepAlive = !head.isHttp10() && !head.has("connection", "close");
    try {
      Framing.request(head, input, sink);
      answered = answer(head, keepAlive);
    } finally {
      log.add(asked(head, started, "http/1.1", sink), answered);
    }
    return keepAlive;
  }

  private ExchangeLog.Answered answer(Head head, boolean keepAlive) throws IOException {
    Answers.Answer answer = Answers.bundled().to(head.method(), head.target(), head.headers());
    byte[] body = answer.bytes();
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Date", date()));
    headers.add(new Header("Server", "nginx"));
    if (answer.status() != 204) {
      headers.add(new Header("Content-Type", answer.type()));
      headers.add(new Header("Content-Length", Integer.toString(body.length)));
    }
    headers.add(new Header("Connection", keepAlive ? "keep-alive" : "close"));
    boolean bare = head.method().equals("HEAD");
    write(headText("HTTP/1.1 " + answer.status() + " " + reason(answer.status()), headers));
    out.write(bare ? new byte[0] : body);
    out.flush();
    return new ExchangeLog.Answered(
        answer.status(), headers, log.spool().keep(bare ? new byte[0] : body));
  }

  private String tunnel(Head head) throws IOException {
    write("HTTP/1.1 200 Connection established\r\n\r\n");
    Body none = log.spool().open().finish();
    log.add(
        asked(head, log.now(), "http/1.1", log.spool().open()),
        new ExchangeLog.Answered(200, List.of(), none));
    return head.target();
  }

  private void webSocket(Head head, long started) throws IOException {
    List<Header> headers =
        List.of(
            new Header("Upgrade", "websocket"),
            new Header("Connection", "Upgrade"),
            new Header(
                "Sec-WebSocket-Accept", accept(head.header("sec-websocket-key").orElseThrow())));
    write(headText("HTTP/1.1 101 Switching Protocols", headers));
    SpoolFile sink = log.spool().open();
    try {
      new WebSocketReader(input, sink).readAll(out);
    } finally {
      log.add(
          asked(head, started, "websocket", sink),
          new ExchangeLog.Answered(101, headers, log.spool().open().finish()));
    }
  }

  static ExchangeLog.Asked asked(Head head, long started, String protocol, SpoolFile sink) {
    return new ExchangeLog.Asked(
        started,
        protocol,
        head.method(),
        head.target(),
        head.header("host").orElse(null),
        head.headers(),
        sink.finish(ContentCoding.named(head.headers())));
  }

  private void write(String text) throws IOException {
    out.write(Input.bytes(text));
    out.flush();
  }

  private static String headText(String first, List<Header> headers) {
    StringBuilder text = new StringBuilder(first).append("\r\n");
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 404 -> "Not Found";
      default -> "Status";
    };
  }

  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest((key + WEB_SOCKET_GUID).getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-1", e);
    }
  }
}
