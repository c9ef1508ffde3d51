package dev.assize.register.entry;

import dev.assize.statement.Digest;
import dev.assize.statement.intoto.ExaminationPredicate;
import dev.assize.statement.intoto.PlanPredicate;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.ProficiencyPredicate;
import dev.assize.statement.intoto.RegisterPredicate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When entries have effect. The log gives them no time and signers may lie about theirs, but nobody
 * can date an entry back past what the scheme's owner had already signed. Not thread-safe.
 */
public final class Tide {

  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final Rules rules;
  private final Map<Digest, Instant> byScheme = new HashMap<>();
  private Instant highest = Instant.EPOCH;

  /** Before the first entry. */
  public Tide(Rules rules) {
    this.rules = rules;
  }

  /**
   * From when an entry has effect.
   *
   * @param scheme that it stands under; null if none: then whatever any owner signed counts
   */
  public Instant effective(Entry entry, @Nullable Digest scheme) {
    Instant reached = scheme == null ? highest : byScheme.getOrDefault(scheme, Instant.EPOCH);
    Instant said = said(entry.predicate());
    return said.isAfter(reached) ? said : reached;
  }

  /**
   * A valid entry with its time: never before that of an entry that it rests on.
   *
   * @param scheme that it stands under; null if none
   * @param restsOn what it could not be without
   * @throws Refusal if its signer's time is none that calendars have
   */
  public <P extends Predicate> Valid<P> date(
      Entry entry, P predicate, @Nullable Digest scheme, Valid<?>... restsOn) {
    Instant effective = effective(entry, scheme);
    for (Valid<?> cause : restsOn) {
      effective = cause.since().isAfter(effective) ? cause.since() : effective;
    }
    return new Valid<>(entry, predicate, requireSane(effective));
  }

  /**
   * A time that can be reckoned with: of the years 1970 to 9998.
   *
   * @throws Refusal if it is none
   */
  public static Instant requireSane(Instant time) {
    Refusal.unless(
        !time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME),
        "a time that is not of the years 1970 to 9998");
    return time;
  }

  /** Takes note of an entry, after its effect was worked out. */
  public void rise(Entry entry) {
    if (!said(entry.predicate()).isBefore(END_OF_TIME)) {
      return;
    }
    for (Digest scheme : rules.ownedBySigners(entry)) {
      Instant effective = effective(entry, scheme);
      byScheme.put(scheme, effective);
      highest = effective.isAfter(highest) ? effective : highest;
    }
  }

  /**
   * Up to when nothing new can have effect under a scheme: the greatest time that its owner signed.
   * {@link Instant#MIN} if it signed nothing.
   */
  public Instant reached(Digest scheme) {
    return byScheme.getOrDefault(scheme, Instant.EPOCH);
  }

  /** What the signer says; an examination without a trial says nothing. */
  private static Instant said(Predicate predicate) {
    return switch (predicate) {
      case RegisterPredicate register -> register.at();
      case PlanPredicate plan -> plan.sealedAt();
      case ProficiencyPredicate test -> test.at();
      case ExaminationPredicate examination ->
          examination.endedAt() == null ? Instant.EPOCH : examination.endedAt();
    };
  }
}
