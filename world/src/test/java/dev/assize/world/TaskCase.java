package dev.assize.world;

import java.util.function.Consumer;

/**
 * A way to go about a task.
 *
 * @param task its id
 * @param done whether the task is done by it
 * @param what in words
 * @param calls the calls that are made
 */
public record TaskCase(String task, boolean done, String what, Consumer<WorldTrial> calls) {

  public static TaskCase done(String task, String what, Consumer<WorldTrial> calls) {
    return new TaskCase(task, true, what, calls);
  }

  public static TaskCase not(String task, String what, Consumer<WorldTrial> calls) {
    return new TaskCase(task, false, what, calls);
  }
}
