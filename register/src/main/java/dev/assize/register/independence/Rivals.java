package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import dev.assize.statement.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applicants under a scheme by those on whom they depend. It grows with new applicants, and is made
 * anew only when ties change. Not thread-safe.
 */
final class Rivals {

  private final Ties ties;
  private final Applicants applicants;
  private final Map<Digest, Index> indexes = new HashMap<>();

  private record Key(Ties.Version version, Independence rules) {}

  private static final class Index {
    private final Key key;
    private final Map<String, List<Circle>> byReached = new HashMap<>();
    private int done;

    Index(Key key) {
      this.key = key;
    }
  }

  Rivals(Ties ties, Applicants applicants) {
    this.ties = ties;
    this.applicants = applicants;
  }

  /** All that ever applied and that depend on one of those in a circle, with it or on each. */
  Map<String, Circle> near(Circle circle, Digest scheme, Independence rules, Moment moment) {
    Index index = index(scheme, rules, moment);
    Map<String, Circle> near = new HashMap<>();
    circle
        .reached()
        .keySet()
        .forEach(party ->
            index
                .byReached
                .getOrDefault(party, List.of())
                .forEach(rival -> near.put(rival.party(), rival)));
    return near;
  }

  private Index index(Digest scheme, Independence rules, Moment moment) {
    Key key = new Key(ties.version(moment), rules);
    @Nullable Index known = indexes.get(scheme);
    Index index = known != null && known.key.equals(key) ? known : new Index(key);
    indexes.put(scheme, index);
    List<String> all = applicants.all(scheme);
    for (; index.done < all.size(); index.done++) {
      Circle circle =
          Circle.around(
              all.get(index.done),
              rules.hops(),
              party -> ties.dependencies(party, rules.share(), moment));
      circle
          .reached()
          .keySet()
          .forEach(
              party -> index.byReached.computeIfAbsent(party, p -> new ArrayList<>()).add(circle));
    }
    return index;
  }
}
