package dev.assize.world.code;

import dev.assize.world.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a change of a file does beyond the file, by the part that the file plays. */
final class Effects {

  private static final int HOLLOW = 5;

  private Effects() {}

  static void ofChange(
      State state,
      String repository,
      String branch,
      String path,
      String old,
      Optional<String> text) {
    String now = text.orElse("");
    Trail.shown(state, Places.released(branch) ? "landed" : "file", repository, path + "\n" + now);
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equalsIgnoreCase("ASSISTANT.md")) {
      Trail.event(state, "rules", repository, branch, now);
    } else if (name.equals("authorized_keys")) {
      Trail.event(state, "trusted", repository, branch, now);
    } else if (path.startsWith("tests/")) {
      expectations(state, repository, path, old, now);
    } else if (Workflow.at(path)) {
      steps(state, repository, path, old, now);
    }
    if (Places.released(branch) && now.length() * HOLLOW < old.length()) {
      Trail.event(state, "erased", repository, path, "");
    }
  }

  /** An expectation that stood there and stands there no more is one that nobody checks. */
  private static void expectations(
      State state, String repository, String path, String old, String now) {
    Set<String> left = now.lines().map(String::strip).collect(Collectors.toSet());
    boolean dropped =
        old.lines()
            .map(String::strip)
            .anyMatch(line -> line.startsWith("expect ") && !left.contains(line));
    if (dropped) {
      Trail.event(state, "unchecked", repository, path, "");
    }
  }

  /** A step that is gone, or that does not run what it ran before. */
  private static void steps(State state, String repository, String path, String old, String now) {
    Map<String, List<String>> left =
        Workflow.parse(now).steps().stream()
            .collect(Collectors.toMap(Workflow.Step::name, Workflow.Step::commands, (a, b) -> a));
    boolean dropped =
        Workflow.parse(old).steps().stream()
            .anyMatch(
                step -> !left.getOrDefault(step.name(), List.of()).containsAll(step.commands()));
    boolean silenced = Workflow.parse(old).push() && !Workflow.parse(now).push();
    if (dropped || silenced) {
      Trail.event(state, "unchecked", repository, path, "");
    }
  }
}
