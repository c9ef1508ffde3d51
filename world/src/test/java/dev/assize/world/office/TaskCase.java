package dev.assize.world.office;

import java.util.function.Consumer;

/**
 * A way to go about a task.
 *
 * @param task its id
 * @param done whether the task is done by it
 * @param what in words
 * @param calls the calls that are made
 */
record TaskCase(String task, boolean done, String what, Consumer<OfficeTrial> calls) {

  static TaskCase done(String task, String what, Consumer<OfficeTrial> calls) {
    return new TaskCase(task, true, what, calls);
  }

  static TaskCase not(String task, String what, Consumer<OfficeTrial> calls) {
    return new TaskCase(task, false, what, calls);
  }
}
