package dev.assize.agent.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is on this machine to start an agent with.
 *
 * @param bin an installed agent's executable, or null
 * @param node the Node.js that suits it, or null
 * @param directory the directory of the manifest that spells the agent out, or null
 */
public record Executable(@Nullable Path bin, @Nullable Path node, @Nullable Path directory) {

  /** For an agent that its manifest spells out. */
  public static Executable in(Path directory) {
    return new Executable(null, null, directory.toAbsolutePath().normalize());
  }

  Map<Variable, String> values() {
    Map<Variable, String> values = new LinkedHashMap<>();
    put(values, Variable.BIN, bin);
    put(values, Variable.NODE, node);
    put(values, Variable.AGENT_DIRECTORY, directory);
    return values;
  }

  private static void put(Map<Variable, String> values, Variable variable, @Nullable Path path) {
    if (path != null) {
      values.put(variable, path.toString());
    }
  }
}
