package dev.assize.gate.observation;

import dev.assize.gate.fact.NotKnown;
import dev.assize.gate.fact.Provenance;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of looking at a register. */
public sealed interface ObservedRegister {

  /**
   * A log whose key is trusted, read whole.
   *
   * @param snapshot what follows from it
   * @param checkpoint which commits to all of it
   * @param quorum whether enough witnesses have signed the checkpoint
   * @param evidence the checkpoint: where it was, and for which time it speaks
   */
  record Seen(Snapshot snapshot, VerifiedCheckpoint checkpoint, boolean quorum, Provenance evidence)
      implements ObservedRegister {

    /** The same log at a later time, at which nobody could look: its evidence gets older. */
    public Seen at(Instant time) {
      return new Seen(snapshot.at(time), checkpoint, quorum, evidence);
    }
  }

  /**
   * A log that nobody knows: its key is in no trust policy. Nothing that it says counts.
   *
   * @param detail for people
   * @param evidence its checkpoint
   */
  record OfUnknownLog(String detail, Provenance evidence) implements ObservedRegister {}

  /**
   * No log, or none that can be believed.
   *
   * @param cause why
   * @param detail for people
   * @param evidence what was there nevertheless; null if nothing
   */
  record NotSeen(NotKnown cause, String detail, @Nullable Provenance evidence)
      implements ObservedRegister {}
}
