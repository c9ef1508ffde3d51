package dev.assize.log.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the checkpoints that it has verified, so that thousands of proofs from one checkpoint
 * cost its signatures once. Thread-safe.
 *
 * <p>A checkpoint is remembered with all its signatures, byte by byte; what was refused is verified
 * again.
 */
public final class CheckpointCache implements CheckpointVerifier {

  private static final int DEFAULT_CAPACITY = 1024;

  private final CheckpointVerifier verifier;
  private final Map<SignedCheckpoint, VerifiedCheckpoint> verified;

  /** Remembers the 1,024 checkpoints used last. */
  public CheckpointCache(CheckpointVerifier verifier) {
    this(verifier, DEFAULT_CAPACITY);
  }

  /**
   * @param capacity most checkpoints to remember, at least 1; those not used for longest are
   *     forgotten
   */
  public CheckpointCache(CheckpointVerifier verifier, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache for at least one checkpoint, not " + capacity);
    }
    this.verifier = verifier;
    this.verified = Collections.synchronizedMap(new LeastRecentlyUsed(capacity));
  }

  @Override
  public VerifiedCheckpoint verify(SignedCheckpoint checkpoint) {
    VerifiedCheckpoint known = verified.get(checkpoint);
    if (known != null) {
      return known;
    }
    VerifiedCheckpoint fresh = verifier.verify(checkpoint);
    verified.put(checkpoint, fresh);
    return fresh;
  }

  private static final class LeastRecentlyUsed
      extends LinkedHashMap<SignedCheckpoint, VerifiedCheckpoint> {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    LeastRecentlyUsed(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<SignedCheckpoint, VerifiedCheckpoint> eldest) {
      return size() > capacity;
    }
  }
}
