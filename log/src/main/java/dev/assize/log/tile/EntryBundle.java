package dev.assize.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 entries in a file: each a big-endian length of two bytes, then the entry. Stateless.
 */
public final class EntryBundle {

  /** Longest entry, in bytes. */
  public static final int MAX_ENTRY = 65_535;

  /** Bytes before each entry. */
  public static final int PREFIX = 2;

  static final int MAX_ENTRY_BYTES = PREFIX + MAX_ENTRY;

  private EntryBundle() {}

  /**
   * Puts the entries into the form of a bundle.
   *
   * @throws IllegalArgumentException if one is longer than {@value #MAX_ENTRY} bytes
   */
  public static byte[] encode(List<byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException("an entry of " + entry.length + " bytes is too long");
      }
      bytes.write(entry.length >> Byte.SIZE);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes a bundle apart.
   *
   * @param count how many entries must be in it
   * @throws IllegalArgumentException if there are more or fewer, or bytes are left over
   */
  public static List<byte[]> decode(byte[] bytes, int count) {
    List<byte[]> entries = new ArrayList<>(count);
    int at = 0;
    while (at < bytes.length) {
      int from = at + PREFIX;
      int to = from > bytes.length ? from : from + length(bytes, at);
      if (to > bytes.length || from > bytes.length) {
        throw new IllegalArgumentException("ends within entry " + entries.size());
      }
      if (entries.size() == count) {
        throw new IllegalArgumentException("holds more than " + count + " entries");
      }
      entries.add(Arrays.copyOfRange(bytes, from, to));
      at = to;
    }
    if (entries.size() != count) {
      throw new IllegalArgumentException("holds %d of %d entries".formatted(entries.size(), count));
    }
    return entries;
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
  }
}
