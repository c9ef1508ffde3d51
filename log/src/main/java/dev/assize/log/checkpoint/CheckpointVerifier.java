package dev.assize.log.checkpoint;

/** Decides which checkpoints to believe. Implementations are thread-safe. */
@FunctionalInterface
public interface CheckpointVerifier {

  /**
   * The checkpoint, if it is to be believed.
   *
   * @throws UntrustedCheckpointException if it is not of a trusted log, or too few witnesses have
   *     cosigned it
   * @throws dev.assize.log.note.UntrustedNoteException if a signature of a trusted key is false
   */
  VerifiedCheckpoint verify(SignedCheckpoint checkpoint);
}
