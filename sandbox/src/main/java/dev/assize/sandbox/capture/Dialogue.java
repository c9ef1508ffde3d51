package dev.assize.sandbox.capture;

import dev.assize.sandbox.capture.dns.Answerer;
import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.SpoolFile;
import dev.assize.sandbox.capture.http.ExchangeLog;
import dev.assize.sandbox.capture.http.Http1Server;
import dev.assize.sandbox.capture.http.Http2Server;
import dev.assize.sandbox.capture.stream.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Our side of a connection that is not forwarded: as much of the client's protocol as it takes for
 * the client to go on.
 */
final class Dialogue {

  private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587, 2525);
  private static final Set<Integer> NAME_PORTS = Set.of(53, 853);

  private final Recording recording;
  private final Input input;
  private final OutputStream out;
  private final ExchangeLog exchanges;
  private final SpoolFile sent;
  private final SpoolFile received;

  Dialogue(
      Recording recording,
      Input input,
      OutputStream out,
      ExchangeLog exchanges,
      SpoolFile sent,
      SpoolFile received) {
    this.recording = recording;
    this.input = input;
    this.out = out;
    this.exchanges = exchanges;
    this.sent = sent;
    this.received = received;
  }

  /** What a client speaks, by how it begins and where it wants to go. */
  static String protocol(byte[] first, int port, boolean encrypted) {
    if (first.length == 0) {
      return "none";
    }
    if (Http2Server.startsWith(first)) {
      return "h2";
    }
    if (NAME_PORTS.contains(port)) {
      return "dns";
    }
    if (MAIL_PORTS.contains(port)) {
      return "smtp";
    }
    return Http1Server.startsWith(first) ? "http/1.1" : "unknown";
  }

  /**
   * Talks to the end.
   *
   * @return where the client wants a tunnel to, if it does
   * @throws IOException if the connection breaks
   */
  Optional<String> hold(String protocol, Endpoint source, Endpoint destination) throws IOException {
    switch (protocol) {
      case "h2" -> new Http2Server(input, out, exchanges).serve();
      case "http/1.1" -> {
        return new Http1Server(input, out, exchanges).serve(sent);
      }
      case "dns" -> names(source, destination);
      case "smtp" -> new MailServer(input, out, sent, received).serve();
      default -> listen();
    }
    return Optional.empty();
  }

  private void listen() throws IOException {
    byte[] buffer = new byte[1 << 13];
    int some = input.read(buffer, 0, buffer.length);
    while (some >= 0) {
      sent.write(buffer, 0, some);
      some = input.read(buffer, 0, buffer.length);
    }
  }

  /** Over TCP each message has its length before it (RFC 1035, 4.2.2). */
  private void names(Endpoint source, Endpoint destination) throws IOException {
    byte[] length = read(2);
    while (length.length == 2) {
      byte[] query = read(((length[0] & 0xff) << 8) | (length[1] & 0xff));
      Optional<Answerer.Answer> answer = Answerer.answer(query, recording.names());
      if (answer.isEmpty()) {
        listen();
        return;
      }
      recording.query(source, destination, "tcp", answer.get());
      byte[] message = answer.get().message();
      byte[] framed = new byte[2 + message.length];
      framed[0] = (byte) (message.length >> 8);
      framed[1] = (byte) message.length;
      System.arraycopy(message, 0, framed, 2, message.length);
      out.write(framed);
      out.flush();
      length = read(2);
    }
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    sent.write(bytes, 0, bytes.length);
    return bytes;
  }
}
