package dev.assize.sandbox.watch;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that {@link Launcher} started, seen as any other. Thread-safe. */
final class WatchedProcess extends Process {

  private static final int SIGTERM = 15;
  private static final int SIGKILL = 9;

  private final int pid;
  private final int handle;
  private final List<Pipe> pipes;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  WatchedProcess(int pid, int handle, List<Pipe> pipes) {
    this.pid = pid;
    this.handle = handle;
    this.pipes = pipes;
  }

  @Override
  public OutputStream getOutputStream() {
    return pipes.get(0).output();
  }

  @Override
  public InputStream getInputStream() {
    return pipes.get(1).input();
  }

  @Override
  public InputStream getErrorStream() {
    return pipes.get(2).input();
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public int waitFor() throws InterruptedException {
    try {
      return exit.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      exit.get(Math.max(0, timeout), unit);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public int exitValue() {
    if (!exit.isDone()) {
      throw new IllegalThreadStateException("process has not exited");
    }
    return exit.join();
  }

  @Override
  public boolean isAlive() {
    return !exit.isDone();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit.thenApplyAsync(status -> this);
  }

  @Override
  public ProcessHandle toHandle() {
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new UnsupportedOperationException("the process has gone"));
  }

  @Override
  public boolean supportsNormalTermination() {
    return true;
  }

  @Override
  public void destroy() {
    signal(SIGTERM);
  }

  @Override
  public Process destroyForcibly() {
    signal(SIGKILL);
    return this;
  }

  /** Tells whoever waits; only the first call counts. */
  synchronized void ended(int status) {
    if (exit.complete(status)) {
      Kernel.close(handle);
    }
  }

  private synchronized void signal(int number) {
    if (!exit.isDone() && handle >= 0) {
      Kernel.call(Syscall.PIDFD_SEND_SIGNAL, handle, number, 0, 0);
    }
  }
}
