package dev.assize.register.literal;

import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Valid;
import dev.assize.scheme.Rung;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.Predicate;
import dev.assize.statement.intoto.SanctionPredicate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a certificate; its place in the list says what came before what.
 *
 * @param parent the notice that a suspension follows from
 * @param entry that it follows from
 * @param rung that was applied
 * @param end how the certificate ended
 */
record Mark(
    int place,
    Kind kind,
    Instant at,
    String name,
    @Nullable Mark parent,
    @Nullable Valid<?> entry,
    @Nullable Rung rung,
    @Nullable Status end) {

  enum Kind {
    READ,
    NOTICE,
    SUSPENSION,
    CAP,
    RUNG,
    REGAINED,
    LOST,
    MISSED,
    LATE,
    OVERDUE,
    END
  }

  Valid<?> from() {
    return Objects.requireNonNull(entry);
  }

  Digest id() {
    return from().id();
  }

  Predicate says() {
    return from().says();
  }

  Rung applied() {
    return Objects.requireNonNull(rung);
  }

  Status how() {
    return Objects.requireNonNull(end);
  }

  /** When what a sanction does is to end, if it says so. */
  @Nullable Instant until() {
    return entry != null && entry.says() instanceof SanctionPredicate says ? says.until() : null;
  }
}
