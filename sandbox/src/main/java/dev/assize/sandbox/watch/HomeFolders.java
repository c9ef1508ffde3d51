package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.FileEvent.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Objects;

/**
 * The folders of a home: learns their handles before the run, and where one mark cannot cover the
 * whole file system, sets one on each and goes on to do so.
 */
final class HomeFolders {

  private final Path home;
  private final HandleTree tree;

  HomeFolders(Path home, HandleTree tree) {
    this.home = home;
    this.tree = tree;
  }

  /** Learns all folders, and where the given files are. */
  void learn(Collection<String> files) throws IOException {
    Files.walkFileTree(home, visitor(this::put, file -> {}));
    for (String file : files) {
      put(home.resolve(file));
    }
  }

  /** Sets a mark on each folder. */
  void mark(EventGroup group) throws IOException {
    Files.walkFileTree(
        home,
        visitor(folder -> group.mark(folder, HomeLedger.EVENTS | FileEvent.ON_CHILD), file -> {}));
  }

  /**
   * Sets a mark on a folder that has just come into being. What is in it already came before the
   * mark; of that only the names are known.
   */
  void follow(FileEvent event, EventGroup group, ActivityLog log, Gaps gaps) {
    FileHandle folder = event.object();
    boolean isNew = event.says(FileEvent.CREATE) && event.says(FileEvent.ON_FOLDER);
    String path = folder == null || !isNew ? null : tree.path(folder);
    if (folder == null || path == null) {
      return;
    }
    try {
      Path place = home.resolve(path);
      if (!FileHandle.of(place).equals(folder)) {
        throw new IOException("it was moved at once");
      }
      if (followAll(place, group, log)) {
        gaps.add("what happened first in new folders was not observed");
      }
    } catch (IOException | RuntimeException e) {
      gaps.add("a new folder was not observed");
    }
  }

  /** Whether there was anything in the folder. */
  private boolean followAll(Path folder, EventGroup group, ActivityLog log) throws IOException {
    boolean[] any = {false};
    Files.walkFileTree(
        folder,
        visitor(
            child -> {
              put(child);
              group.mark(child, HomeLedger.EVENTS | FileEvent.ON_CHILD);
            },
            child -> any[0] |= log.note(home.relativize(child).toString(), FileAction.CREATED)));
    return any[0];
  }

  private void put(Path path) throws IOException {
    if (!path.equals(home)) {
      Place place =
          new Place(
              FileHandle.of(Objects.requireNonNull(path.getParent())),
              String.valueOf(path.getFileName()));
      tree.put(FileHandle.of(path), place);
    }
  }

  /** Does something with a folder. */
  private interface Step {
    void take(Path folder) throws IOException;
  }

  private static SimpleFileVisitor<Path> visitor(Step onFolder, Step onFile) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
          throws IOException {
        onFolder.take(folder);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        onFile.take(file);
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
