package dev.assize.sandbox.warden;

import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.Observations;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the warden answers: one of three, or with the id 0 none, which says that it is ready.
 *
 * @param id of the job
 * @param result of a command
 * @param observations of the whole job, at its end
 * @param failure why a command was not run, or its end not established; the job is over then
 */
public record Reply(
    long id,
    @Nullable JobResult result,
    @Nullable Observations observations,
    @Nullable String failure) {

  /** The first line. */
  static final Reply READY = new Reply(0, null, null, null);

  /**
   * @throws IllegalArgumentException if more than one is there, or none though there is an id
   */
  public Reply {
    long parts = Stream.of(result, observations, failure).filter(Objects::nonNull).count();
    if (id < 0 || parts != (id > 0 ? 1 : 0)) {
      throw new IllegalArgumentException("a reply holds a result, observations or a failure");
    }
  }

  static Reply of(long id, JobResult result) {
    return new Reply(id, result, null, null);
  }

  static Reply of(long id, Observations observations) {
    return new Reply(id, null, observations, null);
  }

  static Reply failure(long id, String failure) {
    return new Reply(id, null, null, failure);
  }
}
