package dev.assize.log.storage;

/** Has witnesses cosign a checkpoint before it is published. */
@FunctionalInterface
public interface Cosigning {

  /** Publishes checkpoints with the log's signature alone. */
  Cosigning NONE = Proposal::checkpoint;

  /**
   * The checkpoint with all cosignatures that it needs. All appenders wait for it, so that it must
   * return within bounded time.
   *
   * @throws RuntimeException if too few witnesses cosign. Nobody is acknowledged then; the entries
   *     stay, and are published with the next checkpoint that is cosigned.
   */
  byte[] cosign(Proposal proposal);
}
