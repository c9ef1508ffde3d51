package dev.assize.log.storage;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.LongPredicate;

/**
 * A hash table of fixed size with linear probing. A slot holds a hash and the index plus one; zero
 * is an empty slot.
 */
final class IndexSegment {

  private static final int SLOTS = 4096;
  private static final int MOST = SLOTS / 5 * 4;
  private static final long SLOT = 2 * Long.BYTES;

  private final MemorySegment memory;
  private int depth;
  private int count;

  /**
   * @param depth how many upper bits all its hashes share
   */
  IndexSegment(Arena arena, int depth) {
    this.memory = arena.allocate(SLOTS * SLOT, Long.BYTES);
    this.depth = depth;
  }

  int depth() {
    return depth;
  }

  boolean isFull() {
    return count >= MOST;
  }

  long find(long hash, LongPredicate isTheOne) {
    int slot = (int) hash & (SLOTS - 1);
    for (long index = index(slot); index >= 0; index = index(slot)) {
      if (hash(slot) == hash && isTheOne.test(index)) {
        return index;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return -1;
  }

  void put(long hash, long index) {
    int slot = (int) hash & (SLOTS - 1);
    while (index(slot) >= 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    memory.set(JAVA_LONG, slot * SLOT, hash);
    memory.set(JAVA_LONG, slot * SLOT + Long.BYTES, index + 1);
    count++;
  }

  /** Keeps the hashes whose next bit is zero, and returns a segment with the others. */
  IndexSegment split(Arena arena) {
    long[] slots = memory.toArray(JAVA_LONG);
    memory.fill((byte) 0);
    count = 0;
    depth++;
    IndexSegment upper = new IndexSegment(arena, depth);
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        boolean isUpper = (slots[i] >>> (Long.SIZE - depth) & 1) == 1;
        (isUpper ? upper : this).put(slots[i], slots[i + 1] - 1);
      }
    }
    return upper;
  }

  /** Its memory, in the byte order of the machine; a view. */
  ByteBuffer bytes() {
    return memory.asByteBuffer();
  }

  /** Counts its leaves again, after its memory was read from a file. */
  void count() {
    count = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      count += index(slot) >= 0 ? 1 : 0;
    }
  }

  private long hash(int slot) {
    return memory.get(JAVA_LONG, slot * SLOT);
  }

  private long index(int slot) {
    return memory.get(JAVA_LONG, slot * SLOT + Long.BYTES) - 1;
  }
}
