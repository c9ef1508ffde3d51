package dev.assize.register.independence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A party, and on whom it depends within some steps. Immutable.
 *
 * @param party in the middle
 * @param reached all on whom it depends, by the fewest steps; the party itself comes first
 * @param inner those whose own dependencies were followed
 * @param cut whether there were too many to follow them all
 */
record Circle(String party, Map<String, Reached> reached, Set<String> inner, boolean cut) {

  /** More parties than this are not followed. */
  static final int MAX_PARTIES = 10_000;

  /**
   * @param distance in steps
   * @param last step of a shortest way; null for the party itself
   */
  record Reached(int distance, @Nullable Step last) {}

  /** Follows ties breadth first; each party is entered once, so that cycles end. */
  static Circle around(String party, int hops, Function<String, List<Step>> ties) {
    Map<String, Reached> reached = new LinkedHashMap<>();
    Set<String> inner = new LinkedHashSet<>();
    Queue<String> open = new ArrayDeque<>();
    reached.put(party, new Reached(0, null));
    open.add(party);
    while (!open.isEmpty()) {
      String next = open.remove();
      int distance = at(reached, next).distance();
      if (distance == hops) {
        continue;
      }
      inner.add(next);
      for (Step step : ties.apply(next)) {
        if (reached.size() >= MAX_PARTIES) {
          return new Circle(party, reached, inner, true);
        }
        if (reached.putIfAbsent(step.to(), new Reached(distance + 1, step)) == null) {
          open.add(step.to());
        }
      }
    }
    return new Circle(party, reached, inner, false);
  }

  /** The shortest way to somebody in the circle, from the middle. */
  List<Step> way(String to) {
    List<Step> steps = new ArrayList<>();
    Step step = at(reached, to).last();
    while (step != null) {
      steps.addFirst(step);
      step = at(reached, step.from()).last();
    }
    return steps;
  }

  /** How far somebody is; more than any number of hops if outside. */
  int distance(String to) {
    Reached found = reached.get(to);
    return found == null ? Integer.MAX_VALUE : found.distance();
  }

  /**
   * A shortest way from here to another party: both depend on somebody, or one on the other. Two
   * parties that only have shares in a third are not connected, for any third party could say so.
   *
   * @return the steps from this party up, and from {@code other} up, reversed; no steps if they are
   *     the same party; empty if there are more than {@code hops}
   */
  Optional<List<Step>> wayTo(Circle other, int hops) {
    Circle small = reached.size() <= other.reached.size() ? this : other;
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String common : small.reached.keySet()) {
      if (reached.containsKey(common) && other.reached.containsKey(common)) {
        int steps = distance(common) + other.distance(common);
        if (steps < least || (steps == least && best != null && common.compareTo(best) < 0)) {
          least = steps;
          best = common;
        }
      }
    }
    if (best == null || least > hops) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>(way(best));
    steps.addAll(other.way(best).reversed());
    return Optional.of(steps);
  }

  private static Reached at(Map<String, Reached> reached, String party) {
    Reached found = reached.get(party);
    if (found == null) {
      throw new IllegalStateException(party + " was not reached");
    }
    return found;
  }
}
