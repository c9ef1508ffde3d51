package dev.assize.examination;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.trace.TraceEvent;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A trace as a {@link TraceStore} keeps it: one JSON line per event, Zstandard-compressed, and the
 * digest of the lines. Immutable.
 */
public final class PackedTrace {

  private final Digest digest;
  private final ByteBuffer compressed;

  private PackedTrace(Digest digest, ByteBuffer compressed) {
    this.digest = digest;
    this.compressed = compressed;
  }

  /** Packs a trace. */
  public static PackedTrace of(List<TraceEvent> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    events.forEach(event -> lines.writeBytes(Json.line(event)));
    byte[] plain = lines.toByteArray();
    return new PackedTrace(Digest.of(plain), compress(plain));
  }

  /** Of the lines. */
  public Digest digest() {
    return digest;
  }

  ByteBuffer compressed() {
    return compressed.asReadOnlyBuffer();
  }

  private static ByteBuffer compress(byte[] plain) {
    ZstdJavaCompressor zstd = new ZstdJavaCompressor();
    byte[] compressed = new byte[zstd.maxCompressedLength(plain.length)];
    int length = zstd.compress(plain, 0, plain.length, compressed, 0, compressed.length);
    return ByteBuffer.wrap(compressed, 0, length);
  }
}
