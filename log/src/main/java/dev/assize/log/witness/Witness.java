package dev.assize.log.witness;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.UntrustedCheckpointException;
import dev.assize.log.merkle.ConsistencyProof;
import dev.assize.log.merkle.Hash;
import dev.assize.log.note.Note;
import dev.assize.log.note.NoteSignature;
import dev.assize.log.note.UntrustedNoteException;
import dev.assize.log.text.Excerpt;
import dev.assize.log.witness.Answer.Conflict;
import dev.assize.log.witness.Answer.Cosigned;
import dev.assize.log.witness.Answer.Reason;
import dev.assize.log.witness.Answer.Refused;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import dev.assize.statement.key.VerifierKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cosigns what logs have grown to, and never a fork. Thread-safe.
 *
 * <p>The requests for one log are worked on one after the other, from the comparison with the
 * checkpoint cosigned last until the new one is on the disk. Only then is there a signature: so
 * whatever was answered is remembered, and whatever was not answered binds nobody.
 */
public final class Witness {

  private final SigningKey key;
  private final WitnessState state;
  private final InstantSource clock;
  private final Map<String, KnownLog> logs = new HashMap<>();

  /** The keys of a log, and the lock that its checkpoints are compared and saved under. */
  private record KnownLog(List<VerifierKey> keys, ReentrantLock lock) {}

  /**
   * @param key of type {@link KeyType#COSIGNATURE}, and of nobody else
   * @param logs keys of the logs to witness, each named as its log's origin
   * @param state open while the witness works; no other witness uses it
   * @throws IllegalArgumentException if the key is of another type
   */
  public Witness(
      SigningKey key, Collection<VerifierKey> logs, WitnessState state, InstantSource clock) {
    if (key.verifier().type() != KeyType.COSIGNATURE) {
      throw new IllegalArgumentException(
          "a witness has a key for cosignatures, which that of %s is not"
              .formatted(key.verifier().name()));
    }
    this.key = key;
    this.state = state;
    this.clock = clock;
    for (VerifierKey log : logs) {
      this.logs
          .computeIfAbsent(
              log.name(), origin -> new KnownLog(new ArrayList<>(), new ReentrantLock()))
          .keys()
          .add(log);
    }
  }

  /** The key that its cosignatures verify with. */
  public VerifierKey key() {
    return key.verifier();
  }

  /**
   * Cosigns the checkpoint, or says why not.
   *
   * @throws WitnessStateException if what was cosigned cannot be remembered or recalled; then
   *     nothing is cosigned
   */
  public Answer add(AddCheckpoint request) {
    Checkpoint checkpoint = request.checkpoint().checkpoint();
    KnownLog log = logs.get(checkpoint.origin());
    if (log == null) {
      return new Refused(
          Reason.UNKNOWN_LOG, "this witness does not know " + Excerpt.of(checkpoint.origin()));
    }
    try {
      request.checkpoint().verify(log.keys(), List.of());
    } catch (UntrustedNoteException | UntrustedCheckpointException e) {
      return new Refused(Reason.UNTRUSTED, String.valueOf(e.getMessage()));
    }
    if (request.oldSize() > checkpoint.size()) {
      return new Refused(
          Reason.MALFORMED,
          "the old size %d is above the new one, %d"
              .formatted(request.oldSize(), checkpoint.size()));
    }
    log.lock().lock();
    try {
      return compareAndSet(request, log);
    } finally {
      log.lock().unlock();
    }
  }

  private Answer compareAndSet(AddCheckpoint request, KnownLog log) {
    Checkpoint checkpoint = request.checkpoint().checkpoint();
    Optional<Checkpoint> latest = recall(checkpoint.origin()).map(SignedCheckpoint::checkpoint);
    long size = latest.map(Checkpoint::size).orElse(0L);
    if (request.oldSize() != size) {
      return new Conflict(size);
    }
    Hash root = latest.map(Checkpoint::root).orElse(Hash.EMPTY_TREE);
    ConsistencyProof proof = new ConsistencyProof(size, checkpoint.size(), request.proof());
    if (!proof.proves(root, checkpoint.root())) {
      return new Refused(
          Reason.INCONSISTENT,
          "it is not proven that the log of %d entries begins with that of %d cosigned last"
              .formatted(checkpoint.size(), size));
    }
    NoteSignature cosignature = NoteSignature.cosign(checkpoint.text(), key, clock.instant());
    state.save(withoutStrangers(request.checkpoint(), log).with(List.of(cosignature)));
    return new Cosigned(cosignature);
  }

  private static SignedCheckpoint withoutStrangers(SignedCheckpoint signed, KnownLog log) {
    List<NoteSignature> own =
        signed.note().signatures().stream()
            .filter(signature -> log.keys().stream().anyMatch(signature::claims))
            .limit(Note.MAX_SIGNATURES - 1)
            .toList();
    return new SignedCheckpoint(new Note(signed.note().text(), own), signed.checkpoint());
  }

  /**
   * The checkpoint of a log that was cosigned last, with the cosignature; empty if there is none.
   *
   * @throws WitnessStateException if it cannot be recalled
   */
  public Optional<SignedCheckpoint> latest(String origin) {
    return logs.containsKey(origin) ? recall(origin) : Optional.empty();
  }

  /** Origins of the logs that it knows. */
  public Collection<String> origins() {
    return List.copyOf(logs.keySet());
  }

  /** The own cosignature shows that nobody else has written or changed the file. */
  private Optional<SignedCheckpoint> recall(String origin) {
    Optional<SignedCheckpoint> latest = state.latest(origin);
    latest.ifPresent(signed -> {
      try {
        signed.note().verify(List.of(key.verifier()));
      } catch (UntrustedNoteException e) {
        throw new WitnessStateException(
            "what was cosigned last for %s was changed or is another witness's; restore it: %s"
                .formatted(origin, e.getMessage()));
      }
      if (!signed.checkpoint().origin().equals(origin)) {
        throw new WitnessStateException("what was cosigned last for " + origin + " is misplaced");
      }
    });
    return latest;
  }
}
