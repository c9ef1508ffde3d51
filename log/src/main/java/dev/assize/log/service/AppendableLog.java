package dev.assize.log.service;

import dev.assize.log.proof.LogProof;

/** A log that entries can be appended to. Implementations are thread-safe. */
public interface AppendableLog {

  /** The log's origin: its name. */
  String origin();

  /**
   * Appends an entry, unless the log holds it already.
   *
   * @param entry 1 to 65,535 bytes
   * @return that it is there, durably; verify it before believing it. Its extra data is the log's
   *     signed checkpoint of the tree whose last leaf the entry is.
   * @throws LogUnavailableException if the log cannot be reached or written; whether the entry is
   *     there is not known, and it may be appended again
   * @throws InterruptedException if interrupted while waiting; the entry may have been appended
   */
  LogProof append(byte[] entry) throws InterruptedException;
}
