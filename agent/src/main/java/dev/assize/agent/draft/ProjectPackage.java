package dev.assize.agent.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that is developed in the agent's directory.
 *
 * @param file its description, for example {@code package.json}
 * @param name null if the file has none
 * @param version null if the file has none
 * @param artifacts the description and the lock files beside it that a manifest can name
 * @param command how its program is probably started, as words of a manifest's {@code run}; empty
 *     if the file does not say
 */
record ProjectPackage(
    String file,
    @Nullable String name,
    @Nullable String version,
    List<String> artifacts,
    List<String> command) {

  ProjectPackage {
    name = name == null || Text.line(name).isEmpty() ? null : Text.line(name);
    version = version == null || Text.line(version).isEmpty() ? null : Text.line(version);
    artifacts = List.copyOf(artifacts);
    command = List.copyOf(command);
  }

  /** For the summary. */
  String shown() {
    return name == null ? file : file + ": " + name;
  }
}
