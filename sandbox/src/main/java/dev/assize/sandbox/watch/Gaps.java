package dev.assize.sandbox.watch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What could not be observed, each thing once, in order. Thread-safe. */
final class Gaps {

  private static final int MOST = 100;

  private final Set<String> gaps = new LinkedHashSet<>();

  synchronized void add(String gap) {
    if (gaps.size() < MOST) {
      gaps.add(gap);
    }
  }

  synchronized List<String> list() {
    return List.copyOf(gaps);
  }
}
