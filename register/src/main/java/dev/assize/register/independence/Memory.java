package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was last worked out about each party, with the entries that it follows from. It is told
 * again where the very same entries are seen, whatever else the log holds, so an answer is always
 * the one that working it out would give. Of what was not asked about for longest, it forgets. Not
 * thread-safe.
 */
final class Memory<V> {

  private final Ties ties;
  private final int most;
  private final SequencedMap<Key, Remembered<V>> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private int parties;

  private record Key(String party, Independence rules) {

    /** Rules have many parts to go through, and there are few of them. */
    @Override
    public int hashCode() {
      return party.hashCode();
    }
  }

  private record Origin(String party, Ties.Said said) {}

  private record Remembered<V>(V value, List<Origin> origins, int parties) {

    boolean holds(Ties ties, Moment moment) {
      for (Origin origin : origins) {
        if (!ties.said(origin.party, moment).equals(origin.said)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Something worked out.
   *
   * @param followed the parties from whose own ties it follows, and from nobody else's
   * @param parties how many it holds
   */
  record Traced<V>(V value, Set<String> followed, int parties) {}

  /**
   * @param most parties that are held by all that is remembered
   */
  Memory(Ties ties, int most) {
    this.ties = ties;
    this.most = most;
  }

  /**
   * @param work works it out, from the ties at the moment and the rules alone
   */
  V recall(String party, Independence rules, Moment moment, Supplier<Traced<V>> work) {
    Key key = new Key(party, rules);
    @Nullable Remembered<V> known = remembered.get(key);
    if (known != null && known.holds(ties, moment)) {
      return known.value;
    }
    Traced<V> found = work.get();
    List<Origin> origins = new ArrayList<>(found.followed.size());
    found.followed.forEach(each -> origins.add(new Origin(each, ties.said(each, moment))));
    keep(key, new Remembered<>(found.value, origins, found.parties));
    return found.value;
  }

  private void keep(Key key, Remembered<V> found) {
    @Nullable Remembered<V> before = remembered.put(key, found);
    parties += found.parties - (before == null ? 0 : before.parties);
    while (parties > most) {
      parties -= remembered.pollFirstEntry().getValue().parties;
    }
  }
}
