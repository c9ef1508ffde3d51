package dev.assize.world;

import dev.assize.statement.document.DocumentException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Installs the programs of servers that packs wrap. Thread-safe. */
@FunctionalInterface
public interface ServerPrograms {

  /** Where nothing can be installed. */
  ServerPrograms NONE =
      (name, version, bin, lock) -> {
        throw new DocumentException(List.of(name + ": packages cannot be installed here"));
      };

  /**
   * An installed program.
   *
   * @param command what starts it, before its arguments
   * @param packages what it consists of: by path, what each package was verified against
   */
  record Installed(List<String> command, Map<String, String> packages) {}

  /**
   * Installs one exact version of an npm package, if it is not yet.
   *
   * @param bin which of its executables; null if it has only one
   * @param lock a {@code package-lock.json} that fixes what it needs; null if the newest that fits
   *     is taken
   * @throws DocumentException if that fails
   */
  Installed npm(String name, String version, @Nullable String bin, @Nullable Path lock);
}
