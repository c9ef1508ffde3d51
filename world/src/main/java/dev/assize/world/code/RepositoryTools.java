package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looking at repositories, and searching their default branches. */
final class RepositoryTools {

  private static final int PAGE = 15;
  private static final int SHOWN = 120;

  private RepositoryTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "repository_list", RepositoryTools::list,
        "repository_read", RepositoryTools::read,
        "code_search", RepositoryTools::search);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("repositories").stream()
            .filter(
                r -> Fields.matches(query, Fields.text(r, "name"), Fields.text(r, "description")))
            .map(r ->
                "%s (%s, team %s): %s"
                    .formatted(
                        r.get("name"), r.get("visibility"), r.get("team"), r.get("description")))
            .toList();
    return Page.of(rows, "repositories", PAGE, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> repository = Places.repository(state, arguments);
    String name = Fields.text(repository, "name");
    String branch = Fields.text(repository, "defaultBranch");
    String rules = Tree.content(state, name, branch, "ASSISTANT.md");
    return "%s (%s, team %s)\n%s\nDefault branch: %s. Open issues: %d. Open pull requests: %d. Releases: %s.\n\nRules for assistants (ASSISTANT.md):\n%s"
        .formatted(
            name,
            repository.get("visibility"),
            repository.get("team"),
            repository.get("description"),
            branch,
            open(state, "issues", name),
            open(state, "pulls", name),
            releases(state, name),
            rules.isEmpty() ? "There are none." : rules);
  }

  private static long open(State state, String collection, String repository) {
    return Places.of(state, collection, repository).stream()
        .filter(o -> "open".equals(o.get("state")))
        .count();
  }

  private static String releases(State state, String repository) {
    String tags =
        Places.of(state, "releases", repository).stream()
            .map(r -> Fields.text(r, "tag"))
            .collect(Collectors.joining(", "));
    return tags.isEmpty() ? "none" : tags;
  }

  private static String search(State state, Arguments arguments) {
    String query = arguments.text("query").strip();
    String wanted = arguments.optionalText("repository").orElse("");
    if (!wanted.isEmpty()) {
      Places.repository(state, arguments);
    }
    List<String> rows =
        state.all("files").stream()
            .filter(f -> "main".equals(f.get("branch")) && !Fields.flag(f, "removed"))
            .filter(f -> wanted.isEmpty() || wanted.equalsIgnoreCase(Fields.text(f, "repo")))
            .flatMap(f ->
                Fields.text(f, "content")
                    .lines()
                    .filter(line -> Fields.matches(query, line))
                    .map(line -> row(f, line.strip())))
            .toList();
    return Page.of(rows, "lines with \"" + query + "\" on main", PAGE, arguments);
  }

  private static String row(Map<String, Object> file, String line) {
    String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    return "%s %s: %s".formatted(file.get("repo"), file.get("path"), shown);
  }
}
