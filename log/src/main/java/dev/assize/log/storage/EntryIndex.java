package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Where each leaf stands in the log, to find an entry that is there already.
 *
 * <p><b>Guarantee.</b> Finds every leaf that was put in. Of a leaf it keeps 8 bytes only, so
 * whoever asks says of each candidate whether it is the one.
 *
 * <p><b>How.</b> Extendible hashing: the upper bits of a leaf's hash choose a segment, and a
 * segment that fills up is split in two, so that no insertion takes long. Segments lie outside the
 * Java heap: 20 to 40 bytes for each leaf, whereas a map of objects needs over 100 inside. Hashes
 * are mixed with a random number, without which entries could be made that all fall into one
 * segment.
 *
 * <p>Not thread-safe.
 */
final class EntryIndex implements AutoCloseable {

  private static final SecureRandom ENTROPY = new SecureRandom();
  private static final int MAX_DEPTH = 26;

  private final Arena arena = Arena.ofShared();
  private final long salt;
  private final List<IndexSegment> segments = new ArrayList<>();
  private int depth;
  private int[] directory = {0};
  private long size;

  EntryIndex() {
    this(ENTROPY.nextLong());
    segments.add(new IndexSegment(arena, 0));
  }

  private EntryIndex(long salt) {
    this.salt = salt;
  }

  /** How many leaves were put in. */
  long size() {
    return size;
  }

  /**
   * The index of a leaf, or -1.
   *
   * @param isTheOne whether just this leaf stands at an index
   */
  long find(Hash leaf, LongPredicate isTheOne) {
    long hash = mixed(leaf);
    return segments.get(directory[slot(hash)]).find(hash, isTheOne);
  }

  void put(Hash leaf, long index) {
    long hash = mixed(leaf);
    while (segments.get(directory[slot(hash)]).isFull()) {
      split(hash);
    }
    segments.get(directory[slot(hash)]).put(hash, index);
    size++;
  }

  private int slot(long hash) {
    return depth == 0 ? 0 : (int) (hash >>> (Long.SIZE - depth));
  }

  private void split(long hash) {
    IndexSegment full = segments.get(directory[slot(hash)]);
    if (full.depth() == depth) {
      doubleDirectory();
    }
    int slots = 1 << (depth - full.depth());
    int first = slot(hash) / slots * slots;
    segments.add(full.split(arena));
    for (int i = first + slots / 2; i < first + slots; i++) {
      directory[i] = segments.size() - 1;
    }
  }

  private void doubleDirectory() {
    if (depth == MAX_DEPTH) {
      throw new IllegalStateException("the index of entries is full");
    }
    int[] doubled = new int[directory.length * 2];
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] = directory[i / 2];
    }
    directory = doubled;
    depth++;
  }

  /** MurmurHash3's finaliser: a bijection in which every bit of the input matters to all others. */
  private long mixed(Hash leaf) {
    long hash = ByteBuffer.wrap(leaf.bytes()).getLong() ^ salt;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** Writes everything; {@link #read} reads it. */
  void write(WritableByteChannel out) throws IOException {
    ByteBuffer head =
        ByteBuffer.allocate(3 * Long.BYTES + directory.length * Integer.BYTES)
            .putLong(salt)
            .putLong(size)
            .putInt(depth)
            .putInt(segments.size());
    for (int segment : directory) {
      head.putInt(segment);
    }
    writeAll(out, head.flip());
    for (IndexSegment segment : segments) {
      writeAll(out, ByteBuffer.allocate(Integer.BYTES).putInt(segment.depth()).flip());
      writeAll(out, segment.bytes());
    }
  }

  /** Reads what {@link #write} wrote; its caller has checked that nothing was changed. */
  static EntryIndex read(ReadableByteChannel in) throws IOException {
    ByteBuffer head = readAll(in, ByteBuffer.allocate(3 * Long.BYTES));
    EntryIndex index = new EntryIndex(head.getLong());
    index.size = head.getLong();
    index.depth = head.getInt();
    int count = head.getInt();
    index.directory = new int[1 << index.depth];
    readAll(in, ByteBuffer.allocate(index.directory.length * Integer.BYTES))
        .asIntBuffer()
        .get(index.directory);
    for (int i = 0; i < count; i++) {
      int depth = readAll(in, ByteBuffer.allocate(Integer.BYTES)).getInt();
      IndexSegment segment = new IndexSegment(index.arena, depth);
      readAll(in, segment.bytes());
      segment.count();
      index.segments.add(segment);
    }
    return index;
  }

  private static ByteBuffer readAll(ReadableByteChannel in, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new IOException("the index of entries ends too early");
      }
    }
    return bytes.flip();
  }

  private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
