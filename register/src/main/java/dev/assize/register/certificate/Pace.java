package dev.assize.register.certificate;

import dev.assize.statement.Digest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sanctions and watches do to a certificate's time and to its intervals of surveillance. */
final class Pace {

  private static final Duration SHORTEST_INTERVAL = Duration.ofDays(1);

  private final CertificateFile file;
  private final List<Factor> shortenings = new ArrayList<>(0);
  private final List<Factor> intervals = new ArrayList<>(0);

  /** A rung's factor, from when on, and the sanction that an appeal may set aside. */
  private record Factor(Instant at, BigDecimal factor, @Nullable Digest sanction) {}

  Pace(CertificateFile file) {
    this.file = file;
  }

  /** From now on, what is left of its time is shorter by a factor. */
  void shorten(Instant now, BigDecimal factor, @Nullable Digest sanction) {
    shortenings.add(new Factor(now, factor, sanction));
  }

  /** From now on, its intervals are shorter by a factor. */
  void quicken(Instant now, BigDecimal factor, @Nullable Digest sanction) {
    intervals.add(new Factor(now, factor, sanction));
  }

  /** Undoes what a sanction did. */
  void setAside(Digest sanction) {
    shortenings.removeIf(each -> sanction.equals(each.sanction()));
    intervals.removeIf(each -> sanction.equals(each.sanction()));
  }

  /** When its time is over. */
  Instant end() {
    Instant end = file.decision.says().validUntil();
    if (end == null) {
      throw new IllegalStateException("a decision that grants has validUntil");
    }
    for (Factor shortening : shortenings) {
      Duration left = Duration.between(shortening.at(), end);
      if (!left.isNegative() && shortening.factor().compareTo(BigDecimal.ONE) < 0) {
        end = shortening.at().plus(times(left, shortening.factor()));
      }
    }
    return end;
  }

  /** By its own rungs one after the other, and by the strictest watch of the house. */
  Duration interval(Collection<Watch> watches) {
    Duration interval = file.terms().surveillance();
    for (Factor each : intervals) {
      interval = times(interval, each.factor());
    }
    if (!watches.isEmpty()) {
      interval =
          times(interval, watches.stream().map(Watch::factor).min(BigDecimal::compareTo).get());
    }
    return interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
  }

  private static Duration times(Duration duration, BigDecimal factor) {
    return Duration.ofSeconds(
        factor
            .multiply(BigDecimal.valueOf(duration.toSeconds()))
            .setScale(0, RoundingMode.DOWN)
            .longValueExact());
  }
}
