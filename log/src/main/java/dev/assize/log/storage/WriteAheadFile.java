package dev.assize.log.storage;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.durable.Reasons;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.EntryBundle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;

/** The write-ahead file to which batches are appended. Not thread-safe. */
final class WriteAheadFile implements AutoCloseable {

  private static final SecureRandom ENTROPY = new SecureRandom();
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final long mark;
  private long length;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  private WriteAheadFile(Path file, FileChannel channel, long mark, long length) {
    this.file = file;
    this.channel = channel;
    this.mark = mark;
    this.length = length;
  }

  /** Makes a file for the entries after a tree; it is there durably, or not at all. */
  static WriteAheadFile create(Path folder, TreeHead base) throws IOException {
    WriteAheadHeader header = new WriteAheadHeader(ENTROPY.nextLong(), base);
    Path temporary = folder.resolve("wal.tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, header.bytes(), 0);
      channel.force(true);
    }
    Path file = folder.resolve(WriteAheadHeader.name(base.size()));
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    DurableFolder.forceFolder(folder);
    return open(file, header.mark(), WriteAheadHeader.LENGTH);
  }

  /** Opens a file that was read; what follows its whole records is cut off. */
  static WriteAheadFile open(Path file, long mark, long length) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.size() > length) {
        channel.truncate(length);
        channel.force(true);
      }
      return new WriteAheadFile(file, channel, mark, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return file;
  }

  long length() {
    return length;
  }

  /**
   * Appends a batch, durably.
   *
   * @throws IOException if it could not be written; the file is as it was before
   * @throws LogClosedException if what the file holds now is not known
   */
  void append(long first, List<byte[]> entries) throws IOException {
    ByteBuffer record = record(first, entries);
    long end = length + record.remaining();
    try {
      write(channel, record, length);
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
    try {
      channel.force(false);
    } catch (IOException e) {
      cutOff(e);
      throw unknown(e);
    }
    length = end;
  }

  private void cutOff(IOException because) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      because.addSuppressed(e);
      throw unknown(because);
    }
  }

  /** After a failed fsync the kernel may have dropped the data, and a second one says nothing. */
  private LogClosedException unknown(IOException e) {
    return new LogClosedException(
        "%s: whether entries are durable is not known: %s; check the disk, then open the log again"
            .formatted(file, Reasons.of(e)),
        e);
  }

  private ByteBuffer record(long first, List<byte[]> entries) {
    int payload = entries.stream().mapToInt(e -> EntryBundle.PREFIX + e.length).sum();
    if (buffer.capacity() < WriteAheadHeader.RECORD + payload) {
      buffer = ByteBuffer.allocateDirect(2 * (WriteAheadHeader.RECORD + payload));
    }
    buffer.clear().position(WriteAheadHeader.RECORD);
    for (byte[] entry : entries) {
      buffer.putShort((short) entry.length).put(entry);
    }
    buffer.flip();
    ByteBuffer content = buffer.slice(WriteAheadHeader.RECORD, payload);
    buffer.putLong(mark).putLong(first).putInt(entries.size()).putInt(payload);
    buffer.putInt(WriteAheadHeader.checksum(first, entries.size(), content));
    return buffer.rewind();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
