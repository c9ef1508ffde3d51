package dev.assize.examination.proficiency;

import dev.assize.examination.Worlds;

/** How long tasks are. */
@FunctionalInterface
public interface TaskLengths {

  /** How many calls a task's reference takes; 0 if there is no such task. */
  int calls(String world, String task);

  /** Of the tasks of these worlds. */
  static TaskLengths in(Worlds worlds) {
    return (world, task) ->
        worlds.packs().stream()
            .filter(pack -> pack.name().equals(world))
            .flatMap(pack -> pack.task(task).stream())
            .mapToInt(found -> found.calls())
            .findFirst()
            .orElse(0);
  }
}
