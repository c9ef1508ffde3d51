package dev.assize.register.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts against a producer beyond the certificate that it happened to. */
final class HouseRecord {

  private final Duration memory;
  private final List<Offence> offences = new ArrayList<>(0);
  private final List<Instant> withdrawals = new ArrayList<>(0);
  private final List<Watch> watches = new ArrayList<>(0);
  private Instant stained = Instant.MAX;

  /** A rung that was applied. */
  static final class Offence {
    final Instant at;
    @Nullable Instant setAside;

    Offence(Instant at) {
      this.at = at;
    }
  }

  HouseRecord(Duration memory) {
    this.memory = memory;
  }

  Duration memory() {
    return memory;
  }

  Offence offend(Instant at) {
    Offence offence = new Offence(at);
    offences.add(offence);
    stain(at);
    return offence;
  }

  void watch(Watch watch) {
    watches.add(watch);
    stain(watch.from());
  }

  /** The watches that all certificates of the house are under. */
  List<Watch> watches(Instant now) {
    if (watches.isEmpty()) {
      return List.of();
    }
    return watches.stream().filter(each -> each.holdsAt(now)).toList();
  }

  void withdraw(Instant at) {
    withdrawals.add(at);
    stain(at);
  }

  /** A rung was applied that has the house barred. */
  void bar(Instant at) {
    stain(at);
  }

  private void stain(Instant at) {
    stained = at.isBefore(stained) ? at : stained;
  }

  /** When the first of all that happened; {@link Instant#MAX} if nothing has. */
  Instant stained() {
    return stained;
  }

  long offences(Instant now) {
    long count = 0;
    for (Offence each : offences) {
      if (remembered(each.at, now) && (each.setAside == null || each.setAside.isAfter(now))) {
        count++;
      }
    }
    return count;
  }

  long withdrawals(Instant now) {
    long count = 0;
    for (Instant at : withdrawals) {
      count += remembered(at, now) ? 1 : 0;
    }
    return count;
  }

  private boolean remembered(Instant at, Instant now) {
    return !at.isAfter(now) && now.isBefore(at.plus(memory));
  }
}
