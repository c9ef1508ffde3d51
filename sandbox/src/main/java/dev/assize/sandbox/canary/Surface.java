package dev.assize.sandbox.canary;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the forms in bytes as they are, extends what the index finds and counts its bits. Not
 * thread-safe; the index is shared.
 */
final class Surface {

  private static final int CONTEXT = 24;

  private final GramIndex index;
  private final Tally tally;

  private byte[] data = {};
  private int from;
  private int to;
  private long base;
  private List<String> path = List.of();
  private @org.jspecify.annotations.Nullable Form lastForm;
  private int lastStart;

  Surface(GramIndex index, Tally tally) {
    this.index = index;
    this.tally = tally;
  }

  /**
   * Searches {@code [from, to)}.
   *
   * @param base what an offset of 0 in the array is in the stream it comes from
   * @param path the decodings that led to the bytes
   */
  void search(byte[] data, int from, int to, long base, List<String> path, int stride) {
    this.data = data;
    this.from = from;
    this.to = to;
    this.base = base;
    this.path = path;
    this.lastForm = null;
    index.search(data, from, to, stride, this::extend);
  }

  private void extend(Form form, int position, int offset) {
    int start = offset - position;
    if (form == lastForm && start == lastStart) {
      return;
    }
    lastForm = form;
    lastStart = start;
    byte[] text = form.text();
    int left = position;
    while (left > 0
        && start + left > from
        && Form.sameLetter(data[start + left - 1], text[left - 1])) {
      left--;
    }
    int right = position;
    while (right < text.length
        && start + right < to
        && Form.sameLetter(data[start + right], text[right])) {
      right++;
    }
    count(form, start, left, right);
  }

  /** Takes the better of the whole run in either case, and its longest part in the same case. */
  private void count(Form form, int start, int left, int right) {
    if (form.kind() == Form.Kind.DETAIL) {
      if (left == 0 && right == form.text().length) {
        double bits = right * form.kind().exactBits;
        tally.addDetail(form.subject(), sighting(form, bits, start, left, right));
      }
      return;
    }
    int exactLeft = left;
    int exactRight = left;
    int runLeft = left;
    for (int i = left; i <= right; i++) {
      if (i == right || data[start + i] != form.text()[i]) {
        if (i - runLeft > exactRight - exactLeft) {
          exactLeft = runLeft;
          exactRight = i;
        }
        runLeft = i + 1;
      }
    }
    double exact = (exactRight - exactLeft) * form.kind().exactBits;
    double folded = (right - left) * form.kind().foldedBits;
    if (exact >= folded) {
      add(form, exact, start, exactLeft, exactRight);
    } else {
      add(form, folded, start, left, right);
    }
  }

  private void add(Form form, double bits, int start, int left, int right) {
    int steps = path.size() + (form.kind().step.isEmpty() ? 0 : 1);
    if (bits >= Leak.FRAGMENT_BITS
        && tally.wants(form.subject(), bits, form.positions(left, right), steps)) {
      tally.addCanary(form.subject(), sighting(form, bits, start, left, right));
    }
  }

  private Tally.Sighting sighting(Form form, double bits, int start, int left, int right) {
    List<String> steps = new ArrayList<>(path);
    if (!form.kind().step.isEmpty()) {
      steps.add(form.kind().step);
    }
    int begin = start + left;
    int end = start + right;
    return new Tally.Sighting(
        bits, form.positions(left, right), List.copyOf(steps), base + begin, excerpt(begin, end));
  }

  private String excerpt(int begin, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(from, begin - CONTEXT); i < Math.min(to, end + CONTEXT); i++) {
      boolean secret = i >= begin + 2 && i < end - 2;
      if (!secret || i < begin + 10) {
        text.append(secret ? '•' : printable(data[i]));
      }
    }
    return text.toString();
  }

  private static char printable(byte value) {
    return value >= ' ' && value < 0x7F ? (char) value : '.';
  }
}
