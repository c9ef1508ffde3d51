package dev.assize.examination;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.document.DocumentException;
import dev.assize.statement.trace.TraceEvent;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The traces of an examination: one JSON line per event, Zstandard-compressed, in a file named by
 * the digest of the lines.
 *
 * <p>A trace is on disk before the journal line that names it. Thread-safe.
 */
public final class TraceStore {

  /** A file of a few kilobytes must not fill the memory of whoever reads it. */
  private static final int MAX_SIZE = 512 << 20;

  private final Path folder;

  /**
   * @param folder made if it is missing
   */
  public TraceStore(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a trace durably and returns the digest of its lines. */
  public Digest put(List<TraceEvent> events) {
    TraceLines trace = TraceLines.of(events);
    put(trace);
    return trace.digest();
  }

  /** Stores a trace durably. */
  public void put(TraceLines trace) {
    Path file = file(trace.digest());
    if (!Files.exists(file)) {
      write(file, compress(trace.bytes()));
    }
  }

  /**
   * Reads a trace.
   *
   * @throws DocumentException if it is missing or damaged, or is not the one with this digest
   */
  public List<TraceEvent> get(Digest digest) {
    try {
      return new String(lines(digest), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.mapper().readValue(line, TraceEvent.class))
          .toList();
    } catch (JacksonException e) {
      throw new DocumentException(List.of(file(digest) + ": no trace: " + e.getOriginalMessage()));
    }
  }

  /**
   * Makes sure that the trace with that digest is there.
   *
   * @throws DocumentException as {@link #get}
   */
  public void check(Digest digest) {
    lines(digest);
  }

  private byte[] lines(Digest digest) {
    byte[] lines = unpacked(digest);
    if (!Digest.of(lines).equals(digest)) {
      throw new DocumentException(
          List.of(file(digest) + ": is not the trace that its name says; it was changed"));
    }
    return lines;
  }

  private byte[] unpacked(Digest digest) {
    Path file = file(digest);
    if (!Files.isRegularFile(file)) {
      throw new DocumentException(List.of(file + ": this trace is missing"));
    }
    try (ZstdInputStream in = new ZstdInputStream(Files.newInputStream(file))) {
      byte[] lines = in.readNBytes(MAX_SIZE + 1);
      if (lines.length > MAX_SIZE) {
        throw new DocumentException(List.of(file + ": unpacks to more than a trace may hold"));
      }
      return lines;
    } catch (IOException | RuntimeException e) {
      if (e instanceof DocumentException known) {
        throw known;
      }
      throw new DocumentException(List.of(file + ": damaged: " + e.getMessage()));
    }
  }

  /** Where the trace with that digest lies. */
  public Path file(Digest digest) {
    return folder.resolve(digest.hex() + ".jsonl.zst");
  }

  private static ByteBuffer compress(byte[] plain) {
    ZstdJavaCompressor zstd = new ZstdJavaCompressor();
    byte[] compressed = new byte[zstd.maxCompressedLength(plain.length)];
    int length = zstd.compress(plain, 0, plain.length, compressed, 0, compressed.length);
    return ByteBuffer.wrap(compressed, 0, length);
  }

  private void write(Path file, ByteBuffer bytes) {
    try {
      Path temporary = Files.createTempFile(folder, "trace", ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
