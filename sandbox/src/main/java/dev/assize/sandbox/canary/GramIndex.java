package dev.assize.sandbox.canary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Finds where any of thousands of forms may stand, at memory speed. Immutable, thread-safe.
 *
 * <p><b>What it guarantees.</b> A <em>gram</em> is {@value #WINDOW} consecutive bytes, upper and
 * lower case not told apart. Looking at every s-th offset meets every part of a form that is at
 * least {@code WINDOW + s − 1} bytes long. Of base32 only every second gram is kept and of hex
 * every third, as their parts must be longer to mean as much; where the spacing g and s have no
 * common divisor, parts of {@code WINDOW + g·s − 1} bytes are met:
 *
 * <table>
 * <caption>Shortest part that is always met, and the length that 64 bits take</caption>
 * <tr><th>form</th><th>{@link #COARSE}, s = 5</th><th>{@link #FINE}, s = 1</th><th>64 bits</th></tr>
 * <tr><td>the token, its reverse, rot13</td><td>11</td><td>7</td><td>11</td></tr>
 * <tr><td>base64</td><td>11</td><td>7</td><td>15</td></tr>
 * <tr><td>base32</td><td>16</td><td>8</td><td>18</td></tr>
 * <tr><td>hex</td><td>21</td><td>9</td><td>22</td></tr>
 * </table>
 *
 * <p>So no leak is missed for the stride. Fragments are: of 7 to 10 characters, COARSE meets as
 * many as fate puts on its offsets.
 *
 * <p><b>How.</b> Eight bytes are loaded as one long; OR-ing 0x20 into each folds the case, and a
 * multiplier whose lowest byte is zero hashes the low seven bytes alone. The top bits choose one
 * word of a filter, twelve more bits choose two of its 64 bits, both of which are set for every
 * gram (a blocked Bloom filter: Putze, Sanders, Singler 2007). The filter is meant to stay in a
 * core's second-level cache. Eight offsets are tested before the first branch. What passes is
 * looked up in a hash table of whole grams; what is found there is a certain match of seven folded
 * bytes, which the {@link Surface} then extends.
 *
 * <p><b>What can still go wrong.</b> Bytes made of many grams cost a table look-up each; that is
 * slower by a constant factor, not by more.
 */
final class GramIndex {

  /** Bytes of a gram. */
  static final int WINDOW = 7;

  /** The stride at which every leak is met. */
  static final int COARSE = 5;

  /** The stride at which every fragment is met. */
  static final int FINE = 1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long CASE = 0x2020_2020_2020_2020L;
  private static final long GRAM = (1L << (8 * WINDOW)) - 1;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L << 8;
  private static final int UNROLLED = 8;
  private static final int LARGEST_FILTER_BITS = 22;

  private final List<Form> forms;
  private final long[] filter;
  private final int filterShift;
  private final long[] keys;
  private final int[] heads;
  private final int tableShift;
  private final int[] next;
  private final int[] entries;
  private int size;

  /** Indexes the forms; a form of fewer than {@value #WINDOW} bytes is never found. */
  GramIndex(List<Form> forms) {
    this.forms = List.copyOf(forms);
    int grams = forms.stream().mapToInt(GramIndex::grams).sum();
    int filterBits = Math.min(LARGEST_FILTER_BITS, bits(grams / 2));
    this.filter = new long[1 << filterBits];
    this.filterShift = Long.SIZE - filterBits;
    int tableBits = bits(grams * 2);
    this.keys = new long[1 << tableBits];
    this.heads = new int[1 << tableBits];
    this.tableShift = Long.SIZE - tableBits;
    this.next = new int[grams + 1];
    this.entries = new int[2 * (grams + 1)];
    for (int form = 0; form < forms.size(); form++) {
      add(form);
    }
  }

  private static int grams(Form form) {
    int positions = Math.max(0, form.text().length - WINDOW + 1);
    return (positions + form.kind().spacing - 1) / form.kind().spacing;
  }

  private static int bits(int atLeast) {
    return Math.max(6, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, atLeast - 1)));
  }

  private void add(int form) {
    byte[] text = forms.get(form).text();
    for (int at = 0; at + WINDOW <= text.length; at += forms.get(form).kind().spacing) {
      long gram = gramAt(text, at);
      long hash = gram * SPREAD;
      filter[(int) (hash >>> filterShift)] |= (1L << (hash >>> 34)) | (1L << (hash >>> 28));
      int slot = slot(gram);
      keys[slot] = gram;
      size++;
      entries[2 * size] = form;
      entries[2 * size + 1] = at;
      next[size] = heads[slot];
      heads[slot] = size;
    }
  }

  private int slot(long gram) {
    int mask = keys.length - 1;
    int slot = (int) ((gram * SPREAD * 0xD6E8_FEB8_6659_FD93L) >>> tableShift);
    while (keys[slot] != 0 && keys[slot] != gram) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The folded gram at an offset, also where fewer than eight bytes follow. */
  private static long gramAt(byte[] data, int at) {
    long gram = 0;
    for (int i = WINDOW - 1; i >= 0; i--) {
      gram = (gram << 8) | (data[at + i] & 0xFF);
    }
    return (gram | CASE) & GRAM;
  }

  /** Is told every entry of the index whose gram stands in the data. */
  interface Visitor {
    /**
     * @param form whose gram it is
     * @param position where in the form's text
     * @param offset where in the data
     */
    void found(Form form, int position, int offset);
  }

  /**
   * Looks at the offsets {@code from}, {@code from + stride}, …, whose grams end by {@code to}.
   *
   * @param to at most the data's length
   */
  void search(byte[] data, int from, int to, int stride, Visitor visitor) {
    int at = from;
    int step = UNROLLED * stride;
    int lastFull = to - 8 - (UNROLLED - 1) * stride;
    while (at <= lastFull) {
      if (anyMayStart(data, at, stride)) {
        for (int i = 0; i < UNROLLED; i++) {
          visit(data, at + i * stride, visitor);
        }
      }
      at += step;
    }
    for (; at + WINDOW <= to; at += stride) {
      visit(data, at, visitor);
    }
  }

  /** Whether the filter lets one of eight offsets pass. Written out, so that loads overlap. */
  private boolean anyMayStart(byte[] data, int at, int stride) {
    long[] words = filter;
    int shift = filterShift;
    long h0 = ((long) LONG.get(data, at) | CASE) * SPREAD;
    long h1 = ((long) LONG.get(data, at + stride) | CASE) * SPREAD;
    long h2 = ((long) LONG.get(data, at + 2 * stride) | CASE) * SPREAD;
    long h3 = ((long) LONG.get(data, at + 3 * stride) | CASE) * SPREAD;
    long h4 = ((long) LONG.get(data, at + 4 * stride) | CASE) * SPREAD;
    long h5 = ((long) LONG.get(data, at + 5 * stride) | CASE) * SPREAD;
    long h6 = ((long) LONG.get(data, at + 6 * stride) | CASE) * SPREAD;
    long h7 = ((long) LONG.get(data, at + 7 * stride) | CASE) * SPREAD;
    long w0 = words[(int) (h0 >>> shift)];
    long w1 = words[(int) (h1 >>> shift)];
    long w2 = words[(int) (h2 >>> shift)];
    long w3 = words[(int) (h3 >>> shift)];
    long w4 = words[(int) (h4 >>> shift)];
    long w5 = words[(int) (h5 >>> shift)];
    long w6 = words[(int) (h6 >>> shift)];
    long w7 = words[(int) (h7 >>> shift)];
    long hits =
        ((w0 >>> (h0 >>> 34)) & (w0 >>> (h0 >>> 28)))
            | ((w1 >>> (h1 >>> 34)) & (w1 >>> (h1 >>> 28)))
            | ((w2 >>> (h2 >>> 34)) & (w2 >>> (h2 >>> 28)))
            | ((w3 >>> (h3 >>> 34)) & (w3 >>> (h3 >>> 28)))
            | ((w4 >>> (h4 >>> 34)) & (w4 >>> (h4 >>> 28)))
            | ((w5 >>> (h5 >>> 34)) & (w5 >>> (h5 >>> 28)))
            | ((w6 >>> (h6 >>> 34)) & (w6 >>> (h6 >>> 28)))
            | ((w7 >>> (h7 >>> 34)) & (w7 >>> (h7 >>> 28)));
    return (hits & 1) != 0;
  }

  private void visit(byte[] data, int at, Visitor visitor) {
    long gram =
        at + 8 <= data.length ? ((long) LONG.get(data, at) | CASE) & GRAM : gramAt(data, at);
    long hash = gram * SPREAD;
    long word = filter[(int) (hash >>> filterShift)];
    if (((word >>> (hash >>> 34)) & (word >>> (hash >>> 28)) & 1) == 0) {
      return;
    }
    for (int entry = heads[slot(gram)]; entry != 0; entry = next[entry]) {
      visitor.found(forms.get(entries[2 * entry]), entries[2 * entry + 1], at);
    }
  }
}
