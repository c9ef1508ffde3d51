package dev.assize.log.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second writer out, of this process or of another one. The operating system releases it
 * when the process ends, however it ends.
 *
 * <p>The locks of this process are kept in a set too. POSIX drops a process's lock as soon as any
 * of its descriptors of the file is closed, so a failed second attempt would release the first.
 */
public final class FolderLock implements AutoCloseable {

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @param file made if it is missing, in a folder that exists; stays when the lock is released
   * @throws FolderInUseException if another writer has it
   * @throws IOException if the file cannot be opened
   */
  public static FolderLock take(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path real = folder.toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      throw new FolderInUseException(file);
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new FolderInUseException(file);
      }
      taken = true;
      return new FolderLock(real, channel);
    } finally {
      if (!taken) {
        HELD.remove(real);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
