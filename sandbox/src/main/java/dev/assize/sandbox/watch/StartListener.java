package dev.assize.sandbox.watch;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The thread that answers the kernel. It ends when the last process under the filter has gone, or
 * when it is told to.
 *
 * <p>Whatever goes wrong while a question is looked at, it is answered: a question without an
 * answer would hold up the run for ever, and one whose listener has gone fails the program's call.
 */
final class StartListener implements Runnable {

  private final Launcher launcher;
  private final Thread launching;
  private final Spawn spawn;
  private final Bell bell;
  private final StartRecorder recorder;
  private final Gaps gaps;
  private final CompletableFuture<Boolean> started = new CompletableFuture<>();
  private volatile @Nullable WatchedProcess process;
  private volatile boolean closing;
  private boolean finished;

  StartListener(
      Launcher launcher,
      Thread launching,
      Spawn spawn,
      Bell bell,
      StartRecorder recorder,
      Gaps gaps) {
    this.launcher = launcher;
    this.launching = launching;
    this.spawn = spawn;
    this.bell = bell;
    this.recorder = recorder;
    this.gaps = gaps;
  }

  /**
   * The process, once it has started.
   *
   * @throws IOException if it could not be
   */
  Process awaitStart() throws IOException {
    started.join();
    Process result = process;
    if (result == null) {
      throw new IOException(Kernel.error(launcher.pid()));
    }
    return result;
  }

  /** Stops listening when the program has ended, even if descendants of it are left. */
  synchronized void close() {
    closing = true;
    if (!finished) {
      bell.ring();
    }
  }

  @Override
  public void run() {
    while (!launcher.hasListener()) {
      bell.await(-1);
    }
    int listener = launcher.listener();
    if (listener < 0) {
      gaps.add("program starts were not observed: seccomp: " + Kernel.error(listener));
    }
    try {
      listen(listener);
    } finally {
      Kernel.close(listener);
      finish();
    }
  }

  private void listen(int listener) {
    Question question = new Question(listener);
    boolean open = listener >= 0;
    while (!hasEnded() || (open && !closing)) {
      short ready = bell.await(open ? listener : -1);
      progress();
      if ((ready & Bell.POLLIN) != 0) {
        answer(question);
      } else if ((ready & (Bell.POLLHUP | Bell.POLLERR)) != 0) {
        open = false;
      }
    }
  }

  private void answer(Question question) {
    if (!question.receive()) {
      return;
    }
    try {
      recorder.record(question);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      gaps.add("a program start could not be recorded: " + e.getClass().getSimpleName());
    } finally {
      question.answer();
    }
  }

  /** Tells others what the launcher may not tell them itself. */
  private void progress() {
    int pid = launcher.pid();
    if (pid < 0) {
      started.complete(false);
    } else if (process == null && launcher.handle() != Launcher.NONE) {
      process = new WatchedProcess(pid, launcher.handle(), spawn.pipes());
      started.complete(true);
    }
    WatchedProcess running = process;
    if (running != null && launcher.status() >= 0) {
      running.ended(launcher.status());
    }
  }

  private boolean hasEnded() {
    return launcher.pid() < 0 || launcher.status() >= 0;
  }

  /** The bell may go only when nobody can ring it any more. */
  private void finish() {
    Patience.awaitEnd(launching);
    progress();
    synchronized (this) {
      finished = true;
      bell.close();
    }
  }
}
