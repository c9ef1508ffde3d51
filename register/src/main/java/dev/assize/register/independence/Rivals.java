package dev.assize.register.independence;

import dev.assize.scheme.Independence;
import dev.assize.statement.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applicants under a scheme by those on whom they may ever have depended. It grows with applicants
 * and ties, so that neither makes it begin anew. Not thread-safe.
 */
final class Rivals {

  private final EverTied ties;
  private final Applicants applicants;
  private final Map<Digest, Index> indexes = new HashMap<>();

  Rivals(Ties ties, Applicants applicants) {
    this.ties = ties.everTied();
    this.applicants = applicants;
  }

  /**
   * At least all that ever applied and that depend, at some moment, on one of those in a circle.
   */
  Set<String> near(Circle circle, Digest scheme, Independence rules) {
    @Nullable Index known = indexes.get(scheme);
    Index index = known != null && known.rules.equals(rules) ? known : new Index(rules);
    indexes.put(scheme, index);
    index.grow(applicants.all(scheme));
    Set<String> near = new LinkedHashSet<>(index.wide);
    circle.reached().keySet().forEach(party -> near.addAll(index.at(party)));
    return near;
  }

  private final class Index {

    private final Independence rules;
    private final Map<String, Set<String>> byReached = new HashMap<>();

    /** Of whom it is not known on whom they may depend: they are too many. */
    private final Set<String> wide = new LinkedHashSet<>();

    private int applied;
    private int changed;

    Index(Independence rules) {
      this.rules = rules;
      this.changed = ties.changed().size();
    }

    Set<String> at(String party) {
      return byReached.getOrDefault(party, Set.of());
    }

    void grow(List<String> all) {
      Set<String> grown = new HashSet<>();
      for (; changed < ties.changed().size(); changed++) {
        grown.addAll(at(ties.changed().get(changed)));
      }
      grown.forEach(this::place);
      for (; applied < all.size(); applied++) {
        place(all.get(applied));
      }
    }

    private void place(String applicant) {
      Set<String> around = ties.around(applicant, rules.hops(), rules.share());
      if (around.size() > Circle.MAX_PARTIES) {
        wide.add(applicant);
        return;
      }
      around.forEach(
          party -> byReached.computeIfAbsent(party, p -> new LinkedHashSet<>(2)).add(applicant));
    }
  }
}
