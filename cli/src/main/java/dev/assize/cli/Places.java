package dev.assize.cli;

import dev.assize.examination.NpmServers;
import dev.assize.world.WorldShelf;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the checkout, with the data packs
 * @param home state: installed agents, examinations
 */
record Places(Path root, Path home) {

  /**
   * From the system property {@code assize.root}, which the launcher sets, and the environment
   * variable {@code ASSIZE_HOME} ({@code ./.assize} where it is not set). The system property
   * {@code assize.home} goes before the variable, since a process can set only the property for
   * itself.
   */
  static Places find() {
    Path root = Path.of(System.getProperty("assize.root", ".")).toAbsolutePath().normalize();
    if (!Files.isDirectory(root.resolve("worlds"))) {
      throw new InputException(
          root + ": no data packs here (worlds/ is missing); start Assize with its ./assize");
    }
    String home =
        System.getProperty("assize.home", System.getenv().getOrDefault("ASSIZE_HOME", ""));
    return new Places(
        root, (home.isBlank() ? Path.of(".assize") : Path.of(home)).toAbsolutePath().normalize());
  }

  Path worlds() {
    return root.resolve("worlds");
  }

  /**
   * Where worlds are found, by name or as packs by folder.
   *
   * @param trustCode whether what packs bring, or wrap, may run
   */
  WorldShelf shelf(boolean trustCode) {
    return new WorldShelf(
        worlds(), trustCode, new NpmServers(home.resolve("servers"), Places::tell));
  }

  private static void tell(String news) {
    TerminalProgress progress = TerminalProgress.preparing();
    progress.note(news);
    progress.end();
  }

  Path attacks() {
    return root.resolve("attacks");
  }

  Path schemes() {
    return root.resolve("schemes");
  }

  Path policies() {
    return root.resolve("policies");
  }

  Path questionnaires() {
    return root.resolve("questionnaires");
  }

  Path agents() {
    return root.resolve("agents");
  }

  Path examinations() {
    return home.resolve("examinations");
  }

  Path proficiency() {
    return home.resolve("proficiency");
  }
}
