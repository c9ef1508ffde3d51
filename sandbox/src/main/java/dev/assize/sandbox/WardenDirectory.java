package dev.assize.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one directory on disk that a sandbox has, in the folder for temporary files. It holds places
 * to mount on, sockets, what was captured of the jobs' traffic, and a lock; what jobs write is in
 * memory. If Assize is killed it stays, and the next sandbox of the same user clears it away.
 */
final class WardenDirectory implements AutoCloseable {

  private static final String PREFIX = ".wd-";
  private static final List<String> PARTS = List.of("g", "s", "r", "c");

  /**
   * Those of this JVM. Opening the lock file of one and closing it again would release its lock
   * (fcntl(2)), so they must not be looked at.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private WardenDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one, and clears away those that nobody uses any more.
   *
   * @throws IOException if it cannot be made
   */
  static WardenDirectory create(Path folder) throws IOException {
    Path path = Files.createTempDirectory(folder, PREFIX).toRealPath();
    OWN.add(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    FileChannel lock =
        FileChannel.open(
            path.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException(path + ": somebody else has locked it");
    }
    for (String name : PARTS) {
      Files.createDirectory(path.resolve(name));
      Files.setPosixFilePermissions(
          path.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    clear(folder.toRealPath());
    return new WardenDirectory(path, lock);
  }

  /** Where the warden mounts its file system. */
  Path ground() {
    return path.resolve("g");
  }

  /** Where files of the host are shown to a warden that could not reach them. */
  Path stage() {
    return path.resolve("s");
  }

  /** Where the sockets lie at which the warden reaches what is outside. */
  Path sockets() {
    return path.resolve("r");
  }

  /** Where the warden writes what it captures, a folder for each job. */
  Path captures() {
    return path.resolve("c");
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> candidates = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path candidate : candidates) {
        if (isOurs(candidate) && isAbandoned(candidate)) {
          delete(candidate);
        }
      }
    }
  }

  private static boolean isOurs(Path candidate) throws IOException {
    return !OWN.contains(candidate)
        && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(candidate, LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getOwner(Path.of("/proc/self")));
  }

  /** One without a lock file is just being made. */
  private static boolean isAbandoned(Path candidate) throws IOException {
    Path file = candidate.resolve("lock");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    }
  }

  /** Links are removed, not followed; mounts that somebody left keep it in place. */
  static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          // Another sandbox may be clearing the same directory away.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem)
              throws IOException {
            if (problem instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw problem;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      delete(path);
    } finally {
      OWN.remove(path);
    }
  }
}
