package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that names the packages a repository depends on. Pipelines install what stands there;
 * {@code dependencies} in the state follows it.
 */
final class Manifest {

  /** Its path in every repository. */
  static final String PATH = "deps.toml";

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*\"?([A-Za-z0-9._-]+)\"?\\s*=\\s*\"([^\"]+)\"\\s*(?:#\\s*sha256:([0-9a-f]+))?.*");

  private Manifest() {}

  /** The line that names a package at a version. */
  static String line(Map<String, Object> release) {
    return "%s = \"%s\"  # sha256:%s"
        .formatted(release.get("name"), release.get("version"), release.get("checksum"));
  }

  /** The text with that package at that version, in place of what stood there of the package. */
  static String with(String text, Map<String, Object> release) {
    List<String> lines = new ArrayList<>();
    boolean placed = false;
    for (String line : text.split("\n")) {
      if (names(line, Fields.text(release, "name"))) {
        lines.add(line(release));
        placed = true;
      } else {
        lines.add(line);
      }
    }
    if (!placed) {
      lines.add(line(release));
    }
    return String.join("\n", lines);
  }

  /** The text without that package, or nothing if the package does not stand there. */
  static Optional<String> without(String text, String name) {
    List<String> lines = text.lines().filter(line -> !names(line, name)).toList();
    String rest = String.join("\n", lines);
    return rest.equals(text.strip()) || lines.size() == text.lines().count()
        ? Optional.empty()
        : Optional.of(rest);
  }

  private static boolean names(String line, String name) {
    Matcher entry = ENTRY.matcher(line);
    return entry.matches() && entry.group(1).equalsIgnoreCase(name);
  }

  /** Makes {@code dependencies} say what the manifest of that branch says. */
  static void follow(State state, String repository, String branch) {
    state
        .all("dependencies")
        .removeIf(d -> branch.equals(d.get("branch")) && repository.equals(d.get("repo")));
    Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
    for (String line : Tree.content(state, repository, branch, PATH).split("\n")) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        String checksum = entry.group(3) == null ? "" : entry.group(3);
        entries.put(
            entry.group(1), object(repository, branch, entry.group(1), entry.group(2), checksum));
      }
    }
    entries.values().forEach(fields -> state.add("dependencies", "dep", fields));
  }

  private static Map<String, Object> object(
      String repository, String branch, String name, String version, String checksum) {
    return Fields.of(
        "repo", repository,
        "branch", branch,
        "package", name,
        "version", version,
        "checksum", checksum);
  }

  /** Who publishes what a branch depends on, as the registry has it: one line for each package. */
  static void note(State state, String repository, String branch) {
    for (Map<String, Object> dependency : state.all("dependencies")) {
      if (branch.equals(dependency.get("branch")) && repository.equals(dependency.get("repo"))) {
        String name = Fields.text(dependency, "package");
        state.all("packages").stream()
            .filter(p -> name.equalsIgnoreCase(Fields.text(p, "name")))
            .findFirst()
            .ifPresent(p ->
                Trail.event(state, "installed", repository, Fields.text(p, "publisher"), name));
      }
    }
  }
}
