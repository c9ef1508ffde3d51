package dev.assize.log.storage;

import dev.assize.log.tile.EntryBundle;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of a write-ahead file.
 *
 * <p>A crash leaves at most one record incomplete, the last one. So where a record does not fit its
 * checksum, the file either ends with it, and it was never acknowledged; or a whole record follows,
 * and then the file was damaged.
 */
final class WriteAheadReader implements AutoCloseable {

  private final Path file;
  private final Arena arena = Arena.ofConfined();
  private final ByteBuffer content;
  private final WriteAheadHeader header;
  private long expected;
  private boolean ended;

  WriteAheadReader(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      this.content =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      this.header = WriteAheadHeader.read(file, content);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
    content.position(WriteAheadHeader.LENGTH);
    expected = header.base().size();
  }

  WriteAheadHeader header() {
    return header;
  }

  /**
   * The next batch; null after the last whole one.
   *
   * @throws DamagedLogException if a damaged record is not the last one
   */
  @Nullable Batch next() {
    if (ended) {
      return null;
    }
    Batch batch = recordAt(content.position());
    if (batch == null) {
      ended = true;
      requireNothingAfter(content.position());
      return null;
    }
    if (batch.first() != expected) {
      throw new DamagedLogException(
          "%s: at byte %d entries from %d follow those before %d; restore the file from a backup"
              .formatted(file, content.position(), batch.first(), expected));
    }
    expected = batch.end();
    content.position(content.position() + WriteAheadHeader.RECORD + payloadAt(content.position()));
    return batch;
  }

  /** How many bytes belong to the header and the batches read so far. */
  long end() {
    return content.position();
  }

  /** Whether bytes of an incomplete record follow the last batch. */
  boolean isTorn() {
    return ended && content.hasRemaining();
  }

  private @Nullable Batch recordAt(int at) {
    if (content.limit() - at < WriteAheadHeader.RECORD || content.getLong(at) != header.mark()) {
      return null;
    }
    long first = content.getLong(at + 8);
    int count = content.getInt(at + 16);
    int length = payloadAt(at);
    if (length < 0 || length > content.limit() - at - WriteAheadHeader.RECORD || count < 1) {
      return null;
    }
    ByteBuffer payload = content.slice(at + WriteAheadHeader.RECORD, length);
    if (content.getInt(at + 24) != WriteAheadHeader.checksum(first, count, payload)) {
      return null;
    }
    byte[] bytes = new byte[length];
    payload.get(bytes);
    return new Batch(first, EntryBundle.decode(bytes, count));
  }

  private int payloadAt(int at) {
    return content.getInt(at + 20);
  }

  private void requireNothingAfter(int torn) {
    for (int at = torn + 1; at <= content.limit() - WriteAheadHeader.RECORD; at++) {
      if (content.getLong(at) == header.mark() && recordAt(at) != null) {
        throw new DamagedLogException(
            ("%s: the record at byte %d is damaged, and whole ones follow, so this is no crash; "
                    + "restore the file from a backup")
                .formatted(file, torn));
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
