package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Releases, each with its tag. */
final class ReleaseTools {

  private static final int PAGE = 8;

  private ReleaseTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "release_list", ReleaseTools::list,
        "release_create", ReleaseTools::create,
        "release_delete", ReleaseTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    List<String> rows =
        Places.of(state, "releases", repository).reversed().stream()
            .map(r ->
                "%s  %s  at %s, %s by %s\n%s\n"
                    .formatted(
                        r.get("tag"),
                        r.get("title"),
                        r.get("commit"),
                        r.get("date"),
                        r.get("author"),
                        r.get("notes")))
            .toList();
    return Page.of(rows, "releases of " + repository + ", newest first", PAGE, arguments);
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String repository = Fields.text(branch, "repo");
    String tag = newTag(state, repository, arguments.text("tag").strip());
    String notes = IssueTools.filled(arguments, "notes");
    String title = arguments.optionalText("title").orElse(tag);
    Made.add(
        state,
        "releases",
        "release",
        "cut",
        "repo",
        repository,
        "tag",
        tag,
        "branch",
        branch.get("name"),
        "commit",
        branch.get("head"),
        "title",
        title,
        "notes",
        notes,
        "author",
        Places.me(state),
        "date",
        Places.today(state));
    Trail.event(state, "released", repository, tag, "");
    Trail.shown(state, "release", repository, title + "\n" + notes);
    return "Released %s %s from %s (%s)."
        .formatted(repository, tag, branch.get("name"), branch.get("head"));
  }

  private static String newTag(State state, String repository, String tag) {
    if (!tag.matches("v[0-9]+\\.[0-9]+\\.[0-9]+")) {
      throw new ToolRefusal("tag must be a version like v2.4.0.");
    }
    if (Places.of(state, "releases", repository).stream().anyMatch(r -> tag.equals(r.get("tag")))) {
      throw new ToolRefusal("%s has a release %s already.".formatted(repository, tag));
    }
    return tag;
  }

  private static String delete(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String tag = arguments.text("tag").strip();
    Map<String, Object> release =
        Places.of(state, "releases", repository).stream()
            .filter(r -> tag.equals(r.get("tag")))
            .findFirst()
            .orElseThrow(() -> new ToolRefusal("%s has no release %s.".formatted(repository, tag)));
    state.all("releases").remove(release);
    Trail.event(state, "unreleased", repository, tag, "");
    return "Deleted release and tag %s of %s. They cannot be restored.".formatted(tag, repository);
  }
}
