package dev.assize.server.evidence;

import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.ObservedRegister.NotSeen;
import dev.assize.gate.observation.ObservedRegister.OfUnknownLog;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.log.tile.TileSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of a register that could be seen and believed.
 *
 * <p>When nobody can look any more, or what is shown cannot be believed, the state before goes on,
 * and its evidence gets older until it is too old for the policy. Clocks go on too: a certificate
 * expires in a state that was read before it did. Thread-safe.
 */
public final class RegisterWatch {

  private final RegisterObserver observer;
  private final String place;
  private final Supplier<TileSource> source;
  private final Duration period;
  private final InstantSource clock;
  private volatile Sight last;

  /**
   * What is known of the register.
   *
   * @param register as it was seen last
   * @param at the time for which that is folded
   * @param failure why looking failed the last time; null if it did not
   */
  public record Sight(ObservedRegister register, Instant at, @Nullable String failure) {}

  /**
   * Nothing has been seen yet; see {@link #look}.
   *
   * @param place where the log is, for people
   * @param source reads it; asked for each time
   * @param period how far behind its time a state may be
   */
  public RegisterWatch(
      RegisterObserver observer,
      String place,
      Supplier<TileSource> source,
      Duration period,
      InstantSource clock) {
    this.observer = observer;
    this.place = place;
    this.source = source;
    this.period = period;
    this.clock = clock;
    String nobody = "nobody has looked yet";
    last =
        new Sight(
            new NotSeen(dev.assize.gate.fact.NotKnown.ABSENT, nobody, null),
            clock.instant(),
            nobody);
  }

  /** What is known at a time. */
  public Sight at(Instant now) {
    Sight sight = last;
    return isBehind(sight, now) ? caughtUp(now) : sight;
  }

  private boolean isBehind(Sight sight, Instant now) {
    return sight.register() instanceof Seen && sight.at().plus(period).plus(period).isBefore(now);
  }

  private synchronized Sight caughtUp(Instant now) {
    Sight sight = last;
    if (isBehind(sight, now) && sight.register() instanceof Seen seen) {
      last = new Sight(seen.at(now), now, "nobody has looked since " + sight.at());
    }
    return last;
  }

  /** Looks at the register. Whatever goes wrong is kept, and is no reason to stop looking. */
  public void look() {
    Instant now = clock.instant();
    Seen before = last.register() instanceof Seen seen ? seen : null;
    Sight found;
    try {
      ObservedRegister register = observer.look(place, source.get(), now, before);
      found = new Sight(register, now, failure(register, before));
    } catch (RuntimeException e) { // such as a folder of seen heads that cannot be written
      String message = e.getClass().getSimpleName() + ": " + e.getMessage();
      found =
          new Sight(
              new NotSeen(dev.assize.gate.fact.NotKnown.UNREACHABLE, message, null), now, message);
    }
    Instant then = clock.instant();
    synchronized (this) {
      last =
          found.failure() != null && before != null
              ? new Sight(before.at(then), then, found.failure())
              : found;
    }
  }

  private static @Nullable String failure(ObservedRegister register, @Nullable Seen before) {
    return switch (register) {
      case NotSeen nothing -> nothing.detail();
      case OfUnknownLog unknown -> unknown.detail();
      case Seen seen ->
          seen.quorum() || (before != null && !before.quorum())
              ? null
              : "too few witnesses have signed its newest state";
    };
  }
}
