package dev.assize.sandbox.warden;

import dev.assize.sandbox.isolation.Ground;
import dev.assize.sandbox.isolation.IsolatedJob;
import dev.assize.sandbox.isolation.Network;
import dev.assize.sandbox.isolation.Watcher;
import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Job;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Answers requests until they end, each job in a platform thread of its own. */
final class Service {

  private final Ground ground;
  private final Network network;
  private final List<Watcher> watchers;
  private final OutputStream out;
  private final Map<Long, Desk> desks = new ConcurrentHashMap<>();

  Service(Ground ground, Network network, List<Watcher> watchers, OutputStream out) {
    this.ground = ground;
    this.network = network;
    this.watchers = List.copyOf(watchers);
    this.out = out;
  }

  /**
   * Serves to the end of the stream.
   *
   * @throws IOException if something else than a request comes, or nobody takes the replies
   */
  void serve(InputStream in) throws IOException {
    send(Reply.READY);
    Lines lines = new Lines(in);
    for (Optional<Request> next = lines.next(Request.class);
        next.isPresent();
        next = lines.next(Request.class)) {
      take(next.get());
    }
  }

  /** What comes for a job that is over comes too late. */
  private void take(Request request) {
    Job job = request.job();
    if (job != null) {
      Desk desk = new Desk(request.id(), job);
      desks.put(request.id(), desk);
      Thread.ofPlatform().name("job-" + request.id()).daemon().start(desk);
      return;
    }
    Desk desk = desks.get(request.id());
    if (desk != null) {
      desk.take(request);
    }
  }

  private void answer(Reply reply) {
    try {
      send(reply);
    } catch (IOException nobodyListens) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** One after the other is written out, too: a reply may be as large as a job's whole output. */
  private void send(Reply reply) throws IOException {
    synchronized (out) {
      out.write(Json.line(reply));
      out.flush();
    }
  }

  /**
   * Where the requests for one job are worked through. Whatever it does to us, the others go on.
   */
  private final class Desk implements Runnable {

    private final long id;
    private final Job job;
    private final BlockingQueue<Optional<Command>> next = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;
    private volatile @Nullable IsolatedJob running;

    Desk(long id, Job job) {
      this.id = id;
      this.job = job;
      next.add(Optional.of(job.command()));
    }

    void take(Request request) {
      if (request.action() == Request.Action.CANCEL) {
        cancelled = true;
        IsolatedJob isolated = running;
        if (isolated != null) {
          isolated.cancel();
        }
      } else {
        next.add(Optional.ofNullable(request.command()));
      }
    }

    @Override
    public void run() {
      Reply last = work();
      desks.remove(id);
      answer(last);
    }

    /** The last reply; the others are sent on the way. */
    private Reply work() {
      try (IsolatedJob isolated = IsolatedJob.open(ground, id, job, network, watchers)) {
        running = isolated;
        if (cancelled) {
          isolated.cancel();
        }
        for (Optional<Command> command = next.take(); command.isPresent(); command = next.take()) {
          answer(Reply.of(id, isolated.run(command.get())));
        }
        return Reply.of(id, isolated.end());
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        return Reply.failure(id, String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.failure(id, "interrupted");
      }
    }
  }
}
