package dev.assize.register.independence;

import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.EscrowPredicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who applies under which scheme, from when the fee is in trust: applying alone costs nothing, and
 * being a competitor keeps evaluators from others' cases. Entries are added in the log's order. Not
 * thread-safe.
 */
public final class Applicants {

  private final Map<Digest, Map<String, List<Valid<EscrowPredicate>>>> funded = new HashMap<>();
  private final Map<Digest, List<String>> producers = new HashMap<>();

  /** Adds a case whose fee is in trust. */
  public void fund(Digest scheme, String producer, Valid<EscrowPredicate> escrow) {
    List<Valid<EscrowPredicate>> fees =
        funded
            .computeIfAbsent(scheme, s -> new HashMap<>())
            .computeIfAbsent(producer, p -> new ArrayList<>());
    if (fees.isEmpty()) {
      producers.computeIfAbsent(scheme, s -> new ArrayList<>()).add(producer);
    }
    fees.add(escrow);
  }

  /** All that ever applied, in the order of their first fee. */
  List<String> all(Digest scheme) {
    return producers.getOrDefault(scheme, List.of());
  }

  /** The latest fee of a producer that makes it a competitor at a moment. */
  Optional<Digest> applied(Digest scheme, String producer, Duration window, Moment moment) {
    List<Valid<EscrowPredicate>> all =
        funded.getOrDefault(scheme, Map.of()).getOrDefault(producer, List.of());
    Instant from = moment.before(window);
    for (int i = all.size() - 1; i >= 0; i--) {
      Valid<EscrowPredicate> each = all.get(i);
      if (moment.sees(each) && each.since().isAfter(from)) {
        return Optional.of(each.id());
      }
    }
    return Optional.empty();
  }
}
