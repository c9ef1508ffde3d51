package dev.assize.examination;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The events of a trace as lines, one JSON object each, and the digest of the lines. Immutable. */
public final class TraceLines {

  private final byte[] bytes;
  private final Digest digest;

  private TraceLines(byte[] bytes) {
    this.bytes = bytes;
    this.digest = Digest.of(bytes);
  }

  /** The lines of these events. */
  public static TraceLines of(List<TraceEvent> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    events.forEach(event -> lines.writeBytes(Json.line(event)));
    return new TraceLines(lines.toByteArray());
  }

  /** Of the lines. */
  public Digest digest() {
    return digest;
  }

  /** The lines, not to be changed. */
  byte[] bytes() {
    return bytes;
  }
}
