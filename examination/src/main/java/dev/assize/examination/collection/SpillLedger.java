package dev.assize.examination.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up what became of planted secrets inside the machine in the runs of one setting. Bounded by
 * the number of secrets; not thread-safe.
 */
final class SpillLedger {

  private static final int MOST_UNSEARCHED = 20;
  private static final int MOST_PLACES_COUNTED = 1000;

  private final Map<Key, Sum> sums = new LinkedHashMap<>();
  private final Set<String> unsearched = new LinkedHashSet<>();
  private long further;

  private record Key(String label, String channel) {}

  private static final class Sum {
    Found found;
    final Set<String> places = new LinkedHashSet<>();
    final Set<Integer> runs = new TreeSet<>();

    Sum(Found first) {
      found = first;
    }

    void add(int run, String place, Found other) {
      found = other.bits() > found.bits() ? other : found;
      runs.add(run);
      if (!place.isEmpty() && places.size() < MOST_PLACES_COUNTED) {
        places.add(place);
      }
    }

    Spill spill() {
      List<String> shown = places.stream().limit(Spill.MOST_PLACES).toList();
      return new Spill(found, shown, places.size() - shown.size(), runs.size());
    }
  }

  /**
   * Adds a run.
   *
   * @param run its number
   */
  void add(int run, SpillReading reading) {
    reading
        .sightings()
        .forEach(sighting ->
            sums.computeIfAbsent(
                    new Key(sighting.found().label(), sighting.found().channel()),
                    first -> new Sum(sighting.found()))
                .add(run, sighting.place(), sighting.found()));
    for (String what : reading.unsearched()) {
      if (unsearched.size() < MOST_UNSEARCHED) {
        unsearched.add(what);
      } else if (!unsearched.contains(what)) {
        further++;
      }
    }
  }

  Spills spills() {
    List<String> all = new ArrayList<>(unsearched);
    if (further > 0) {
      all.add("There were " + further + " more of the kind.");
    }
    return new Spills(
        sums.values().stream()
            .map(Sum::spill)
            .sorted(
                Comparator.comparing((Spill spill) -> !spill.found().whole())
                    .thenComparing(spill -> spill.found().label())
                    .thenComparing(spill -> spill.found().channel()))
            .toList(),
        all);
  }
}
