package dev.assize.examination.report;

import dev.assize.statement.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of pages that is filled aside and then takes its place, so that there is never a half
 * one. Not thread-safe. A process killed in between leaves the old folder, the new one, or none.
 *
 * <p>Only what such a folder holds is ever deleted: if anything else lies there, it is somebody
 * else's, and stays.
 */
final class PageFolder implements AutoCloseable {

  private static final Pattern PAGE = Pattern.compile("[0-9a-z-]+(/[0-9a-z-]+\\.html)?");

  private final Path place;
  private final Path draft;
  private final Path old;
  private boolean written;

  private PageFolder(Path place) {
    this.place = place;
    this.draft = place.resolveSibling(place.getFileName() + ".tmp");
    this.old = place.resolveSibling(place.getFileName() + ".old");
  }

  /**
   * Begins a folder that is to replace the one at that place.
   *
   * @throws DocumentException if something else than pages lies there
   * @throws UncheckedIOException if it cannot be made
   */
  static PageFolder replacing(Path place) {
    PageFolder folder = new PageFolder(place);
    folder.requireOnlyPages(folder.place);
    try {
      folder.delete(folder.draft);
      folder.delete(folder.old);
      Files.createDirectory(folder.draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /**
   * Writes one page.
   *
   * @param name of letters, digits and hyphens, with a folder before it
   */
  void write(String name, String html) {
    if (!PAGE.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is no name of a page");
    }
    written = true;
    Path file = draft.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the folder in its place, if there is a page in it. */
  void publish() {
    try {
      if (exists(place)) {
        Files.move(place, old);
      }
      if (written) {
        Files.move(draft, place);
      }
      delete(old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      delete(draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(Path folder) throws IOException {
    if (!exists(folder)) {
      return;
    }
    requireOnlyPages(folder);
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private void requireOnlyPages(Path folder) {
    if (!exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      found.skip(1).filter(path -> !isOurs(folder, path)).findFirst().ifPresent(this::refuse);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        refuse(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links are nobody's pages; what they lead to must not be touched. */
  private static boolean isOurs(Path folder, Path path) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return PAGE.matcher(name).matches() && !Files.isSymbolicLink(path);
  }

  private void refuse(Path path) {
    throw new DocumentException(
        List.of(path + ": is in the way of the report's pages; move it elsewhere"));
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
