package dev.assize.register.concentration;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When entries had effect, so that those within a window are counted without looking at all.
 *
 * <p>Entries mostly take effect in the order of the log. They are kept in rows in which they do:
 * each is put into the first row whose last entry did not take effect after it (patience sorting).
 * In a row, what a moment sees of a window lies side by side, and its ends are found by halving. A
 * log in order has one row; one more comes only with an entry dated before the last of every row.
 */
final class Times {

  private final List<Row> rows = new ArrayList<>(1);

  /** Adds the next entry of the log. */
  void add(Valid<?> entry) {
    for (Row row : rows) {
      if (!row.last().since().isAfter(entry.since())) {
        row.entries.add(entry);
        return;
      }
    }
    rows.add(new Row(entry));
  }

  /** How many are seen, of those that took effect after {@code from}. */
  int count(Instant from, Moment moment) {
    int count = 0;
    for (Row row : rows) {
      int end =
          Math.min(
              row.ahead(each -> !each.since().isAfter(moment.time())),
              row.ahead(each -> each.index() <= moment.index()));
      count += Math.max(0, end - row.ahead(each -> !each.since().isAfter(from)));
    }
    return count;
  }

  /** In the order of the log and of time at once. */
  private static final class Row {

    private final List<Valid<?>> entries = new ArrayList<>(1);

    Row(Valid<?> first) {
      entries.add(first);
    }

    Valid<?> last() {
      return entries.getLast();
    }

    /** How many come before the first of which something no longer holds. */
    int ahead(Predicate<Valid<?>> holds) {
      if (holds.test(last())) {
        return entries.size();
      }
      int low = 0;
      int high = holds.test(entries.getFirst()) ? entries.size() : 0;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (holds.test(entries.get(middle))) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
