package dev.assize.log.storage;

import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A log that is open for appending: the only writer of its directory.
 *
 * <p>Entries are acknowledged in groups, so that many threads that append at once wait for the disk
 * together. An entry that is in the log already is not added again. Thread-safe.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
public final class LogWriter implements AutoCloseable {

  /** Longest entry, in bytes. */
  public static final int MAX_ENTRY = EntryBundle.MAX_ENTRY;

  private final LogFolder folder;
  private final LogStore store;
  private final AppendQueue queue;
  private final Thread committer;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LogWriter(LogFolder folder, LogStore store, LogOptions options) {
    this.folder = folder;
    this.store = store;
    this.queue = new AppendQueue(options);
    this.committer =
        Thread.ofPlatform()
            .daemon()
            .name("log " + folder.path())
            .start(new Committer(queue, store));
  }

  /**
   * Opens a log, or begins one in a directory that has none. What an earlier writer made durable
   * and did not publish is published.
   *
   * @param directory made if it is missing
   * @param opener accepts what the signer signs
   * @throws dev.assize.log.durable.FolderInUseException if another writer has it open
   * @throws DamagedLogException if entries are missing or something was changed
   * @throws StorageException if the directory cannot be read or written
   * @throws AppendException if a new log's first checkpoint cannot be signed
   */
  public static LogWriter open(
      Path directory, CheckpointSigner signer, CheckpointOpener opener, LogOptions options) {
    try {
      LogFolder folder = LogFolder.open(directory);
      try {
        return new LogWriter(folder, new LogStore(folder, signer, opener, options), options);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (TileException | SourceException e) {
      throw new DamagedLogException(
          directory + ": a tile of the log is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StorageException(directory, e);
    }
  }

  /**
   * Appends an entry, and returns when it is durable and published. Waits while too many others
   * wait.
   *
   * @param entry 1 to 65,535 bytes, which are not changed until this returns
   * @return the place of the entry; an earlier one if it was in the log already
   * @throws IllegalArgumentException if the entry is empty or too long
   * @throws AppendException if it is not acknowledged; it may be appended again
   * @throws LogClosedException if the writer is closed, or cannot know any more what is durable
   * @throws InterruptedException if the thread is interrupted; the entry may be in the log
   */
  public Receipt append(byte[] entry) throws InterruptedException {
    if (entry.length < 1 || entry.length > MAX_ENTRY) {
      throw new IllegalArgumentException(
          "an entry has 1 to %d bytes, not %d".formatted(MAX_ENTRY, entry.length));
    }
    return queue.append(entry);
  }

  /** The newest published checkpoint, as it was signed. */
  public byte[] checkpoint() {
    return store.published().checkpoint();
  }

  /** What the newest published checkpoint commits to. */
  public TreeHead head() {
    return store.published().head();
  }

  /** Appends what waits already, and closes the log. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    queue.close();
    awaitCommitter();
    try (folder) {
      store.close();
    } catch (IOException e) {
      throw new StorageException(folder.path(), e);
    }
  }

  /** Not to be interrupted: the lock must not be released while something is still written. */
  private void awaitCommitter() {
    boolean interrupted = false;
    while (committer.isAlive()) {
      try {
        committer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
