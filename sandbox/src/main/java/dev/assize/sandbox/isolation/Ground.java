package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The file system in memory on which the warden prepares jobs, mounted where nobody outside its
 * mount namespace sees it. What all jobs share lies here: {@code /etc}, the filters, and the
 * program that sets jobs up, under a name that says nothing in a process list.
 *
 * @param root where it is mounted
 * @param persona who jobs seem to run for
 */
public record Ground(Path root, Persona persona) {

  private static final long SIZE = 64L << 20;
  private static final long FILES = 50_000;
  private static final List<Path> BUBBLEWRAP =
      List.of(Path.of("/usr/bin/bwrap"), Path.of("/usr/local/bin/bwrap"), Path.of("/bin/bwrap"));

  /**
   * Mounts and fills it.
   *
   * @param at an empty directory
   * @throws IOException if that fails, or bubblewrap is not installed
   */
  public static Ground prepare(Path at, Machine machine, Persona persona) throws IOException {
    Mounts.tmpfs(at, SIZE, FILES);
    Mounts.enter(at);
    Ground ground = new Ground(at, persona);
    Files.createDirectory(ground.empty());
    Files.createDirectory(ground.etc());
    Files.createDirectory(ground.scratch());
    Etc.write(ground.etc(), persona);
    Path bubblewrap =
        BUBBLEWRAP.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IOException("bubblewrap is not installed"));
    Files.copy(bubblewrap, ground.init(), StandardCopyOption.COPY_ATTRIBUTES);
    Files.write(ground.filter(false), SeccompFilter.of(machine, false));
    Files.write(ground.filter(true), SeccompFilter.of(machine, true));
    return ground;
  }

  /** A path that says nothing about where the ground is. */
  Path relative(Path below) {
    return root.relativize(below);
  }

  /** A folder for what is prepared once for all jobs. */
  public Path scratch() {
    return root.resolve("x");
  }

  Path empty() {
    return root.resolve("e");
  }

  Path etc() {
    return root.resolve("etc");
  }

  Path init() {
    return root.resolve("init");
  }

  Path filter(boolean nested) {
    return root.resolve(nested ? "f1" : "f0");
  }
}
