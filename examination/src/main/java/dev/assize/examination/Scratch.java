package dev.assize.examination;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The folder that an agent works in for one trial. Thread-safe.
 *
 * <p>Clearing it away follows no links, needs no permissions that the agent took from itself, and
 * copes with trees of any depth: folders inside are moved up, beside each other, before they are
 * emptied.
 */
final class Scratch {

  private @Nullable Path folder;
  private boolean cleared;

  /**
   * The folder: a new, empty one when it is first asked for, since most agents that run inside
   * Assize need none. The agent may see its path, so that says nothing.
   *
   * @throws IllegalStateException if it was cleared away
   */
  synchronized Path folder() {
    if (cleared) {
      throw new IllegalStateException("the trial is over, and its folder is gone");
    }
    Path made = folder;
    if (made == null) {
      try {
        made = Files.createTempDirectory("");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      folder = made;
    }
    return made;
  }

  /**
   * Clears it away.
   *
   * @throws IOException if something in it cannot be deleted
   */
  synchronized void clear() throws IOException {
    cleared = true;
    if (folder == null) {
      return;
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      empty(folder);
    }
  }

  private static void empty(Path folder) throws IOException {
    Path grave = Files.createTempDirectory("");
    Deque<Path> folders = new ArrayDeque<>();
    int moved = bury(folder, grave, 0, folders);
    while (!folders.isEmpty()) {
      Path next = folders.remove();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(next)) {
        for (Path entry : entries) {
          if (isFolder(entry)) {
            moved = bury(entry, grave, moved, folders);
          } else {
            Files.deleteIfExists(entry);
          }
        }
      }
      Files.delete(next);
    }
    Files.delete(grave);
  }

  private static int bury(Path found, Path grave, int moved, Deque<Path> folders)
      throws IOException {
    Path place = grave.resolve(Integer.toString(moved));
    try {
      open(found.toFile());
      Files.move(found, place);
      folders.add(place);
    } catch (NoSuchFileException e) {
      // A process of the agent deleted it first.
    }
    return moved + 1;
  }

  private static void open(File folder) throws IOException {
    boolean opened =
        folder.setWritable(true) && folder.setReadable(true) && folder.setExecutable(true);
    if (!opened && folder.exists()) {
      throw new IOException(folder + ": its permissions cannot be changed");
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
