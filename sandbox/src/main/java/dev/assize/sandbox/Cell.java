package dev.assize.sandbox;

import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.Observations;
import dev.assize.sandbox.warden.Reply;
import dev.assize.sandbox.warden.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The place of one job, in which its commands run one after another. Between them no process is
 * left, but the home is. For one thread.
 */
public final class Cell implements AutoCloseable {

  private final WardenLink warden;
  private final long id;
  private final Path captured;
  private final JobResult first;
  private @Nullable Observations observations;
  private boolean over;

  private Cell(WardenLink warden, long id, Path captured, JobResult first) {
    this.warden = warden;
    this.id = id;
    this.captured = captured;
    this.first = first;
  }

  static Cell open(WardenLink warden, long id, Job job, Path captures) throws InterruptedException {
    JobResult first = result(await(warden, Request.open(id, job)));
    return new Cell(warden, id, captures.resolve(Long.toString(id)), first);
  }

  /** How the job's first command ended. */
  public JobResult first() {
    return first;
  }

  /**
   * Runs another command to its end.
   *
   * @throws SandboxException if it could not be run; the job is over then
   * @throws InterruptedException if the thread is interrupted; the job is over then, too
   */
  public JobResult run(Command command) throws InterruptedException {
    over = true;
    JobResult result = result(await(warden, Request.run(id, command)));
    over = false;
    return result;
  }

  /**
   * Clears the place away, and tells what was seen of the whole job. The second call tells the
   * same.
   *
   * @throws SandboxException if the end could not be established
   */
  public Observations end() throws InterruptedException {
    if (observations == null) {
      over = true;
      Reply reply = await(warden, Request.end(id));
      if (reply.observations() == null) {
        throw new SandboxException("the job was not ended: " + reply.failure());
      }
      observations = reply.observations();
    }
    return observations;
  }

  /**
   * The folder with what was captured of its traffic: complete once it was {@linkplain #end ended},
   * and there until the sandbox closes.
   */
  public Path captured() {
    return captured;
  }

  /**
   * Deletes what was captured. To be called when the job has ended and nobody needs it any more.
   *
   * @throws SandboxException if that is not possible
   */
  public void forget() {
    try {
      WardenDirectory.delete(captured);
    } catch (IOException e) {
      throw new SandboxException("cannot delete " + captured + ": " + e.getMessage(), e);
    }
  }

  /** Clears the place away, if that is not done. */
  @Override
  public void close() {
    if (!over) {
      over = true;
      warden.ask(Request.end(id)).exceptionally(Cell::lost).join();
    }
  }

  private static Reply await(WardenLink warden, Request request) throws InterruptedException {
    CompletableFuture<Reply> reply = warden.ask(request);
    try {
      return reply.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new SandboxException(
          "the warden has ended, and its jobs with it: " + cause.getMessage(), e);
    } catch (InterruptedException e) {
      takeBack(warden, request.id(), reply);
      throw e;
    }
  }

  private static void takeBack(WardenLink warden, long id, CompletableFuture<Reply> reply) {
    warden.send(Request.cancel(id));
    Reply last = reply.exceptionally(Cell::lost).join();
    if (last.result() != null) {
      warden.ask(Request.end(id)).exceptionally(Cell::lost).join();
    }
  }

  private static Reply lost(Throwable warden) {
    return new Reply(1, null, null, "the warden has ended");
  }

  private static JobResult result(Reply reply) {
    JobResult result = reply.result();
    if (result == null) {
      throw new SandboxException("the job was not run: " + reply.failure());
    }
    return result;
  }
}
