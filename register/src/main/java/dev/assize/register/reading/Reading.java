package dev.assize.register.reading;

import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.note.VerifiedSignature;
import dev.assize.register.entry.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a log holds, as of one checkpoint.
 *
 * @param checkpoint which is believed, and which commits to all that was read
 * @param entries signed statements of kinds that Assize knows, in the order of the log; their
 *     signatures are verified, whether their signers may say so is not looked at yet
 * @param unreadable everything else that the log holds
 */
public record Reading(
    VerifiedCheckpoint checkpoint, List<Entry> entries, List<Unreadable> unreadable) {

  /** Copies the lists. */
  public Reading {
    entries = List.copyOf(entries);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * An entry that is no signed statement of a kind that Assize knows.
   *
   * @param index in the log
   * @param what it lacks
   */
  public record Unreadable(long index, String what) {}

  /**
   * When a witness last saw the checkpoint as the newest, by its clock: the log itself says no
   * time. Empty if nobody has cosigned.
   */
  public Optional<Instant> witnessedAt() {
    return checkpoint.cosignatures().stream()
        .map(VerifiedSignature::time)
        .filter(Objects::nonNull)
        .max(Instant::compareTo);
  }
}
