package dev.assize.gate.gateway.standing;

import dev.assize.register.certificate.Status;
import dev.assize.statement.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps asking how it stands with a certificate. What was said longer ago than the delay counts for
 * nothing any more, so that whatever becomes of a certificate takes effect within the delay, also
 * if the one who knows can no longer be reached. Thread-safe.
 */
public final class StandingWatch implements AutoCloseable {

  private final StandingSource source;
  private final Duration delay;
  private final @Nullable Digest agent;
  private final Digest toolCatalogue;
  private final Consumer<String> news;
  private final LongSupplier nanos;
  private final Thread thread;
  private volatile Answer last;

  /**
   * Why the agent must not be used.
   *
   * @param known whether that is known, or whether nothing is
   * @param what for people, without a full stop
   */
  public record Objection(boolean known, String what) {}

  private record Answer(@Nullable Standing standing, String failure, long askedAt) {}

  private StandingWatch(
      StandingSource source,
      Duration delay,
      @Nullable Digest agent,
      Digest toolCatalogue,
      Consumer<String> news,
      LongSupplier nanos) {
    this.source = source;
    this.delay = delay;
    this.agent = agent;
    this.toolCatalogue = toolCatalogue;
    this.news = news;
    this.nanos = nanos;
    this.last = new Answer(null, "nobody has been asked yet", nanos.getAsLong());
    this.thread = Thread.ofVirtual().name("standing").unstarted(this::keepLooking);
  }

  /**
   * Asks once, and from then on twice in every delay.
   *
   * @param agent whose certificate it must be; null for any
   * @param toolCatalogue for which tools it must hold
   * @param news hears when the answer changes
   */
  public static StandingWatch start(
      StandingSource source,
      Duration delay,
      @Nullable Digest agent,
      Digest toolCatalogue,
      Consumer<String> news)
      throws InterruptedException {
    StandingWatch watch =
        new StandingWatch(source, delay, agent, toolCatalogue, news, System::nanoTime);
    watch.look();
    watch.thread.start();
    return watch;
  }

  /** A watch that asks only when told, by a clock of one's own. */
  static StandingWatch byHand(
      StandingSource source, Duration delay, Digest toolCatalogue, LongSupplier nanos) {
    return new StandingWatch(source, delay, null, toolCatalogue, text -> {}, nanos);
  }

  private void keepLooking() {
    try {
      while (true) {
        Thread.sleep(delay.dividedBy(2));
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  void look() throws InterruptedException {
    long askedAt = nanos.getAsLong();
    Optional<Objection> before = objection();
    try {
      last = new Answer(source.look(), "", askedAt);
    } catch (IOException e) {
      last = new Answer(last.standing(), String.valueOf(e.getMessage()), last.askedAt());
    }
    Optional<Objection> now = objection();
    if (!now.equals(before)) {
      news.accept(now.map(Objection::what).orElse("the certificate holds"));
    }
  }

  /** Why the agent must not be used now; empty if it may. */
  public Optional<Objection> objection() {
    Answer answer = last;
    Standing standing = answer.standing();
    boolean tooOld = nanos.getAsLong() - answer.askedAt() > delay.toNanos();
    if (standing == null || tooOld) {
      String failure = answer.failure().isEmpty() ? "the answer is late" : answer.failure();
      return Optional.of(
          new Objection(false, "it is not known whether its certificate holds: " + failure));
    }
    return Optional.ofNullable(objectionTo(standing));
  }

  private @Nullable Objection objectionTo(Standing standing) {
    Instant asOf = standing.asOf();
    if (!standing.holds()) {
      String reason = standing.reason() == null ? "" : " (" + standing.reason() + ")";
      return new Objection(true, "its certificate is " + standing.status() + reason);
    }
    if (asOf != null && asOf.plus(delay).isBefore(Instant.now())) {
      return new Objection(
          false, "it is not known whether its certificate holds: the newest word is of " + asOf);
    }
    if (agent != null && standing.agent() != null && !agent.equals(standing.agent())) {
      return new Objection(true, "the certificate is that of another agent, " + standing.agent());
    }
    Digest certified = standing.toolCatalogue();
    if (certified == null && standing.status() == Status.REDUCED) {
      return new Objection(true, "its certificate is REDUCED, and it is not said to which tools");
    }
    return certified == null || certified.equals(toolCatalogue)
        ? null
        : new Objection(
            true, "its certificate holds for other tools now, those of the catalogue " + certified);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
