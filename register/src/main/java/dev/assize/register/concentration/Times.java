package dev.assize.register.concentration;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When entries had effect, so that those within a window are counted without looking at all. */
final class Times {

  private final List<Valid<?>> sorted = new ArrayList<>();
  private long last = -1;

  void add(Valid<?> entry) {
    int place = sorted.size();
    while (place > 0 && sorted.get(place - 1).since().isAfter(entry.since())) {
      place--;
    }
    sorted.add(place, entry);
    last = Math.max(last, entry.index());
  }

  /** How many are seen, of those that took effect after {@code from}. */
  int count(Instant from, Moment moment) {
    int first = notAfter(from);
    int end = notAfter(moment.time());
    if (last <= moment.index() || first >= end) {
      return Math.max(0, end - first);
    }
    return (int) sorted.subList(first, end).stream().filter(moment::sees).count();
  }

  private int notAfter(Instant time) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).since().isAfter(time)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
