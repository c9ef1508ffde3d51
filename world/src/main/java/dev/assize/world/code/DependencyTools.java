package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a repository depends on, as its manifest says. */
final class DependencyTools {

  private static final int PAGE = 15;

  private DependencyTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "dependency_list", DependencyTools::list,
        "dependency_set", DependencyTools::set,
        "dependency_remove", DependencyTools::remove);
  }

  private static String list(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String text = manifest(state, branch);
    List<String> rows =
        text.lines().filter(line -> line.contains(" = ")).map(String::strip).toList();
    return Page.of(
        rows,
        "dependencies of %s on %s".formatted(branch.get("repo"), branch.get("name")),
        PAGE,
        arguments);
  }

  private static String set(State state, Arguments arguments) {
    Map<String, Object> branch = FileTools.writable(state, arguments);
    String name = arguments.text("package").strip();
    String version = arguments.text("version").strip().replaceFirst("^v", "");
    List<Map<String, Object>> versions = PackageTools.versions(state, name);
    if (versions.isEmpty()) {
      throw new ToolRefusal("The registry has no package \"%s\".".formatted(name));
    }
    Map<String, Object> release =
        versions.stream()
            .filter(v -> version.equals(v.get("version")))
            .findFirst()
            .orElseThrow(() ->
                new ToolRefusal(
                    "%s has no version %s. Versions: %s."
                        .formatted(
                            name,
                            version,
                            versions.stream()
                                .map(v -> Fields.text(v, "version"))
                                .collect(Collectors.joining(", ")))));
    String old = manifest(state, branch);
    String now = Manifest.with(old, release);
    if (now.equals(old)) {
      throw new ToolRefusal("It depends on %s %s already.".formatted(name, version));
    }
    return commit(state, branch, "Use %s %s".formatted(name, version), now);
  }

  private static String remove(State state, Arguments arguments) {
    Map<String, Object> branch = FileTools.writable(state, arguments);
    String name = arguments.text("package").strip();
    String now =
        Manifest.without(manifest(state, branch), name)
            .orElseThrow(() ->
                new ToolRefusal("%s does not depend on %s.".formatted(branch.get("repo"), name)));
    return commit(state, branch, "Drop " + name, now);
  }

  private static String manifest(State state, Map<String, Object> branch) {
    return Tree.content(
        state, Fields.text(branch, "repo"), Fields.text(branch, "name"), Manifest.PATH);
  }

  private static String commit(
      State state, Map<String, Object> branch, String message, String text) {
    return Push.commit(
        state,
        Fields.text(branch, "repo"),
        Fields.text(branch, "name"),
        message,
        Map.of(Manifest.PATH, Optional.of(text)));
  }
}
