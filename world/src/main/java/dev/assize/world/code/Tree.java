package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a branch: those that were changed on it, and for the rest those of the branch it was
 * made from.
 */
final class Tree {

  private Tree() {}

  /** The file at that path as the branch has it. */
  static Optional<Map<String, Object>> file(
      State state, String repository, String branch, String path) {
    String at = branch;
    while (!at.isEmpty()) {
      Optional<Map<String, Object>> own = own(state, repository, at, path);
      if (own.isPresent()) {
        return own.filter(file -> !Fields.flag(file, "removed"));
      }
      at = base(state, repository, at);
    }
    return Optional.empty();
  }

  /** The text at that path as the branch has it; empty if there is no such file. */
  static String content(State state, String repository, String branch, String path) {
    return file(state, repository, branch, path).map(f -> Fields.text(f, "content")).orElse("");
  }

  /** All files of a branch, in the order of their paths. */
  static List<Map<String, Object>> files(State state, String repository, String branch) {
    List<String> chain = new ArrayList<>();
    for (String at = branch; !at.isEmpty(); at = base(state, repository, at)) {
      chain.addFirst(at);
    }
    Map<String, Map<String, Object>> byPath = new TreeMap<>();
    for (String at : chain) {
      changed(state, repository, at).forEach(file -> byPath.put(Fields.text(file, "path"), file));
    }
    return byPath.values().stream().filter(file -> !Fields.flag(file, "removed")).toList();
  }

  /** The files that were changed on this branch itself, removed ones included. */
  static List<Map<String, Object>> changed(State state, String repository, String branch) {
    return state.all("files").stream()
        .filter(f -> branch.equals(f.get("branch")) && repository.equals(f.get("repo")))
        .toList();
  }

  /** Puts a text at a path of a branch, or takes the file away where the text is absent. */
  static void put(
      State state, String repository, String branch, String path, Optional<String> content) {
    Map<String, Object> file =
        own(state, repository, branch, path)
            .orElseGet(() ->
                Made.add(
                    state,
                    "files",
                    "file",
                    "written",
                    "repo",
                    repository,
                    "branch",
                    branch,
                    "path",
                    path,
                    "content",
                    "",
                    "removed",
                    false));
    file.put("content", content.orElse(""));
    file.put("removed", content.isEmpty());
  }

  /** A path as it is stored: without a slash at its head. */
  static String path(String written) {
    String path = written.strip().replaceFirst("^(\\./|/)+", "");
    if (path.isEmpty() || path.endsWith("/") || path.contains("..")) {
      throw new ToolRefusal("\"" + written + "\" is not the path of a file.");
    }
    return path;
  }

  private static Optional<Map<String, Object>> own(
      State state, String repository, String branch, String path) {
    return state.all("files").stream()
        .filter(f ->
            path.equals(f.get("path"))
                && branch.equals(f.get("branch"))
                && repository.equals(f.get("repo")))
        .findFirst();
  }

  private static String base(State state, String repository, String branch) {
    return Places.findBranch(state, repository, branch).map(b -> Fields.text(b, "base")).orElse("");
  }
}
