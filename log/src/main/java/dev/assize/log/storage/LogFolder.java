package dev.assize.log.storage;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.durable.FolderLock;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a log's files lie, with the lock that makes this its only writer. */
final class LogFolder implements AutoCloseable {

  private static final String STATE = ".state";

  private final Path folder;
  private final FolderLock lock;
  private final DurableFolder files;

  private LogFolder(Path folder, FolderLock lock, DurableFolder files) {
    this.folder = folder;
    this.lock = lock;
    this.files = files;
  }

  static LogFolder open(Path folder) throws IOException {
    Path state = Files.createDirectories(folder.resolve(STATE));
    FolderLock lock = FolderLock.take(state.resolve("lock"));
    try {
      return new LogFolder(folder, lock, new DurableFolder(folder, state.resolve("tmp")));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Path path() {
    return folder;
  }

  Path state() {
    return folder.resolve(STATE);
  }

  /** Files for readers. */
  DurableFolder files() {
    return files;
  }

  IndexFile index() {
    return new IndexFile(state().resolve("index"));
  }

  /** Oldest first. */
  List<Path> writeAheadFiles() throws IOException {
    try (Stream<Path> all = Files.list(state())) {
      return all.filter(f -> f.getFileName().toString().matches("wal-\\d{20}")).sorted().toList();
    }
  }

  /** Empty also where power was lost before the published file reached the disk. */
  Optional<byte[]> checkpoint() throws IOException {
    Path file = folder.resolve(TileSource.CHECKPOINT);
    return Files.exists(file) && Files.size(file) > 0
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  /** Whether something of a log is there that readers may have seen. */
  boolean isPublished() throws IOException {
    return checkpoint().isPresent() || Files.exists(folder.resolve("tile"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
