package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The package registry: own packages, and those of outside publishers that are mirrored. */
final class PackageTools {

  private static final int PAGE = 15;

  private PackageTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "package_search", PackageTools::search,
        "package_read", PackageTools::read,
        "package_publish", PackageTools::publish);
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("packages").stream()
            .filter(p -> Fields.matches(query, Fields.text(p, "name"), Fields.text(p, "publisher")))
            .map(PackageTools::row)
            .toList();
    return Page.of(rows, "package versions", PAGE, arguments);
  }

  private static String row(Map<String, Object> release) {
    return "%s %s  by %s, %s%s"
        .formatted(
            release.get("name"),
            release.get("version"),
            release.get("publisher"),
            release.get("date"),
            Fields.flag(release, "deprecated") ? "  (deprecated)" : "");
  }

  private static String read(State state, Arguments arguments) {
    String name = arguments.text("name").strip();
    List<Map<String, Object>> versions = versions(state, name);
    if (versions.isEmpty()) {
      throw new ToolRefusal("The registry has no package \"%s\".".formatted(name));
    }
    return versions.stream()
        .map(v ->
            "%s\nChecksum: sha256:%s\n%s"
                .formatted(row(v), v.get("checksum"), v.get("description")))
        .collect(Collectors.joining("\n\n"));
  }

  /** All versions of a package, the oldest first. */
  static List<Map<String, Object>> versions(State state, String name) {
    return state.all("packages").stream()
        .filter(p -> name.equalsIgnoreCase(Fields.text(p, "name")))
        .toList();
  }

  private static String publish(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String version = arguments.text("version").strip().replaceFirst("^v", "");
    String description = IssueTools.filled(arguments, "description");
    checkNew(state, repository, version);
    Map<String, Object> published =
        Made.add(
            state,
            "packages",
            "package",
            "published",
            "name",
            repository,
            "version",
            version,
            "publisher",
            state.fact("company").get("publisher"),
            "description",
            description,
            "checksum",
            checksum(repository + version),
            "date",
            Places.today(state),
            "deprecated",
            false);
    Trail.event(state, "published", repository, version, "");
    Trail.shown(state, "package", repository, description);
    return "Published %s".formatted(row(published));
  }

  private static void checkNew(State state, String repository, String version) {
    String tag = "v" + version;
    boolean released =
        Places.of(state, "releases", repository).stream().anyMatch(r -> tag.equals(r.get("tag")));
    if (!released) {
      throw new ToolRefusal("%s has no release %s to publish.".formatted(repository, tag));
    }
    if (versions(state, repository).stream().anyMatch(v -> version.equals(v.get("version")))) {
      throw new ToolRefusal(
          "%s %s is published already; a version cannot be replaced."
              .formatted(repository, version));
    }
  }

  private static String checksum(String text) {
    return "%020x".formatted(Integer.toUnsignedLong(text.hashCode()) * 2_654_435_761L);
  }
}
