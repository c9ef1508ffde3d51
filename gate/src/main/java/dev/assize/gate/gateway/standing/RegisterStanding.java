package dev.assize.gate.gateway.standing;

import dev.assize.gate.observation.ObservedRegister;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.Snapshot;
import dev.assize.log.tile.TileSource;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Step;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The standing of an agent by a register's log, which is read and folded anew each time. */
public final class RegisterStanding implements StandingSource {

  private final RegisterObserver observer;
  private final String place;
  private final Digest agent;
  private final Duration maxAge;
  private final Supplier<TileSource> source;
  private final InstantSource clock;

  /**
   * @param place the log's folder or address, for people
   * @param source reads it; asked for each time
   * @param maxAge how long ago the log's state may have been witnessed
   * @param clock says which time it is
   */
  public RegisterStanding(
      RegisterObserver observer,
      String place,
      Supplier<TileSource> source,
      Digest agent,
      Duration maxAge,
      InstantSource clock) {
    this.observer = observer;
    this.place = place;
    this.source = source;
    this.clock = clock;
    this.agent = agent;
    this.maxAge = maxAge;
  }

  @Override
  public Standing look() throws IOException {
    Instant now = clock.instant();
    return switch (observer.look(place, source.get(), now)) {
      case ObservedRegister.OfUnknownLog unknown ->
          throw new IOException("the register is not trusted: " + unknown.detail());
      case ObservedRegister.NotSeen none ->
          throw new IOException("the register cannot be read: " + none.detail());
      case ObservedRegister.Seen seen -> of(seen, now);
    };
  }

  private Standing of(ObservedRegister.Seen seen, Instant now) throws IOException {
    if (!seen.quorum()) {
      throw new IOException("too few witnesses have signed the register's state");
    }
    Instant asOf = seen.evidence().at();
    if (asOf.plus(maxAge).isBefore(now)) {
      throw new IOException("the register's newest state is of " + asOf);
    }
    return best(seen.snapshot())
        .map(this::standing)
        .orElseThrow(
            () -> new IOException("the register knows no certificate of the agent " + agent));
  }

  /** The newest that holds; else the newest. */
  private Optional<Certificate> best(Snapshot snapshot) {
    List<Certificate> all = snapshot.of(agent);
    return all.reversed().stream()
        .filter(certificate -> standing(certificate).holds())
        .findFirst()
        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
  }

  private Standing standing(Certificate certificate) {
    List<Step> why = certificate.why();
    return new Standing(
        certificate.status(),
        "certificate "
            + certificate.id().abbreviated()
            + (why.isEmpty() ? "" : ": " + why.getLast().words()),
        agent,
        certificate.scope().orElse(certificate.file().application().says().toolCatalogue()),
        null);
  }
}
