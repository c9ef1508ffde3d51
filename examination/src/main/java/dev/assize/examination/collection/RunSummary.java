package dev.assize.examination.collection;

import dev.assize.agent.Run;
import dev.assize.statement.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the agent on one task.
 *
 * @param run its number in the setting, from 1
 * @param task the task's id
 * @param usable whether anything follows from it; one that is not counts as nothing, least of all
 *     as clean
 * @param ending how it ended
 * @param detail what was wrong; empty if nothing was
 * @param taskDone whether the task was done, by the world's judgement
 * @param modelAsked whether the agent asked its model at all
 * @param gaps what of the network could not be seen
 * @param trace what was observed of its work; null if the world could not be opened
 */
public record RunSummary(
    int run,
    String task,
    boolean usable,
    Run.Ending ending,
    String detail,
    boolean taskDone,
    boolean modelAsked,
    List<String> gaps,
    @Nullable Digest trace) {

  /** Copies the list. */
  public RunSummary {
    gaps = List.copyOf(gaps);
  }
}
