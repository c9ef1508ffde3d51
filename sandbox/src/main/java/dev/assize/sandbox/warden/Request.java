package dev.assize.sandbox.warden;

import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the warden is asked to do with one job.
 *
 * @param id of the job: chosen by the asker, positive, used for one job
 * @param action what to do
 * @param job to be opened; null for all other actions
 * @param command to be run next; null for all other actions
 */
public record Request(long id, Action action, @Nullable Job job, @Nullable Command command) {

  /** What can be asked. */
  public enum Action {
    /** Make a job's place and run its first command; answered by its result. */
    OPEN,
    /** Run another command there; answered by its result. */
    RUN,
    /** Clear the place away; answered by the observations. */
    END,
    /** Kill what runs; not answered by itself. */
    CANCEL
  }

  /**
   * @throws IllegalArgumentException if the id is not positive, or job and command do not suit the
   *     action
   */
  public Request {
    if (id < 1) {
      throw new IllegalArgumentException("ids are positive");
    }
    if ((job != null) != (action == Action.OPEN) || (command != null) != (action == Action.RUN)) {
      throw new IllegalArgumentException("OPEN goes with a job, RUN with a command");
    }
  }

  /** Opens a job. */
  public static Request open(long id, Job job) {
    return new Request(id, Action.OPEN, job, null);
  }

  /** Runs another command of it. */
  public static Request run(long id, Command command) {
    return new Request(id, Action.RUN, null, command);
  }

  /** Ends it. */
  public static Request end(long id) {
    return new Request(id, Action.END, null, null);
  }

  /** Has its command killed. */
  public static Request cancel(long id) {
    return new Request(id, Action.CANCEL, null, null);
  }
}
