package dev.assize.examination;

import dev.assize.statement.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Runs the trials of a round side by side, and has them written down. */
final class RoundRunner {

  private final Plan plan;
  private final Earlier earlier;
  private final TrialRunner runner;
  private final Recorder recorder;
  private final Semaphore places;
  private final ExecutorService threads;

  /**
   * @param workers how many trials may run at once
   */
  RoundRunner(
      Plan plan,
      Earlier earlier,
      TrialRunner runner,
      Recorder recorder,
      int workers,
      ExecutorService threads) {
    this.plan = plan;
    this.earlier = earlier;
    this.runner = runner;
    this.recorder = recorder;
    this.places = new Semaphore(workers);
    this.threads = threads;
  }

  /**
   * What an earlier run of the same examination left.
   *
   * @param brokenOffAt names of the trials at which it was broken off, which get their attempts
   *     anew
   */
  record Earlier(Attempts attempts, Set<String> brokenOffAt) {

    int allowed(Trial trial, int attempts) {
      TrialRecord last = this.attempts.last(trial);
      return last != null && brokenOffAt.contains(trial.name())
          ? last.attempt() + attempts
          : attempts;
    }
  }

  /** The settled records of a round, in its order; what the disk does not have yet follows. */
  List<TrialRecord> run(List<Trial> round) throws InterruptedException {
    recorder.beginRound();
    List<Future<TrialRecord>> running = new ArrayList<>();
    for (Trial trial : round) {
      running.add(threads.submit(() -> settle(trial)));
    }
    try {
      return Recorder.await(running);
    } finally {
      running.forEach(trial -> trial.cancel(true));
    }
  }

  /** Attempts a trial until it is valid or the attempts are used up. */
  private TrialRecord settle(Trial trial) throws InterruptedException {
    TrialRecord last = earlier.attempts().last(trial);
    int allowed = earlier.allowed(trial, plan.attempts());
    while (!settled(last, allowed)) {
      Attempt attempt = attempt(trial, last == null ? 1 : last.attempt() + 1);
      last = attempt.record();
      Future<?> written = recorder.write(attempt);
      if (!settled(last, allowed)) {
        Recorder.await(List.of(written));
      }
    }
    return Objects.requireNonNull(last);
  }

  private Attempt attempt(Trial trial, int number) throws InterruptedException {
    places.acquire();
    try {
      return runner.attempt(trial, number);
    } finally {
      places.release();
    }
  }

  /** Whether there is an attempt that counts. */
  static boolean settled(@Nullable TrialRecord last, int attempts) {
    return last != null && (last.outcome() != Outcome.INVALID || last.attempt() >= attempts);
  }
}
