package dev.assize.sandbox.warden;

import dev.assize.sandbox.isolation.Ground;
import dev.assize.sandbox.isolation.IsolatedRun;
import dev.assize.sandbox.isolation.Network;
import dev.assize.sandbox.isolation.Watcher;
import dev.assize.sandbox.job.Job;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests until they end, each job in a platform thread of its own. */
final class Service {

  private final Ground ground;
  private final Network network;
  private final List<Watcher> watchers;
  private final OutputStream out;
  private final Map<Long, IsolatedRun> running = new ConcurrentHashMap<>();

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
      Request request = next.get();
      Job job = request.job();
      if (job == null) {
        cancel(request.id());
      } else {
        start(request.id(), job);
      }
    }
  }

  private void cancel(long id) {
    IsolatedRun run = running.get(id);
    if (run != null) {
      run.cancel();
    }
  }

  private void start(long id, Job job) {
    IsolatedRun run = new IsolatedRun(ground, id, job, network, watchers);
    running.put(id, run);
    Thread.ofPlatform().name("job-" + id).daemon().start(() -> answer(id, run));
  }

  private void answer(long id, IsolatedRun run) {
    Reply reply = replyOf(id, run);
    running.remove(id);
    try {
      send(reply);
    } catch (IOException nobodyListens) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Whatever one job does to us, the others go on. */
  private static Reply replyOf(long id, IsolatedRun run) {
    try {
      return new Reply(id, run.run(), null);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return new Reply(id, null, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(id, null, "interrupted");
    }
  }

  private void send(Reply reply) throws IOException {
    byte[] line = Json.line(reply);
    synchronized (out) {
      out.write(line);
      out.flush();
    }
  }
}
