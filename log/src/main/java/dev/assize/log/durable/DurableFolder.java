package dev.assize.log.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A folder whose files are always whole for whoever reads them, and durable when asked for.
 *
 * <p><b>Guarantee.</b> {@link #replace} puts a whole file in the place of another in one step, also
 * if the process is killed in the middle. It is not durable: after the machine lost power the file
 * may be the old one, or empty. What was replaced before a call of {@link #sync} is durable when
 * that returns.
 *
 * <p><b>How.</b> Files are written in a folder for temporary files on the same file system, and
 * renamed. Where there is no {@code syncfs}, the files written since are remembered and forced one
 * by one. Thread-safe.
 */
public final class DurableFolder {

  private final Path folder;
  private final Path temporary;
  private final Optional<FileSystemSync> fileSystem = FileSystemSync.find();
  private final Set<Path> unsynced = new LinkedHashSet<>();
  private final AtomicLong count = new AtomicLong();

  /**
   * Deletes what an earlier process left unfinished. The caller holds the lock of the folder.
   *
   * @param temporary made if it is missing
   * @throws IOException if nothing can be written there
   */
  public DurableFolder(Path folder, Path temporary) throws IOException {
    this.folder = folder;
    this.temporary = temporary;
    Files.createDirectories(temporary);
    deleteFilesIn(temporary);
  }

  /**
   * Writes a file, in place of the one that may be there.
   *
   * @param path within the folder; folders on it are made
   * @throws IOException if it cannot be written; the old file is unchanged
   */
  public void replace(String path, byte[] bytes) throws IOException {
    Path target = folder.resolve(path);
    Path written = temporary.resolve(Long.toString(count.incrementAndGet()));
    try {
      write(written, bytes);
      move(written, target);
    } catch (IOException e) {
      Files.deleteIfExists(written);
      throw e;
    }
    if (fileSystem.isEmpty()) {
      synchronized (unsynced) {
        unsynced.add(target);
      }
    }
  }

  /** Writes the file unless it has just this content; returns whether it was written. */
  public boolean restore(String path, byte[] bytes) throws IOException {
    Path target = folder.resolve(path);
    if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
      return false;
    }
    replace(path, bytes);
    return true;
  }

  /** Deletes a folder of files, if it is there. */
  public void deleteFolder(String path) throws IOException {
    Path target = folder.resolve(path);
    if (Files.isDirectory(target)) {
      deleteFilesIn(target);
      Files.deleteIfExists(target);
    }
  }

  /** Returns when everything that was written before the call is durable. */
  public void sync() throws IOException {
    if (fileSystem.isPresent()) {
      fileSystem.get().sync(folder);
      return;
    }
    Set<Path> written;
    synchronized (unsynced) {
      written = new LinkedHashSet<>(unsynced);
      unsynced.clear();
    }
    Set<Path> folders = new LinkedHashSet<>();
    for (Path file : written) {
      forceIfThere(file);
      for (Path up = file.getParent(); up != null && up.startsWith(folder); up = up.getParent()) {
        folders.add(up);
      }
    }
    for (Path up : folders) {
      forceIfThere(up);
    }
  }

  /** Makes durable which files a folder has. */
  public static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void forceIfThere(Path path) throws IOException {
    try {
      forceFolder(path);
    } catch (NoSuchFileException e) {
      // Deleted since, as partial tiles are: nothing is left to be made durable.
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  private static void move(Path written, Path target) throws IOException {
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void deleteFilesIn(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
