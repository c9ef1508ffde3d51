package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.job.JobResult;
import dev.assize.statement.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many jobs, a quarter of which are killed at random moments, and then a look for what is left. */
final class Endurance {

  private final Seed.Random random;
  private final Traces traces;
  private Sandbox sandbox;
  private int finished;
  private int killed;

  Endurance(Seed seed, Path folder) throws IOException {
    random = seed.random();
    traces = new Traces(folder);
    sandbox = traces.sandbox();
  }

  void run(int jobs) throws Exception {
    int files = openFiles();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int job = 0; job < jobs; job++) {
        String mark = "0.3" + (100_000 + job);
        Future<JobResult> result =
            threads.submit(() ->
                sandbox.run(Jobs.shell("setsid sleep 99 & echo a >f; exec sleep " + mark).build()));
        if (job % 4 == 3) {
          killSomeone(mark);
        }
        conclude(result);
      }
    } finally {
      sandbox.close();
    }
    assertThat(finished + killed).isEqualTo(jobs);
    assertThat(killed).isGreaterThanOrEqualTo(jobs / 8);
    assertThat(traces.noted()).isGreaterThan(6);
    assertThat(traces.processesAfterAWhile()).isEmpty();
    assertThat(traces.mounts()).isEmpty();
    assertThat(openFiles()).isLessThan(files + 20);
    traces.sandbox().close();
    assertThat(traces.directories()).isEmpty();
  }

  private void killSomeone(String mark) throws InterruptedException {
    Thread.sleep(random.nextInt(200));
    traces.note(ProcessHandle.current());
    Optional<ProcessHandle> sleep = Traces.process(mark);
    int who = random.nextInt(8);
    if (who == 0) {
      random.pick(wardens()).destroyForcibly();
    } else if (sleep.isPresent()) {
      ProcessHandle victim = sleep.get();
      for (int up = who % 3; up > 0 && victim.parent().isPresent(); up--) {
        victim = victim.parent().get();
      }
      victim.destroyForcibly();
    }
  }

  /** The processes between this JVM and the jobs: those that make the namespaces, and the JVM. */
  private static List<ProcessHandle> wardens() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").matches(".*/(java|unshare|dash|sh)"))
        .toList();
  }

  private void conclude(Future<JobResult> result) throws InterruptedException {
    try {
      JobResult.Ending ending = result.get().ending();
      assertThat(result.get().gone().proven()).isTrue();
      if (ending == JobResult.Ending.EXITED && result.get().exitCode() == 0) {
        finished++;
      } else {
        killed++;
      }
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(SandboxException.class);
      killed++;
      sandbox.close();
      sandbox = traces.sandbox();
    }
  }

  private static int openFiles() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return (int) files.count();
    }
  }
}
