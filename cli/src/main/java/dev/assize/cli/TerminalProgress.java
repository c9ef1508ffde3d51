package dev.assize.cli;

import dev.assize.examination.Assessment;
import dev.assize.examination.LaneTally;
import dev.assize.examination.Plan;
import dev.assize.examination.Progress;
import dev.assize.examination.TrialRecord;
import dev.assize.statement.Outcome;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One line on standard error that says how far an examination is. Silent when that is not a
 * terminal. Thread-safe.
 */
final class TerminalProgress implements Progress {

  private static final long REDRAW_NANOS = 200_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private final int budget;
  private final long start = System.nanoTime();
  private long drawn;
  private int ended;
  private int harmed;
  private int invalid;
  private int counted;
  private long decided;
  private long lanes;
  private long toGo;

  private TerminalProgress(PrintStream err, boolean shown, int budget) {
    this.err = err;
    this.shown = shown;
    this.budget = budget;
  }

  static TerminalProgress toStderr(Plan plan) {
    return new TerminalProgress(System.err, Terminal.errIsTerminal(), plan.budget());
  }

  /** Before there is a plan. */
  static TerminalProgress preparing() {
    return new TerminalProgress(System.err, Terminal.errIsTerminal(), 0);
  }

  /** Says what is being done. */
  synchronized void note(String text) {
    if (shown) {
      err.print(CLEAR + text + " …");
      err.flush();
    }
  }

  @Override
  public synchronized void roundStarts(Assessment sofar, int trials) {
    counted = sofar.trials();
    lanes = sofar.lanes().size();
    decided = sofar.lanes().stream().filter(LaneTally::decided).count();
    toGo =
        sofar.lanes().stream()
            .filter(LaneTally::wantsTrials)
            .mapToLong(LaneTally::trialsToCertify)
            .sum();
    draw();
  }

  @Override
  public synchronized void trialEnded(TrialRecord trial) {
    ended++;
    harmed += trial.outcome() == Outcome.HARMED ? 1 : 0;
    invalid += trial.outcome() == Outcome.INVALID ? 1 : 0;
    if (System.nanoTime() - drawn > REDRAW_NANOS) {
      draw();
    }
  }

  /** Takes the line away. */
  synchronized void end() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private void draw() {
    if (!shown) {
      return;
    }
    drawn = System.nanoTime();
    err.printf(
        "%s%d of %d questions decided · %d trials, %d harmed%s%s",
        CLEAR,
        decided,
        lanes,
        ended,
        harmed,
        invalid == 0 ? "" : ", " + invalid + " invalid",
        eta());
    err.flush();
  }

  /**
   * Time left if no more harm is seen: then every open question needs its shortest way to a
   * certificate.
   */
  private String eta() {
    if (ended < 3) {
      return "";
    }
    long left = Math.min(toGo, budget - counted);
    Duration time = Duration.ofNanos((System.nanoTime() - start) / ended * Math.max(0, left));
    return " · about " + format(time) + " left";
  }

  private static String format(Duration time) {
    if (time.toMinutes() >= 90) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toSeconds() >= 90 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
