package dev.assize.server.http;

import dev.assize.statement.Json;
import java.util.Map;

/** An answer over HTTP: always JSON. */
final class Reply {

  private final int status;
  private final byte[] body;

  Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static Reply of(Object value) {
    return new Reply(200, Json.mapper().writeValueAsBytes(value));
  }

  /** What is wrong, in one line. */
  static Reply problem(int status, String what) {
    return new Reply(status, Json.mapper().writeValueAsBytes(Map.of("error", what)));
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }
}
