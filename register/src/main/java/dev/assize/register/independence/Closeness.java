package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How close parties are, by all valid disclosures and grants of a log, under the rules of a scheme.
 * Not thread-safe.
 */
public final class Closeness {

  private final Ties ties;
  private final Applicants applicants;
  private final Circles circles;
  private final Rivals rivals;

  /** Both may grow afterwards. */
  public Closeness(Ties ties, Applicants applicants) {
    this(ties, applicants, new Circles(ties));
  }

  Closeness(Ties ties, Applicants applicants, Circles circles) {
    this.ties = ties;
    this.applicants = applicants;
    this.circles = circles;
    this.rivals = new Rivals(ties, applicants);
  }

  /** Looks from a moment. What is looked up there is remembered, so use it for a whole draw. */
  public View at(Moment moment, Independence rules) {
    return new View(moment, rules);
  }

  /** Parties at a moment. Not thread-safe. */
  public final class View {

    private final Moment moment;
    private final Independence rules;
    private final Map<String, Circle> depending = new HashMap<>();
    private final Map<String, Circle> owned = new HashMap<>();
    private final Map<String, UltimateOwners> ultimate = new HashMap<>();

    private View(Moment moment, Independence rules) {
      this.moment = moment;
      this.rules = rules;
    }

    /** What an evaluator is to the producer of a case. */
    public Relation relation(String evaluator, Matter matter) {
      return new Reading(this, ties, applicants, rules, moment, matter).of(evaluator);
    }

    /** Why two evaluators cannot both examine in one case; empty if they can. */
    public Optional<String> clash(String one, String other) {
      Optional<String> way = between(one, other);
      if (way.isPresent()) {
        return way;
      }
      SortedSet<String> shared = new TreeSet<>(ultimateOwners(one).parties());
      shared.retainAll(ultimateOwners(other).parties());
      if (!shared.isEmpty()) {
        return Optional.of("both belong to " + shared.first() + " in the end");
      }
      return sameHarness(harness(one), harness(other));
    }

    private Optional<String> sameHarness(
        @Nullable ResourceDescriptor one, @Nullable ResourceDescriptor other) {
      if (one == null || other == null) {
        return Optional.of("one of them does not say what it examines with");
      }
      boolean same =
          one.digest().equals(other.digest())
              || (one.name() != null && one.name().equals(other.name()));
      return same ? Optional.of("both examine with the same harness") : Optional.empty();
    }

    /** To whom a party belongs in the end. */
    public UltimateOwners ultimateOwners(String party) {
      return ultimate.computeIfAbsent(party, p -> circles.ultimate(p, rules, moment));
    }

    /** What a party says that it examines with; null if it does not say. */
    public @Nullable ResourceDescriptor harness(String party) {
      return ties.disclosure(party, moment).map(entry -> entry.says().harness()).orElse(null);
    }

    /** How two parties are connected, in words; empty if they are not. */
    public Optional<String> between(String one, String other) {
      return way(one, other).map(Words::way);
    }

    /** The way between two parties, within the scheme's number of steps. */
    Optional<List<Step>> way(String from, String to) {
      return circle(from).wayTo(circle(to), rules.hops());
    }

    /** The way between two parties by owning alone. */
    Optional<List<Step>> ownedWay(String from, String to) {
      return owners(from).wayTo(owners(to), rules.hops());
    }

    Circle circle(String party) {
      return depending.computeIfAbsent(party, p -> circles.dependencies(p, rules, moment));
    }

    Circle owners(String party) {
      return owned.computeIfAbsent(party, p -> circles.owners(p, rules, moment));
    }

    /** At least those applicants whom ways from an evaluator may lead to. */
    Set<String> rivals(String evaluator, Matter matter) {
      return rivals.near(circle(evaluator), matter.scheme(), rules);
    }
  }
}
