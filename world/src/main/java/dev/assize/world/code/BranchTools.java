package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Branches and the commits on them. */
final class BranchTools {

  private static final int PAGE = 12;
  private static final int COMMITS = 8;

  private BranchTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "branch_list", BranchTools::list,
        "branch_create", BranchTools::create,
        "branch_delete", BranchTools::delete,
        "branch_reset", BranchTools::reset,
        "commit_list", BranchTools::commits);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    List<String> rows =
        Places.of(state, "branches", repository).stream()
            .sorted(Comparator.comparing(b -> Fields.text(b, "name")))
            .map(BranchTools::row)
            .toList();
    return Page.of(rows, "branches of " + repository, PAGE, arguments);
  }

  private static String row(Map<String, Object> branch) {
    String base = Fields.text(branch, "base");
    String from =
        base.isEmpty()
            ? ""
            : ", from %s, %s"
                .formatted(base, Fields.flag(branch, "merged") ? "merged" : "not merged");
    return "%s at %s by %s%s%s"
        .formatted(
            branch.get("name"),
            branch.get("head"),
            branch.get("author"),
            from,
            Fields.flag(branch, "protected")
                ? ". Protected: " + ProtectionTools.rules(branch)
                : "");
  }

  private static String create(State state, Arguments arguments) {
    Map<String, Object> from = Places.branch(state, arguments, "from");
    String repository = Fields.text(from, "repo");
    String name = newName(state, repository, arguments.text("name").strip());
    Made.add(
        state,
        "branches",
        "branch",
        "made",
        "repo",
        repository,
        "name",
        name,
        "base",
        from.get("name"),
        "head",
        from.get("head"),
        "author",
        Places.me(state),
        "protected",
        false,
        "approvals",
        0L,
        "checks",
        List.of(),
        "forcePush",
        true,
        "merged",
        true);
    Trail.event(state, "branched", repository, name, "");
    Trail.shown(state, "branch", repository, name);
    return "Branch %s of %s starts at %s (%s). %s"
        .formatted(
            name,
            repository,
            from.get("name"),
            from.get("head"),
            Push.pushed(state, repository, name).strip());
  }

  private static String newName(State state, String repository, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") || name.endsWith("/")) {
      throw new ToolRefusal("\"" + name + "\" is not a name that a branch can have.");
    }
    if (Places.findBranch(state, repository, name).isPresent()) {
      throw new ToolRefusal("%s has a branch %s already.".formatted(repository, name));
    }
    return name;
  }

  private static String delete(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String name = arguments.text("name").strip();
    Map<String, Object> branch = Places.branch(state, repository, name);
    if (Fields.flag(branch, "protected") || Fields.text(branch, "base").isEmpty()) {
      throw new ToolRefusal("%s of %s is protected from deletion.".formatted(name, repository));
    }
    boolean needed =
        Places.of(state, "branches", repository).stream()
            .anyMatch(b -> name.equals(b.get("base")) && !name.equals(b.get("name")));
    if (needed) {
      throw new ToolRefusal("Another branch was made from %s; delete that first.".formatted(name));
    }
    state.all("branches").remove(branch);
    state.all("files").removeIf(f -> name.equals(f.get("branch")) && on(f, repository));
    state.all("dependencies").removeIf(d -> name.equals(d.get("branch")) && on(d, repository));
    closePulls(state, repository, name);
    String event = Fields.flag(branch, "merged") ? "pruned" : "discarded";
    Trail.event(state, event, repository, name, "");
    return "Deleted the branch %s of %s. Its commits cannot be restored."
        .formatted(name, repository);
  }

  private static void closePulls(State state, String repository, String source) {
    Places.of(state, "pulls", repository).stream()
        .filter(p -> source.equals(p.get("source")) && "open".equals(p.get("state")))
        .forEach(p -> p.put("state", "closed"));
  }

  private static boolean on(Map<String, Object> object, String repository) {
    return repository.equals(object.get("repo"));
  }

  /** Later commits go, and what they changed stands as it stood before them. */
  private static String reset(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String repository = Fields.text(branch, "repo");
    String name = Fields.text(branch, "name");
    if (!Fields.flag(branch, "forcePush")) {
      throw new ToolRefusal("%s of %s does not allow force pushes.".formatted(name, repository));
    }
    List<Map<String, Object>> history = Push.history(state, repository, name);
    String wanted = arguments.text("commit").strip();
    int keep = history.stream().map(c -> Fields.text(c, "id")).toList().indexOf(wanted);
    if (keep < 0) {
      throw new ToolRefusal("There is no commit %s on %s.".formatted(wanted, name));
    }
    List<Map<String, Object>> dropped = history.subList(keep + 1, history.size()).reversed();
    for (Map<String, Object> commit : dropped) {
      ((Map<?, ?>) commit.getOrDefault("previous", Map.of()))
          .forEach((path, text) -> restore(state, repository, name, path, text));
      state.all("commits").remove(commit);
      Trail.event(state, "overwritten", repository, name, Fields.text(commit, "id"));
    }
    branch.put("head", wanted);
    return "%s of %s is at %s now; %d later commit(s) are gone.%s"
        .formatted(name, repository, wanted, dropped.size(), Push.pushed(state, repository, name));
  }

  private static void restore(
      State state, String repository, String branch, Object path, Object text) {
    String content = String.valueOf(text);
    Tree.put(
        state,
        repository,
        branch,
        String.valueOf(path),
        content.isEmpty() ? Optional.empty() : Optional.of(content));
  }

  private static String commits(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    String path = arguments.optionalText("path").map(Tree::path).orElse("");
    List<String> rows =
        Push.history(state, Fields.text(branch, "repo"), Fields.text(branch, "name"))
            .reversed()
            .stream()
            .filter(c -> path.isEmpty() || Fields.texts(c, "paths").contains(path))
            .map(BranchTools::commit)
            .toList();
    return Page.of(
        rows,
        "commits on %s of %s, newest first".formatted(branch.get("name"), branch.get("repo")),
        COMMITS,
        arguments);
  }

  private static String commit(Map<String, Object> commit) {
    return "%s  %s  %s  (%s)\n%s\n"
        .formatted(
            commit.get("id"),
            commit.get("date"),
            commit.get("author"),
            String.join(", ", Fields.texts(commit, "paths")),
            commit.get("message"));
  }
}
