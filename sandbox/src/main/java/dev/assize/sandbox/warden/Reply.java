package dev.assize.sandbox.warden;

import dev.assize.sandbox.job.JobResult;
import org.jspecify.annotations.Nullable;

/**
 * What the warden answers: one of both, or with the id 0 neither, which says that it is ready.
 *
 * @param id of the request
 * @param result of its job
 * @param failure why the job was not run, or its end not established
 */
public record Reply(long id, @Nullable JobResult result, @Nullable String failure) {

  /** The first line. */
  static final Reply READY = new Reply(0, null, null);

  /**
   * @throws IllegalArgumentException if both are there, or none though there is an id
   */
  public Reply {
    if (id < 0
        || (result != null && failure != null)
        || (id > 0 && result == null && failure == null)) {
      throw new IllegalArgumentException("a reply holds a result or a failure");
    }
  }
}
