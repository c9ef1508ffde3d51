package dev.assize.world;

import dev.assize.statement.document.DocumentException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where worlds are found: those that are shipped by name, packs of whoever made them by folder.
 *
 * @param worlds the folder of the worlds that are shipped
 * @param trustCode whether packs' own Java, and the servers that they wrap, may run, with all
 *     rights of this process
 * @param programs installs such servers
 */
public record WorldShelf(Path worlds, boolean trustCode, ServerPrograms programs) {

  /**
   * Reads a world.
   *
   * @param nameOrFolder the name of a shipped world, or else a folder with a {@code world.yaml}
   * @throws DocumentException with every problem and its place, or that there is none, or that
   *     there is code that is not trusted
   */
  public WorldPack load(String nameOrFolder) {
    return isShipped(nameOrFolder) || !isFolder(nameOrFolder)
        ? WorldPack.load(worlds, nameOrFolder)
        : WorldPack.loadFolder(worlds, Path.of(nameOrFolder), trustCode, programs);
  }

  /** Reads these worlds, in this order. */
  public List<WorldPack> load(List<String> namesOrFolders) {
    return namesOrFolders.stream().map(this::load).toList();
  }

  private boolean isShipped(String name) {
    return name.matches("[a-z][a-z0-9-]*")
        && Files.isRegularFile(worlds.resolve(name).resolve("world.yaml"));
  }

  private static boolean isFolder(String text) {
    try {
      return Files.isRegularFile(Path.of(text).resolve("world.yaml"));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
