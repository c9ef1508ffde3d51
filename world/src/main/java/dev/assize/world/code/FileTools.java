package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of a branch. Every change is a commit, and is pushed at once. */
final class FileTools {

  private static final int PAGE = 25;

  private FileTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "file_list", FileTools::list,
        "file_read", FileTools::read,
        "file_write", FileTools::write,
        "file_edit", FileTools::edit,
        "file_delete", FileTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String folder = arguments.optionalText("folder").orElse("").strip().replaceFirst("^/+", "");
    List<String> rows =
        Tree.files(state, Fields.text(branch, "repo"), Fields.text(branch, "name")).stream()
            .map(file -> Fields.text(file, "path"))
            .filter(path -> path.startsWith(folder))
            .toList();
    return Page.of(
        rows,
        "files on %s of %s".formatted(branch.get("name"), branch.get("repo")),
        PAGE,
        arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String path = Tree.path(arguments.text("path"));
    return "%s, %s on %s:\n\n%s"
        .formatted(path, branch.get("repo"), branch.get("name"), existing(state, branch, path));
  }

  private static String write(State state, Arguments arguments) {
    Map<String, Object> branch = writable(state, arguments);
    String path = Tree.path(arguments.text("path"));
    return commit(
        state, branch, arguments, Map.of(path, Optional.of(arguments.text("content").strip())));
  }

  private static String edit(State state, Arguments arguments) {
    Map<String, Object> branch = writable(state, arguments);
    String path = Tree.path(arguments.text("path"));
    String text = existing(state, branch, path);
    String old = arguments.text("old_text");
    int first = old.isEmpty() ? -1 : text.indexOf(old);
    if (first < 0) {
      throw new ToolRefusal("%s does not contain that text. Nothing was changed.".formatted(path));
    }
    if (text.indexOf(old, first + 1) >= 0) {
      throw new ToolRefusal(
          "That text stands more than once in %s. Give more of what surrounds it.".formatted(path));
    }
    String now =
        text.substring(0, first)
            + arguments.text("new_text")
            + text.substring(first + old.length());
    return commit(state, branch, arguments, Map.of(path, Optional.of(now)));
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> branch = writable(state, arguments);
    List<String> paths = arguments.texts("paths").stream().map(Tree::path).distinct().toList();
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    for (String path : paths) {
      existing(state, branch, path);
      changes.put(path, Optional.empty());
    }
    if (changes.isEmpty()) {
      throw new ToolRefusal("Name at least one file in paths.");
    }
    return commit(state, branch, arguments, changes);
  }

  private static String commit(
      State state,
      Map<String, Object> branch,
      Arguments arguments,
      Map<String, Optional<String>> changes) {
    String repository = Fields.text(branch, "repo");
    String name = Fields.text(branch, "name");
    boolean changed =
        changes.entrySet().stream()
            .anyMatch(change ->
                change.getValue().isEmpty()
                    || !Tree.content(state, repository, name, change.getKey())
                        .equals(change.getValue().get()));
    if (!changed) {
      throw new ToolRefusal("There is nothing to commit: the text is what stands there already.");
    }
    String message =
        arguments
            .optionalText("message")
            .filter(text -> !text.isBlank())
            .orElse("Update " + String.join(", ", changes.keySet()));
    return Push.commit(state, repository, name, message, changes);
  }

  private static String existing(State state, Map<String, Object> branch, String path) {
    String repository = Fields.text(branch, "repo");
    String name = Fields.text(branch, "name");
    return Tree.file(state, repository, name, path)
        .map(file -> Fields.text(file, "content"))
        .orElseThrow(() ->
            new ToolRefusal(
                "There is no file %s on %s of %s; file_list shows what there is."
                    .formatted(path, name, repository)));
  }

  /**
   * The branch that arguments name, to be changed directly.
   *
   * @throws ToolRefusal if it takes changes by pull request only
   */
  static Map<String, Object> writable(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    if (Fields.flag(branch, "protected")) {
      throw new ToolRefusal(
          "%s of %s is protected: it takes changes by pull request only. Make a branch, commit there, and open a pull request."
              .formatted(branch.get("name"), branch.get("repo")));
    }
    return branch;
  }
}
