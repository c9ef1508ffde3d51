package dev.assize.log.checkpoint;

import dev.assize.log.note.Note;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.note.VerifiedNote;
import dev.assize.log.note.VerifiedSignature;
import dev.assize.log.text.Excerpt;
import dev.assize.log.text.MalformedTextException;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A checkpoint with signatures that nobody has verified yet. What it says means nothing before
 * {@link #verify} has returned.
 *
 * @param note whose text is the checkpoint
 */
public record SignedCheckpoint(Note note, Checkpoint checkpoint) {

  /**
   * @throws IllegalArgumentException if the note has another text
   */
  public SignedCheckpoint {
    if (!note.text().equals(checkpoint.text())) {
      throw new IllegalArgumentException("the note is not of this checkpoint");
    }
  }

  /**
   * Reads a checkpoint as logs publish it.
   *
   * @throws MalformedTextException if it is none
   */
  public static SignedCheckpoint parse(byte[] bytes) {
    return of(Note.parse(bytes));
  }

  /**
   * Reads a checkpoint as logs publish it.
   *
   * @throws MalformedTextException if it is none
   */
  public static SignedCheckpoint parse(String text) {
    return of(Note.parse(text));
  }

  private static SignedCheckpoint of(Note note) {
    return new SignedCheckpoint(note, Checkpoint.parse(note.text()));
  }

  /**
   * Signs as the log.
   *
   * @param key named as the checkpoint's origin
   * @throws IllegalArgumentException if the key has another name, or is one for cosignatures
   */
  public static SignedCheckpoint sign(Checkpoint checkpoint, SigningKey key) {
    if (!key.verifier().name().equals(checkpoint.origin())) {
      throw new IllegalArgumentException(
          "the log %s signs with a key of its own name, not of %s"
              .formatted(checkpoint.origin(), key.verifier().name()));
    }
    return new SignedCheckpoint(Note.sign(checkpoint.text(), key), checkpoint);
  }

  /**
   * This, cosigned by a witness: that it is the largest checkpoint of the log which the witness has
   * seen, and that it saw the log only grow.
   *
   * @param time of which the whole seconds are signed
   * @throws IllegalArgumentException if the key is not one for cosignatures
   */
  public SignedCheckpoint cosign(SigningKey key, Instant time) {
    return new SignedCheckpoint(note.cosign(key, time), checkpoint);
  }

  /** This, and cosignatures by others, which nobody has verified. */
  public SignedCheckpoint with(Collection<NoteSignature> cosignatures) {
    return new SignedCheckpoint(note.with(cosignatures), checkpoint);
  }

  /**
   * Verifies the signatures of the log and of the witnesses.
   *
   * @param logs keys of logs; of them count those that are named as the origin
   * @param witnesses keys of witnesses; how many of them must have cosigned is for the caller to
   *     judge
   * @throws UntrustedCheckpointException if no such log has signed
   * @throws dev.assize.log.note.UntrustedNoteException if a signature of one of these keys is false
   */
  public VerifiedCheckpoint verify(
      Collection<VerifierKey> logs, Collection<VerifierKey> witnesses) {
    List<VerifierKey> own =
        logs.stream().filter(key -> key.name().equals(checkpoint.origin())).toList();
    if (own.isEmpty()) {
      throw new UntrustedCheckpointException(
          "the checkpoint is of the log %s, for which no key is trusted"
              .formatted(Excerpt.of(checkpoint.origin())));
    }
    List<VerifierKey> trusted = new ArrayList<>(own);
    trusted.addAll(witnesses);
    return verified(note.verify(trusted), own, witnesses);
  }

  private VerifiedCheckpoint verified(
      VerifiedNote verified, List<VerifierKey> logs, Collection<VerifierKey> witnesses) {
    VerifierKey log =
        logs.stream()
            .filter(key -> verified.by(key).isPresent())
            .findFirst()
            .orElseThrow(() ->
                new UntrustedCheckpointException(
                    "witnesses have signed this checkpoint, but not the log "
                        + checkpoint.origin()));
    List<VerifiedSignature> cosignatures =
        witnesses.stream().distinct().flatMap(key -> verified.by(key).stream()).toList();
    return new VerifiedCheckpoint(this, log, cosignatures);
  }

  /** As logs publish it, in UTF-8. */
  public byte[] bytes() {
    return note.bytes();
  }

  /** As logs publish it. */
  @Override
  public String toString() {
    return note.toString();
  }
}
