package dev.assize.gate.observation;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.gate.observation.ObservedRegister.NotSeen;
import dev.assize.gate.observation.ObservedRegister.OfUnknownLog;
import dev.assize.gate.observation.ObservedRegister.Seen;
import dev.assize.log.LogException;
import dev.assize.log.checkpoint.UntrustedCheckpointException;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Rules;
import dev.assize.register.reading.Reading;
import dev.assize.register.reading.RegisterReader;
import dev.assize.statement.Digest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at registers. Whatever is wrong with a log comes back as an answer, since a decision has to
 * say so. Thread-safe if its memory is.
 */
public final class RegisterObserver {

  private final Policy trust;
  private final Rules rules;
  private final SeenHeads memory;

  /**
   * @param trust which logs are known, and which witnesses have to sign
   * @param rules the schemes that the register goes by
   * @param memory the newest states that were seen
   */
  public RegisterObserver(Policy trust, Rules rules, SeenHeads memory) {
    this.trust = trust;
    this.rules = rules;
    this.memory = memory;
  }

  /**
   * Reads a log, and folds it.
   *
   * @param place where the log is, for people
   * @param at the time of the decision; a state that no witness dates counts as fetched then
   */
  public ObservedRegister look(String place, TileSource source, Instant at) {
    return look(place, source, at, null);
  }

  /**
   * Reads of a log what is new, and folds it.
   *
   * @param before what came of looking at it before; null if nobody has
   */
  public ObservedRegister look(String place, TileSource source, Instant at, @Nullable Seen before) {
    Policy logs = new Policy(trust.logs(), trust.witnesses(), List.of(), null);
    try {
      if (source.find(TileSource.CHECKPOINT, TileSource.MAX_CHECKPOINT).isEmpty()) {
        return new NotSeen(NotKnown.ABSENT, "no log is there", null);
      }
      Reading reading =
          before == null
              ? RegisterReader.read(source, logs)
              : RegisterReader.readOn(source, logs, before.snapshot().reading());
      Provenance evidence = evidence(place, reading, at);
      Optional<NotSeen> turnedBack = turnedBack(reading.checkpoint(), source, evidence);
      if (turnedBack.isPresent()) {
        return turnedBack.get();
      }
      boolean quorum = hasQuorum(reading.checkpoint());
      if (quorum) {
        memory.remember(reading.checkpoint());
      }
      Snapshot snapshot =
          before == null ? Snapshot.of(reading, rules, at) : before.snapshot().with(reading, at);
      return new Seen(snapshot, reading.checkpoint(), quorum, evidence);
    } catch (SourceException e) {
      return new NotSeen(NotKnown.UNREACHABLE, message(e), null);
    } catch (UntrustedCheckpointException e) {
      return new OfUnknownLog(message(e), new Provenance("register", null, place, at));
    } catch (LogException e) {
      return new NotSeen(
          NotKnown.UNVERIFIED, message(e), new Provenance("register", null, place, at));
    }
  }

  private static Provenance evidence(String place, Reading reading, Instant at) {
    return new Provenance(
        "register",
        Digest.of(reading.checkpoint().signed().bytes()),
        place,
        reading.witnessedAt().orElse(at));
  }

  private boolean hasQuorum(VerifiedCheckpoint checkpoint) {
    return trust.quorum() == null
        || trust.quorum().hasWitnessed(new HashSet<>(checkpoint.witnesses()));
  }

  /** Whoever shows an older state than before hides something; whoever shows another, lies. */
  private Optional<NotSeen> turnedBack(
      VerifiedCheckpoint now, TileSource source, Provenance evidence) {
    TreeHead before = memory.last(now.log()).orElse(TreeHead.EMPTY);
    if (now.size() < before.size()) {
      return Optional.of(
          new NotSeen(
              NotKnown.UNVERIFIED,
              "it shows %,d entries, and has shown %,d before: it is an old copy, or hides something"
                  .formatted(now.size(), before.size()),
              evidence));
    }
    TileReader reader = new TileReader(source, new TreeHead(now.size(), now.root()));
    if (before.size() > 0 && !reader.headAt(before.size()).root().equals(before.root())) {
      return Optional.of(
          new NotSeen(
              NotKnown.UNVERIFIED,
              "its first %,d entries are others than it has shown before: the log is forked"
                  .formatted(before.size()),
              evidence));
    }
    return Optional.empty();
  }

  private static String message(LogException e) {
    return String.valueOf(e.getMessage());
  }
}
