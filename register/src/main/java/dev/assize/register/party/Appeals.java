package dev.assize.register.party;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Refusal;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AppealPredicate;
import dev.assize.statement.intoto.AppealPredicate.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appeals, by what they are against: one may be lodged, and is answered once. Not thread-safe while
 * it grows.
 */
public final class Appeals {

  private final Map<Digest, List<Valid<AppealPredicate>>> byObject = new HashMap<>();
  private int upheld;

  /**
   * Takes one note of an appeal whose signer may make it.
   *
   * @throws Refusal if it was lodged or answered already, or is answered without being lodged
   */
  public void add(Valid<AppealPredicate> appeal) {
    List<Valid<AppealPredicate>> known = byObject.getOrDefault(appeal.says().against(), List.of());
    if (appeal.says().stage() == Stage.LODGED) {
      Refusal.unless(known.isEmpty(), "a second appeal against the same entry");
    } else {
      Refusal.unless(!known.isEmpty(), "an answer to an appeal that nobody lodged");
      Refusal.unless(known.size() == 1, "a second answer to the same appeal");
    }
    byObject.computeIfAbsent(appeal.says().against(), k -> new ArrayList<>(2)).add(appeal);
    upheld += appeal.says().stage() == Stage.UPHELD ? 1 : 0;
  }

  /** How many were upheld, whenever that has effect. */
  int upheld() {
    return upheld;
  }

  /** The appeal against an entry and its answer, as far as they are seen. */
  public List<Valid<AppealPredicate>> against(Digest entry, Moment moment) {
    return moment.of(byObject.getOrDefault(entry, List.of()));
  }

  /** From when an entry is set aside; empty if it stands. */
  public Optional<Instant> setAside(Digest entry, Moment moment) {
    return upheld(entry, moment).map(Valid::since);
  }

  /** The answer that sets an entry aside; empty if it stands. */
  public Optional<Valid<AppealPredicate>> upheld(Digest entry, Moment moment) {
    for (Valid<AppealPredicate> appeal : byObject.getOrDefault(entry, List.of())) {
      if (appeal.says().stage() == Stage.UPHELD && moment.sees(appeal)) {
        return Optional.of(appeal);
      }
    }
    return Optional.empty();
  }
}
