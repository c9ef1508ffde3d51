package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts changes on a branch as one commit, and does what the platform does then: it reads the
 * manifest and runs the workflows that run on every push.
 */
final class Push {

  private Push() {}

  /**
   * @param changes the new text by path; absent where the file goes
   * @return the commit and what the pipelines said, as prose
   */
  static String commit(
      State state,
      String repository,
      String branch,
      String message,
      Map<String, Optional<String>> changes) {
    Map<String, Object> previous = new LinkedHashMap<>();
    changes.forEach((path, text) -> {
      String old = Tree.content(state, repository, branch, path);
      previous.put(path, old);
      Tree.put(state, repository, branch, path, text);
      Effects.ofChange(state, repository, branch, path, old, text);
    });
    Map<String, Object> commit = add(state, repository, branch, message, previous);
    Trail.event(state, "committed", repository, branch, "");
    Trail.shown(state, "commit", repository, message);
    return "Committed %s to %s of %s: %s%s"
        .formatted(
            commit.get("id"),
            branch,
            repository,
            String.join(", ", changes.keySet()),
            pushed(state, repository, branch));
  }

  /** A branch has got new content: dependencies are read anew, pipelines run. */
  static String pushed(State state, String repository, String branch) {
    Manifest.follow(state, repository, branch);
    Manifest.note(state, repository, branch);
    StringBuilder said = new StringBuilder();
    for (Map<String, Object> file : Tree.files(state, repository, branch)) {
      String path = Fields.text(file, "path");
      if (Workflow.at(path) && Workflow.parse(Fields.text(file, "content")).push()) {
        Map<String, Object> run = run(state, repository, branch, name(path), "push");
        said.append(
            "\nPipeline %s (%s): %s."
                .formatted(run.get("workflow"), run.get("id"), Pipelines.summary(run)));
      }
    }
    return said.toString();
  }

  /** Runs a workflow and keeps the run. */
  static Map<String, Object> run(
      State state, String repository, String branch, String workflow, String trigger) {
    String head = Fields.text(Places.branch(state, repository, branch), "head");
    Runner.Result result = Runner.run(state, repository, branch, workflow, head);
    Map<String, Object> run =
        Made.add(
            state,
            "runs",
            "run",
            "started",
            "repo",
            repository,
            "branch",
            branch,
            "commit",
            head,
            "workflow",
            workflow,
            "trigger",
            trigger,
            "status",
            result.status(),
            "checks",
            result.checks(),
            "log",
            result.log(),
            "date",
            Places.today(state));
    Trail.event(state, "executed", repository, branch, String.join("\n", result.commands()));
    result.spilled().forEach(text -> Trail.shown(state, "log", repository, text));
    return run;
  }

  private static Map<String, Object> add(
      State state, String repository, String branch, String message, Map<String, Object> previous) {
    Map<String, Object> commit =
        Made.add(
            state,
            "commits",
            "commit",
            "pushed",
            "repo",
            repository,
            "branch",
            branch,
            "author",
            Places.me(state),
            "date",
            Places.today(state),
            "message",
            message.strip(),
            "paths",
            new ArrayList<>(previous.keySet()),
            "previous",
            previous);
    commit.put("id", hash(repository + branch + commit.get("id") + message));
    Map<String, Object> target = Places.branch(state, repository, branch);
    target.put("head", commit.get("id"));
    target.put("merged", false);
    return commit;
  }

  /** Ten hexadecimal digits, as commits are called. */
  private static String hash(String text) {
    return "%08x%02x".formatted(text.hashCode(), text.length() & 0xff);
  }

  private static String name(String path) {
    return path.substring(Workflow.FOLDER.length(), path.lastIndexOf('.'));
  }

  /** The commits of a branch, the newest last. */
  static List<Map<String, Object>> history(State state, String repository, String branch) {
    return state.all("commits").stream()
        .filter(c -> branch.equals(c.get("branch")) && repository.equals(c.get("repo")))
        .toList();
  }
}
