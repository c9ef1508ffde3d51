package dev.assize.examination;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Writes down what trials left. The next round may run while the disk is waited for.
 *
 * <p>A trace is on disk before the journal line that names it, and no line of a round is written
 * before all lines of the rounds before are on disk. So a journal never has a trial that was chosen
 * by results it does not have, and who is killed loses the trials of two rounds at most. Many
 * threads may {@link #write}; rounds are begun and finished by one, when all their trials have
 * ended.
 */
final class Recorder {

  private final Journal journal;
  private final TraceStore traces;
  private final Progress progress;
  private final ExecutorService threads;
  private List<Future<?>> lastRound = List.of();
  private List<Future<?>> thisRound = new ArrayList<>();

  /**
   * @param threads of which none is interrupted while it writes
   */
  Recorder(Journal journal, TraceStore traces, Progress progress, ExecutorService threads) {
    this.journal = journal;
    this.traces = traces;
    this.progress = progress;
    this.threads = threads;
  }

  /**
   * Begins a round. Waits until all rounds before the last one are on disk.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  void beginRound() throws InterruptedException {
    await(lastRound);
    synchronized (this) {
      lastRound = thisRound;
      thisRound = new ArrayList<>();
    }
  }

  /** Writes down an attempt of this round. The answer is there when it is on disk. */
  synchronized Future<?> write(Attempt attempt) {
    List<Future<?>> earlier = lastRound;
    Future<?> written =
        threads.submit(() -> {
          traces.put(attempt.trace());
          await(earlier);
          journal.append(attempt.record());
          progress.trialEnded(attempt.record());
          return null;
        });
    thisRound.add(written);
    return written;
  }

  /**
   * Waits until everything is on disk.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void finish() throws InterruptedException {
    await(lastRound);
    await(thisRound);
  }

  /** Waits until all of them have ended; throws what the first failed one threw. */
  static <T> List<T> await(List<? extends Future<? extends T>> running)
      throws InterruptedException {
    try {
      List<T> results = new ArrayList<>();
      for (Future<? extends T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException full) {
        throw full;
      }
      throw new IllegalStateException("a trial failed in Assize itself", e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException("a trial was cancelled", e);
    }
  }
}
