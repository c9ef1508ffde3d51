package dev.assize.log.storage;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Ends a write-ahead file that has grown long. Tiles are not durable when they are written; in the
 * background all of them are made durable at once, and only then the old write-ahead file, from
 * which they could be made again, is deleted. Partial tiles that are full by now go with it. Used
 * by the committing thread alone.
 */
final class Rotation {

  private static final System.Logger LOGGER = System.getLogger(Rotation.class.getName());

  private final LogFolder folder;
  private final long limit;
  private List<TilePath> filled = new ArrayList<>();
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  Rotation(LogFolder folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /** Notes that a tile has become full, and needs its partial versions no longer. */
  void filled(TilePath path) {
    filled.add(path);
  }

  /**
   * Begins a new file if the old one is long enough and none is being ended.
   *
   * @param head the tree, all of whose tiles are written
   * @return the file to write to from now on
   * @throws LogClosedException if an earlier one could not be made durable
   */
  WriteAheadFile next(WriteAheadFile current, TreeHead head) {
    if (current.length() < limit || !running.isDone()) {
      return current;
    }
    finish();
    try {
      WriteAheadFile next = WriteAheadFile.create(folder.state(), head);
      List<TilePath> tiles = filled;
      filled = new ArrayList<>();
      current.close();
      running =
          CompletableFuture.runAsync(
              () -> end(current.path(), tiles),
              work -> Thread.ofPlatform().daemon().name("log rotation").start(work));
      return next;
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, current.path() + ": goes on growing", e);
      return current;
    }
  }

  private void end(Path old, List<TilePath> tiles) {
    try {
      folder.files().sync();
      for (TilePath tile : tiles) {
        folder.files().deleteFolder(tile.partials());
      }
      Files.delete(old);
      DurableFolder.forceFolder(folder.state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the file that is being ended.
   *
   * @throws LogClosedException if its tiles could not be made durable
   */
  void finish() {
    try {
      running.join();
    } catch (CompletionException e) {
      throw new LogClosedException(
          folder.path() + ": tiles could not be made durable; check the disk, then open it again",
          e.getCause());
    }
  }
}
