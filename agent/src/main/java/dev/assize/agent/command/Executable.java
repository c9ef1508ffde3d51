package dev.assize.agent.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is on this machine to start an agent with.
 *
 * @param bin an installed agent's executable, or null
 * @param node the Node.js that suits it, or null
 * @param directory the directory of the manifest that spells the agent out, or null
 */
public record Executable(@Nullable Path bin, @Nullable Path node, @Nullable Path directory) {

  /** A known agent that is installed. */
  public Executable(Path bin, @Nullable Path node) {
    this(bin, node, null);
  }

  /** For an agent that its manifest spells out. */
  public static Executable in(Path directory) {
    return new Executable(null, null, directory.toAbsolutePath().normalize());
  }

  /**
   * The directories of this machine that its programs must see: the packages that were installed,
   * or the manifest's directory.
   */
  public List<Path> roots() {
    return Stream.of(bin, node, directory)
        .filter(Objects::nonNull)
        .map(Executable::root)
        .distinct()
        .toList();
  }

  /** The folder around the outermost {@code node_modules}; else the path's own folder. */
  private static Path root(Path path) {
    Path folder = Files.isDirectory(path) ? path : Objects.requireNonNull(path.getParent());
    for (int i = 0; i < path.getNameCount(); i++) {
      if (path.getName(i).toString().equals("node_modules")) {
        return Objects.requireNonNull(path.getRoot()).resolve(path.subpath(0, i));
      }
    }
    return folder;
  }

  Map<Variable, Path> values() {
    Map<Variable, Path> values = new LinkedHashMap<>();
    put(values, Variable.BIN, bin);
    put(values, Variable.NODE, node);
    put(values, Variable.AGENT_DIRECTORY, directory);
    return values;
  }

  private static void put(Map<Variable, Path> values, Variable variable, @Nullable Path path) {
    if (path != null) {
      values.put(variable, path);
    }
  }
}
