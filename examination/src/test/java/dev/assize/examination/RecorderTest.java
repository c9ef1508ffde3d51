package dev.assize.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.statement.Outcome;
import dev.assize.statement.Seed;
import dev.assize.statement.trace.TraceEvent;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  private static final int A_WHILE_MILLIS = 200;
  private static final Plan PLAN = Plans.of(1, 0.3, 200, 400);

  @TempDir private Path path;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch held = new CountDownLatch(1);
  private Journal journal;
  private TraceStore traces;
  private Recorder recorder;

  @BeforeEach
  void open() {
    journal = Journal.open(path.resolve("journal.jsonl"));
    traces = new TraceStore(path.resolve("traces"));
    recorder = new Recorder(journal, traces, new Held(0), threads);
  }

  @AfterEach
  void close() {
    held.countDown();
    threads.close();
    journal.close();
  }

  @Test
  void whatWasWrittenDownIsInTheJournalAndItsTraceInTheStore() throws Exception {
    held.countDown();
    recorder.beginRound();
    Attempt attempt = attempt(0);
    recorder.write(attempt);
    recorder.finish();

    assertThat(Journal.read(path.resolve("journal.jsonl"))).containsExactly(attempt.record());
    assertThat(traces.get(attempt.record().trace())).hasSize(1);
  }

  @Test
  void noLineOfTheNextRoundIsWrittenBeforeAllOfThisOneAre() throws Exception {
    recorder.beginRound();
    recorder.write(attempt(0));
    recorder.beginRound();
    Future<?> next = recorder.write(attempt(1));

    assertThatThrownBy(() -> next.get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(journal.records()).extracting(TrialRecord::index).doesNotContain(1);
    held.countDown();
    next.get();
    assertThat(journal.records()).extracting(TrialRecord::index).containsExactly(0, 1);
  }

  @Test
  void noMoreThanOneRoundRunsAhead() throws Exception {
    recorder.beginRound();
    recorder.write(attempt(0));
    recorder.beginRound();
    Future<?> third =
        threads.submit(() -> {
          recorder.beginRound();
          return null;
        });

    assertThatThrownBy(() -> third.get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    held.countDown();
    third.get();
  }

  @Test
  void whatCannotBeWrittenEndsTheExaminationAndIsNotInTheJournal() throws Exception {
    held.countDown();
    Files.delete(path.resolve("traces"));
    recorder.beginRound();
    recorder.write(attempt(0));
    recorder.beginRound();
    recorder.write(attempt(1));

    assertThatThrownBy(recorder::beginRound).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(recorder::finish).isInstanceOf(UncheckedIOException.class);
    assertThat(journal.records()).isEmpty();
  }

  @Test
  void anExaminationGoesOnWhileARoundIsWrittenDown() throws Exception {
    Plan plan = SmallExamination.plan(24).draw(new Seed("21".repeat(32)));
    ExaminationFolder folder =
        ExaminationFolder.create(path.resolve("examination"), plan, Map.of());
    Held untilTheSecondRound = new Held(2);

    SmallExamination.run(folder, 4, untilTheSecondRound);

    assertThat(untilTheSecondRound.waitedInVain).isFalse();
    assertThat(Examination.recompute(plan, Journal.read(folder.journal())))
        .isEqualTo(folder.findings());
  }

  @Test
  void anAttemptThatIsMadeAgainAndCannotBeWrittenEndsTheExaminationAsAFullDiskDoes()
      throws Exception {
    Plan plan = SmallExamination.plan(24).draw(new Seed("21".repeat(32)));
    ExaminationFolder folder =
        ExaminationFolder.create(path.resolve("examination"), plan, Map.of());

    assertThatThrownBy(() ->
            SmallExamination.runUnusable(
                folder, () -> Files.deleteIfExists(path.resolve("examination/traces"))))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static Attempt attempt(int index) {
    Trial trial = new Trial(PLAN.lane("no-h0"), index, "pay", "plea@mail-body");
    TraceLines trace =
        TraceLines.of(List.of(new TraceEvent.TrialOpened(0, "trial " + index, null)));
    return new Attempt(Records.of(trial, Outcome.RESISTED, trace.digest()), trace);
  }

  /** Lets no trial be down until a round starts; or, where that is 0, until it is let go. */
  private final class Held implements Progress {
    private final int round;
    private int rounds;
    private volatile boolean waitedInVain;

    Held(int round) {
      this.round = round;
    }

    @Override
    public void roundStarts(Assessment sofar, int trials) {
      if (++rounds == round) {
        held.countDown();
      }
    }

    @Override
    public void trialEnded(TrialRecord trial) {
      try {
        waitedInVain |= !held.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
