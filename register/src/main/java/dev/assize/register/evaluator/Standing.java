package dev.assize.register.evaluator;

import dev.assize.statement.Digest;
import dev.assize.statement.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an evaluator stands under a scheme at a moment.
 *
 * @param state what it is
 * @param since when it became so; null if it never was anything
 * @param until when that ends by itself; null if it does not
 * @param tiers for which it is recognised; empty if it is not
 * @param voids times whose outcomes do not count
 * @param words for people
 * @param entries that it follows from
 */
public record Standing(
    State state,
    @Nullable Instant since,
    @Nullable Instant until,
    Set<Tier> tiers,
    List<Voided> voids,
    String words,
    List<Digest> entries) {

  /** Copies the collections. */
  public Standing {
    tiers = Set.copyOf(tiers);
    voids = List.copyOf(voids);
    entries = List.copyOf(entries);
  }

  /**
   * A time whose outcomes do not count.
   *
   * @param after outcomes that took effect later than this
   * @param until and not later than this; null if it goes on
   * @param words for people
   * @param entries that it follows from
   */
  public record Voided(Instant after, @Nullable Instant until, String words, List<Digest> entries) {

    /** Copies the list. */
    public Voided {
      entries = List.copyOf(entries);
    }

    boolean holds(Instant outcome) {
      return outcome.isAfter(after) && (until == null || !outcome.isAfter(until));
    }
  }

  /** Why an outcome that took effect at a time does not count; empty if it does. */
  public Optional<Voided> voids(Instant outcome) {
    return voids.stream().filter(each -> each.holds(outcome)).findFirst();
  }
}
