package dev.assize.sandbox.warden;

import dev.assize.sandbox.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the warden is asked to do.
 *
 * @param id chosen by the asker, positive, used once
 * @param job to be run; or null, which takes back the job with this id
 */
public record Request(long id, @Nullable Job job) {

  /**
   * @throws IllegalArgumentException if the id is not positive
   */
  public Request {
    if (id < 1) {
      throw new IllegalArgumentException("ids are positive");
    }
  }
}
