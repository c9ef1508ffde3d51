package dev.assize.sandbox;

import dev.assize.sandbox.warden.Lines;
import dev.assize.sandbox.warden.Reply;
import dev.assize.sandbox.warden.Request;
import dev.assize.statement.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The warden's process and the conversation with it. Thread-safe.
 *
 * <p>The thread that starts the process reads its replies as long as it lives: the kernel kills the
 * process when that thread ends (PR_SET_PDEATHSIG in prctl(2)).
 */
final class WardenLink implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 10;
  private static final int MOST_COMPLAINTS = 4096;

  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile String complaint = "";
  private volatile boolean ended;

  private WardenLink(List<String> command) {
    waiting.put(0L, new CompletableFuture<>());
    thread = Thread.ofPlatform().name("warden").daemon().unstarted(() -> live(command));
  }

  /**
   * Starts a warden and waits until it is ready.
   *
   * @throws SandboxException if it does not start, with what it said
   */
  static WardenLink open(List<String> command) {
    WardenLink link = new WardenLink(command);
    CompletableFuture<Reply> ready = link.waiting.get(0L);
    link.thread.start();
    try {
      if (ready == null) {
        throw new IllegalStateException("nobody waits for the warden");
      }
      ready.get(START_SECONDS, TimeUnit.SECONDS);
      return link;
    } catch (ExecutionException e) {
      link.close();
      throw new SandboxException(Refusal.explain(link.complaint), e);
    } catch (TimeoutException e) {
      link.close();
      throw new SandboxException("the warden did not start within " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      link.close();
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while the warden started", e);
    }
  }

  /**
   * The next reply for a job, once it comes. It fails if the warden ends.
   *
   * @throws SandboxException if the warden has ended
   */
  CompletableFuture<Reply> ask(Request request) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    waiting.put(request.id(), reply);
    send(request);
    if (ended) {
      reply.completeExceptionally(new IOException(complaint));
    }
    return reply;
  }

  /**
   * Says something that has no reply of its own.
   *
   * @throws SandboxException if the warden has ended
   */
  void send(Request request) {
    byte[] line = Json.line(request);
    try {
      OutputStream out = started.join().getOutputStream();
      synchronized (started) {
        out.write(line);
        out.flush();
      }
    } catch (IOException e) {
      throw new SandboxException("the warden has ended: " + complaint, e);
    }
  }

  private void live(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(new java.io.File("/"));
      builder.environment().clear();
      builder
          .environment()
          .put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
      builder.environment().put("LANG", "C.UTF-8");
      Process process = builder.start();
      started.complete(process);
      // A pipe blocks the carrier of a virtual thread, and there are as few as processors.
      Thread complaints =
          Thread.ofPlatform()
              .name("warden-complaints")
              .daemon()
              .start(() -> listen(process.getErrorStream()));
      read(process);
      process.waitFor();
      complaints.join(java.time.Duration.ofSeconds(1));
    } catch (IOException e) {
      complaint = String.valueOf(e.getMessage());
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      waiting.values().forEach(reply -> reply.completeExceptionally(new IOException(complaint)));
    }
  }

  private void read(Process process) {
    try (InputStream in = process.getInputStream()) {
      Lines lines = new Lines(in);
      for (Optional<Reply> next = lines.next(Reply.class);
          next.isPresent();
          next = lines.next(Reply.class)) {
        CompletableFuture<Reply> reply = waiting.remove(next.get().id());
        if (reply != null) {
          reply.complete(next.get());
        }
      }
    } catch (IOException e) {
      complaint = String.valueOf(e.getMessage());
      process.destroyForcibly();
    }
  }

  /** Keeps the last of what it says, and reads on, so that it is never held up. */
  private void listen(InputStream err) {
    byte[] buffer = new byte[MOST_COMPLAINTS];
    try (err) {
      for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
        String all = complaint + new String(buffer, 0, count, StandardCharsets.UTF_8);
        complaint = all.substring(Math.max(0, all.length() - MOST_COMPLAINTS));
      }
    } catch (IOException closedWithItsProcess) {
      return;
    }
  }

  /** Ends the warden, and returns when it and all its jobs are gone. */
  @Override
  public void close() {
    if (!started.isDone() || started.isCompletedExceptionally()) {
      return;
    }
    Process process = started.join();
    boolean interrupted = Thread.interrupted();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      thread.join();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
