package dev.assize.world.code;

import dev.assize.world.State;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a branch changes, line by line, as a reviewer sees it. */
final class Changes {

  private Changes() {}

  static String between(State state, String repository, String source, String target) {
    String all =
        Tree.changed(state, repository, source).stream()
            .map(file -> file(state, repository, target, file))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? "none" : all;
  }

  private static String file(
      State state, String repository, String target, Map<String, Object> file) {
    String path = Fields.text(file, "path");
    List<String> old = Tree.content(state, repository, target, path).lines().toList();
    List<String> now = Fields.text(file, "content").lines().toList();
    List<String> lines = new ArrayList<>();
    old.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
    now.stream().filter(line -> !old.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines.isEmpty() ? "" : path + "\n" + String.join("\n", lines);
  }
}
