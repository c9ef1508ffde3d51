package dev.assize.register.lottery;

import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * A draw, with all that was in it.
 *
 * <p>Every evaluator has a ticket that the seed and its name make. Of all sets of evaluators who
 * may be drawn together, the one with the lowest ticket is drawn; among those, the one with the
 * lowest second ticket, and so on. So each place goes with equal chances to everybody with whom,
 * besides those who were drawn before, the draw can be completed; where all eligible can be drawn
 * together, all sequences of them have equal chances. (Tickets are outputs of SHA-256 at distinct
 * inputs, taken as random.)
 *
 * @param seed that tickets are made with
 * @param places how many are to be drawn
 * @param entrants everybody who was looked at: the eligible by ticket, then the others by name
 * @param drawn in the order of tickets; empty if they would have been too few
 */
public record Draw(Seed seed, int places, List<Entrant> entrants, List<String> drawn) {

  /** Copies the lists. */
  public Draw {
    entrants = List.copyOf(entrants);
    drawn = List.copyOf(drawn);
  }

  /** More attempts than this to put a set together are not made. */
  static final int MAX_STEPS = 1_000_000;

  /**
   * Draws.
   *
   * @param roll evaluators, each with what stands against it
   * @param places how many are to be drawn, at least 1
   * @param clash why two of them cannot be drawn together; symmetric
   */
  static Draw of(
      SortedMap<String, List<String>> roll,
      int places,
      Seed seed,
      BiFunction<String, String, Optional<String>> clash) {
    Map<String, String> tickets = new HashMap<>();
    roll.keySet().forEach(name -> tickets.put(name, seed.derive(name).hex()));
    List<String> eligible =
        roll.keySet().stream()
            .filter(name -> roll.getOrDefault(name, List.of()).isEmpty())
            .sorted(Comparator.comparing(name -> tickets.getOrDefault(name, "")))
            .toList();
    Search search = new Search(eligible, places, clash);
    List<String> drawn = search.find() ? search.taken : List.of();
    List<Entrant> entrants = new ArrayList<>();
    eligible.forEach(name ->
        entrants.add(
            new Entrant(
                name, tickets.getOrDefault(name, ""), List.of(), search.result(name, drawn))));
    roll.forEach((name, against) -> {
      if (!against.isEmpty()) {
        entrants.add(new Entrant(name, tickets.getOrDefault(name, ""), against, "not eligible"));
      }
    });
    return new Draw(seed, places, entrants, drawn);
  }

  /** Whether somebody was drawn for each place. */
  public boolean complete() {
    return !drawn.isEmpty();
  }

  /** How many could be drawn. */
  public int eligible() {
    return (int) entrants.stream().filter(Entrant::eligible).count();
  }

  /** The whole draw for people, one line each: what it takes to repeat it by hand. */
  public List<String> explain() {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed);
    lines.add(
        complete()
            ? "drawn: " + String.join(", ", drawn)
            : "nobody was drawn: %d are needed, of %d evaluators %d are eligible%s"
                .formatted(
                    places,
                    entrants.size(),
                    eligible(),
                    eligible() >= places ? ", but no %d of them together".formatted(places) : ""));
    for (Entrant entrant : entrants) {
      lines.add(entrant.ticket() + " " + entrant.evaluator() + ": " + entrant.result());
      entrant.against().forEach(reason -> lines.add("  " + reason));
    }
    return lines;
  }

  /** Depth first, in the order of tickets: the first set that is complete has the lowest. */
  private static final class Search {

    private final List<String> eligible;
    private final int places;
    private final BiFunction<String, String, Optional<String>> clash;
    private final Map<Set<String>, Optional<String>> known = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private int steps;

    Search(List<String> eligible, int places, BiFunction<String, String, Optional<String>> clash) {
      this.eligible = eligible;
      this.places = places;
      this.clash = clash;
    }

    boolean find() {
      return from(0);
    }

    private boolean from(int next) {
      if (taken.size() == places) {
        return true;
      }
      for (int i = next; eligible.size() - i >= places - taken.size(); i++) {
        String candidate = eligible.get(i);
        if (++steps > MAX_STEPS) {
          return false;
        }
        if (taken.stream().allMatch(other -> clash(candidate, other).isEmpty())) {
          taken.add(candidate);
          if (from(i + 1)) {
            return true;
          }
          taken.removeLast();
        }
      }
      return false;
    }

    private Optional<String> clash(String one, String other) {
      return known.computeIfAbsent(Set.of(one, other), pair -> clash.apply(one, other));
    }

    String result(String name, List<String> drawn) {
      if (drawn.contains(name)) {
        return "drawn at place " + (drawn.indexOf(name) + 1);
      }
      if (drawn.isEmpty()) {
        return steps > MAX_STEPS
            ? "eligible; too many clash with each other to find a set"
            : "eligible, but too few can be drawn together";
      }
      return new HashSet<>(drawn)
          .stream()
              .sorted(Comparator.comparingInt(drawn::indexOf))
              .flatMap(other ->
                  clash(name, other).map(why -> "not beside " + other + ": " + why).stream())
              .findFirst()
              .orElse("eligible, not drawn");
    }
  }
}
