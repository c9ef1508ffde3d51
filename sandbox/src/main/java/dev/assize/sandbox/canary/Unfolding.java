package dev.assize.sandbox.canary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Undoes decodings, and decodings of what they lead to, and searches all of it. Not thread-safe.
 *
 * <p>Bounded by depth and by work: every byte that a decoding hands over is paid for from an
 * allowance that grows with the bytes given, so a bomb ends after a constant factor of its size.
 * What was seen is not looked at again, and what decoded to noise is searched and tried as a
 * container, but not taken for text. One part of the allowance must remain for the next decoding,
 * so that a bomb does not hide what lies beside it.
 */
final class Unfolding {

  /** Decodings one inside the other. */
  static final int DEPTH = 6;

  /** What each given byte may unfold to. */
  private static final int FACTOR = 48;

  /** What the smallest input may unfold to. */
  private static final long BASE = 24 << 20;

  /** What looking at an empty view costs, so that many tiny ones are bounded too. */
  private static final int FIXED = 256;

  private static final int MOST_REMEMBERED = 1 << 18;

  private static final List<Decoding> DECODINGS =
      List.of(
          Escapes.PERCENT,
          Escapes.BACKSLASH,
          Escapes.REFERENCE,
          Escapes.QUOTED_PRINTABLE,
          Arrangements.WIDE,
          Radix.BASE64,
          Radix.HEX,
          Radix.BASE32,
          NumberLists.DECIMAL,
          NumberLists.HEX_PAIRS,
          NumberLists.OCTAL,
          NumberLists.BINARY,
          Arrangements.SHAPED,
          Arrangements.SQUEEZED,
          new Containers(),
          Arrangements.COLUMNS,
          Arrangements.REVERSED);

  private static final Set<String> REARRANGED =
      Set.of(Arrangements.SQUEEZED.name, Arrangements.COLUMNS.name, Arrangements.REVERSED.name);

  private final Surface surface;
  private final Set<Long> seen = new HashSet<>();
  private long allowance = BASE;
  private boolean complete = true;

  Unfolding(Surface surface) {
    this.surface = surface;
  }

  /** Undoes whatever there is to undo in bytes that were searched as they are. */
  void unfold(byte[] data, int length, List<String> path) {
    allowance += (long) FACTOR * length;
    unfold(View.of(data, length, path), allowance);
  }

  /** Whether the allowance was enough for everything so far. */
  boolean complete() {
    return complete;
  }

  private void unfold(View view, long share) {
    boolean rearranged = view.path().stream().anyMatch(REARRANGED::contains);
    boolean noise = !view.path().isEmpty() && view.isNoise();
    long end = allowance - share;
    for (int i = 0; i < DECODINGS.size(); i++) {
      Decoding decoding = DECODINGS.get(i);
      if ((rearranged && rearranges(decoding)) || (noise && readsText(decoding))) {
        continue;
      }
      long waiting = DECODINGS.size() - 1L - i;
      long floor = end + (allowance - end) * waiting / (2L * DECODINGS.size());
      decoding.undo(view, (step, data, length) -> accept(view, step, data, length, floor));
    }
  }

  private static boolean rearranges(Decoding decoding) {
    return decoding instanceof Arrangements arrangement && arrangement.rearranges();
  }

  private static boolean readsText(Decoding decoding) {
    return !(decoding instanceof Containers) && decoding != Arrangements.WIDE;
  }

  private boolean accept(View from, String step, byte[] data, int length, long floor) {
    if (length < GramIndex.WINDOW) {
      return true;
    }
    allowance -= length + FIXED;
    if (allowance < floor) {
      complete = false;
      return false;
    }
    if (!isNew(data, length)) {
      return true;
    }
    View view = View.of(data, length, from.pathTo(step));
    int stride = length <= Arrangements.SMALL ? GramIndex.FINE : GramIndex.COARSE;
    surface.search(data, 0, length, 0, view.path(), stride);
    if (view.path().size() < DEPTH) {
      unfold(view, (allowance - floor) / 2);
    }
    return allowance >= floor;
  }

  private boolean isNew(byte[] data, int length) {
    if (seen.size() >= MOST_REMEMBERED) {
      return true;
    }
    return seen.add(Fingerprint.of(data, length));
  }
}
