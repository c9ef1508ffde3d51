package dev.assize.log.service;

import dev.assize.log.durable.FolderInUseException;
import dev.assize.log.proof.LogProof;
import dev.assize.log.storage.AppendException;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.storage.CheckpointSigner;
import dev.assize.log.storage.LogClosedException;
import dev.assize.log.storage.LogOptions;
import dev.assize.log.storage.LogWriter;
import dev.assize.log.storage.Receipt;
import dev.assize.log.storage.StorageException;
import dev.assize.statement.key.SigningKey;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A log in a directory of this machine, open only while something is appended, so that several
 * programs can take turns.
 *
 * @param directory made if it is missing
 * @param key of the log; its name is the log's origin
 * @param options how it is written
 */
public record LocalLog(Path directory, SigningKey key, LogOptions options)
    implements AppendableLog {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** With the usual options, without witnesses. */
  public LocalLog(Path directory, SigningKey key) {
    this(directory, key, LogOptions.DEFAULTS);
  }

  @Override
  public String origin() {
    return key.verifier().name();
  }

  /**
   * @throws dev.assize.log.storage.DamagedLogException if the log was changed or lost entries
   */
  @Override
  public LogProof append(byte[] entry) throws InterruptedException {
    try (LogWriter writer = open()) {
      Receipt receipt = writer.append(entry);
      return ProofOfAppending.of(entry, receipt, key);
    } catch (StorageException | AppendException | LogClosedException e) {
      throw new LogUnavailableException(String.valueOf(e.getMessage()));
    }
  }

  private LogWriter open() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return LogWriter.open(
            directory, CheckpointSigner.of(key), CheckpointOpener.of(key.verifier()), options);
      } catch (FolderInUseException e) {
        if (System.nanoTime() > end) {
          throw new LogUnavailableException(String.valueOf(e.getMessage()));
        }
        Thread.sleep(PAUSE);
      }
    }
  }
}
