package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.scheme.Independence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which parties belong together by owning, under the rules of a scheme. Not thread-safe. */
public final class Belonging {

  private final Ties ties;

  /** By ties that may grow afterwards. */
  public Belonging(Ties ties) {
    this.ties = ties;
  }

  /**
   * All that may belong together with a party, as far as anybody has ever said: at least those whom
   * {@link #way} finds. The party itself is not among them.
   */
  public Set<String> candidates(String party, Independence rules) {
    return ties.everOwning(party, rules.hops());
  }

  /**
   * How a party belongs together with another: one owns the other, or somebody both, within the
   * scheme's steps. What the party says of itself counts now and then, so that nobody leaves a
   * house to get away from it; what the other says counts then only, so that it cannot draw others
   * in afterwards.
   *
   * @param now as the party stands now
   * @param then when what is held against the other began
   * @return in words; empty if they do not
   */
  public Optional<String> way(
      String party, String other, Independence rules, Moment now, Moment then) {
    Circle theirs = owners(other, rules, then);
    return owners(party, rules, now)
        .wayTo(theirs, rules.hops())
        .or(() -> owners(party, rules, then).wayTo(theirs, rules.hops()))
        .map(Belonging::words);
  }

  private static String words(List<Step> way) {
    return Words.way(way);
  }

  private Circle owners(String party, Independence rules, Moment moment) {
    return Circle.around(party, rules.hops(), each -> ties.owners(each, rules.share(), moment));
  }
}
