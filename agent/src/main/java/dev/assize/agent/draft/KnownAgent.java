package dev.assize.agent.draft;

import dev.assize.agent.command.Descriptor;
import dev.assize.agent.command.VersionQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A known agent CLI that there are signs of.
 *
 * @param descriptor what is known of it
 * @param program where it is installed; null if only its configuration was found
 * @param version the installed version; null if it is not installed or did not say
 */
record KnownAgent(Descriptor descriptor, @Nullable Path program, @Nullable String version) {

  /** Where a shell would find the agent's program. */
  static Optional<Path> find(Descriptor descriptor, Surroundings surroundings) {
    return surroundings.path().stream()
        .map(folder -> folder.resolve(descriptor.npm().bin()))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }

  /** The agent whose program lies there, after asking it for its version. */
  static KnownAgent installed(Descriptor descriptor, Path program, VersionQuery query)
      throws InterruptedException {
    return new KnownAgent(descriptor, program, query.ask(program).orElse(null));
  }

  /** Where it was found, as the beginning of a sentence. */
  String sighting() {
    if (program == null) {
      return "Its configuration was found, but no program "
          + descriptor.npm().bin()
          + " on the PATH";
    }
    return "Found as "
        + descriptor.npm().bin()
        + " on the PATH, "
        + (version == null ? "of unknown version" : "version " + version);
  }

  /** For the summary. */
  String shown() {
    if (program == null) {
      return descriptor.title() + ", by its configuration; not installed";
    }
    return descriptor.title() + (version == null ? ", version unknown" : " " + version);
  }
}
