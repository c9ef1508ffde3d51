package dev.assize.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the warden finds files of the host. As an ordinary user it finds them where they are. As
 * root it runs as somebody else, who may not be allowed to walk there; such files are then shown at
 * a second place, in a mount namespace that only the warden sees.
 */
final class Staging {

  private final Path stage;
  private final boolean needed;
  private final Map<Path, Path> staged = new LinkedHashMap<>();

  /**
   * @param stage the directory of the second places
   * @param needed whether the warden runs as somebody else
   */
  Staging(Path stage, boolean needed) {
    this.stage = stage;
    this.needed = needed;
  }

  /**
   * Where the warden will find this file or directory.
   *
   * @throws SandboxException if it does not exist, or is closed to others itself
   */
  Path place(Path path) {
    try {
      Path real = path.toRealPath();
      if (needed) {
        requireOpen(real);
      }
      if (!needed || isWithinReach(real)) {
        return real;
      }
      return staged.computeIfAbsent(
          real, any -> stage.resolve(staged.size() + "-" + real.getFileName()));
    } catch (IOException e) {
      throw new SandboxException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Where the warden finds what lies at or below a place that was asked for before. */
  Path find(Path path) throws IOException {
    Path real = path.toRealPath();
    return staged.entrySet().stream()
        .filter(entry -> real.startsWith(entry.getKey()))
        .findFirst()
        .map(entry -> entry.getValue().resolve(entry.getKey().relativize(real)).normalize())
        .orElse(real);
  }

  /** Source and second place of each, one after the other. */
  List<String> pairs() {
    List<String> pairs = new ArrayList<>();
    staged.forEach((from, to) -> {
      pairs.add(from.toString());
      pairs.add(to.toString());
    });
    return pairs;
  }

  private static boolean isWithinReach(Path real) throws IOException {
    for (Path part = real.getParent(); part != null; part = part.getParent()) {
      if (!Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static void requireOpen(Path real) throws IOException {
    Set<PosixFilePermission> own = Files.getPosixFilePermissions(real);
    if (!own.contains(PosixFilePermission.OTHERS_READ)
        || (Files.isDirectory(real) && !own.contains(PosixFilePermission.OTHERS_EXECUTE))) {
      throw new SandboxException(
          real
              + ": the sandbox drops root's rights and may not read this then; allow it with:"
              + " chmod -R o+rX "
              + real);
    }
  }
}
