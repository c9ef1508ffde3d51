package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * How a write-ahead file begins, and how its records do. All numbers are big-endian.
 *
 * <pre>
 * file:    "AZWAL001"  mark (8)  first index (8)  root of the tree before it (32)  CRC-32C (4)
 * record:  mark (8)  first index (8)  entries (4)  bytes of payload (4)  CRC-32C (4)  payload
 * payload: the entries in the form of an entry bundle
 * </pre>
 *
 * @param mark random for each file, so that no entry can be made that looks like a record
 * @param base the tree before the first record
 */
record WriteAheadHeader(long mark, TreeHead base) {

  static final int LENGTH = 60;
  static final int RECORD = 28;

  private static final byte[] MAGIC = "AZWAL001".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKED = LENGTH - Integer.BYTES;

  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.put(MAGIC).putLong(mark).putLong(base.size()).put(base.root().bytes());
    return bytes.putInt(checksum(bytes.array())).flip();
  }

  /**
   * Reads a header.
   *
   * @throws DamagedLogException if it is not one
   */
  static WriteAheadHeader read(Path file, ByteBuffer content) {
    if (content.remaining() < LENGTH) {
      throw damaged(file);
    }
    byte[] bytes = new byte[LENGTH];
    content.get(content.position(), bytes);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    long mark = header.getLong();
    long size = header.getLong();
    Hash root = Hash.at(bytes, header.position());
    if (!Arrays.equals(magic, MAGIC) || header.getInt(CHECKED) != checksum(bytes)) {
      throw damaged(file);
    }
    return new WriteAheadHeader(mark, new TreeHead(size, root));
  }

  private static DamagedLogException damaged(Path file) {
    return new DamagedLogException(
        file + ": the beginning of this write-ahead file is damaged; restore it from a backup");
  }

  static int checksum(long first, int count, ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
            .putLong(first)
            .putInt(count)
            .putInt(payload.remaining())
            .flip());
    crc.update(payload.duplicate());
    return (int) crc.getValue();
  }

  private static int checksum(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    return (int) crc.getValue();
  }

  /** The name of the file whose first entry has this index; names sort as the entries do. */
  static String name(long first) {
    return String.format(Locale.ROOT, "wal-%020d", first);
  }
}
