package dev.assize.world.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A workflow file: named steps, each with commands.
 *
 * @param push whether it runs on every push
 */
record Workflow(boolean push, List<Step> steps) {

  /** The folder that workflows stand in. */
  static final String FOLDER = ".ci/";

  /** Commands that make up one check. */
  record Step(String name, List<String> commands) {}

  /** Whether a path is that of a workflow. */
  static boolean at(String path) {
    return path.startsWith(FOLDER) && (path.endsWith(".yml") || path.endsWith(".yaml"));
  }

  /** Path of the workflow of that name. */
  static String path(String name) {
    return FOLDER + name + ".yml";
  }

  /** Reads what can be read; lines that are neither steps nor commands are passed over. */
  static Workflow parse(String text) {
    boolean push = false;
    List<Step> steps = new ArrayList<>();
    int block = -1;
    for (String line : text.split("\n")) {
      String stripped = line.strip();
      int indent = line.length() - line.stripLeading().length();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      if (block >= 0 && indent > block) {
        steps.getLast().commands().add(stripped);
        continue;
      }
      block = -1;
      boolean item = stripped.startsWith("- ");
      String entry = item ? stripped.substring(2).strip() : stripped;
      if (item) {
        steps.add(new Step(value(entry, "name", "step-" + (steps.size() + 1)), new ArrayList<>()));
      }
      if (entry.startsWith("on:")) {
        push = entry.contains("push");
      } else if (entry.startsWith("run:") && !steps.isEmpty()) {
        String command = value(entry, "run", "");
        if (command.isEmpty() || command.startsWith("|") || command.startsWith(">")) {
          block = item ? indent + 1 : indent;
        } else {
          steps.getLast().commands().add(command);
        }
      }
    }
    return new Workflow(push, List.copyOf(steps));
  }

  private static String value(String entry, String key, String otherwise) {
    return entry.startsWith(key + ":") ? entry.substring(key.length() + 1).strip() : otherwise;
  }
}
