package dev.assize.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads a request's body: JSON, not too long, and not too slowly. */
final class Body {

  private static final int PIECE = 1 << 14;

  private Body() {}

  /**
   * @throws RefusedException if it is none of that
   */
  static byte[] read(ServerRequest request, Limits limits) {
    requireJson(request);
    long length = request.headers().contentLength().orElse(-1);
    if (length > limits.bodyBytes()) {
      throw tooLong(limits);
    }
    if (!request.content().hasEntity()) {
      throw new RefusedException(400, "the request has no body");
    }
    long deadline = System.nanoTime() + limits.bodyTime().toNanos();
    try (InputStream in = request.content().inputStream()) {
      return read(in, length, deadline, limits);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the web server has an exception for each framing
      throw new RefusedException(400, "the body cannot be read: it is cut off, or badly framed");
    }
  }

  private static byte[] read(InputStream in, long length, long deadline, Limits limits)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(length > 0 ? (int) length : PIECE);
    byte[] piece = new byte[length > 0 ? (int) Math.min(length, PIECE) : PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      body.write(piece, 0, read);
      if (body.size() > limits.bodyBytes()) {
        throw tooLong(limits);
      }
      if (System.nanoTime() - deadline > 0) {
        throw tooSlow(limits);
      }
    }
    return body.toByteArray();
  }

  private static RefusedException tooLong(Limits limits) {
    return new RefusedException(
        413, "the body is longer than %,d bytes".formatted(limits.bodyBytes()));
  }

  private static RefusedException tooSlow(Limits limits) {
    return new RefusedException(
        408, "the body took longer than %d ms".formatted(limits.bodyTime().toMillis()));
  }

  private static void requireJson(ServerRequest request) {
    String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
    String plain = type.toLowerCase(Locale.ROOT).replace(" ", "");
    if (!plain.equals("application/json") && !plain.equals("application/json;charset=utf-8")) {
      throw new RefusedException(415, "the body is to be application/json");
    }
    if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      throw new RefusedException(415, "the body is to be sent as it is, without an encoding");
    }
  }
}
