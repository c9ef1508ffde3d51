package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.job.JobResult;
import dev.assize.statement.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many jobs, for a quarter of which a process of ours is killed at a random moment, and then a look
 * for what is left.
 */
final class Endurance {

  private final Seed.Random random;
  private final Traces traces;
  private Sandbox sandbox;
  private int finished;
  private int broken;
  private int kills;

  Endurance(Seed seed, Path folder) throws IOException {
    random = seed.random();
    traces = new Traces(folder);
    sandbox = traces.sandbox();
  }

  void run(int jobs) throws Exception {
    int files = openFiles();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int job = 0; job < jobs; job++) {
        boolean doomed = job % 4 == 3;
        String script = "setsid sleep 99 & echo a >f; exec sleep " + (doomed ? "0.6" : "0.05");
        Future<JobResult> result = threads.submit(() -> sandbox.run(Jobs.shell(script).build()));
        if (doomed) {
          killSomeone(result);
        }
        conclude(result);
      }
    } finally {
      sandbox.close();
    }
    assertThat(finished + broken).isEqualTo(jobs);
    assertThat(kills).isEqualTo(jobs / 4);
    assertThat(traces.noted()).isGreaterThan(6);
    assertThat(traces.processesAfterAWhile()).isEmpty();
    assertThat(traces.mounts()).isEmpty();
    assertThat(openFiles()).isLessThan(files + 20);
    traces.sandbox().close();
    assertThat(traces.directories()).isEmpty();
  }

  /** Kills some process between this JVM and the job's last, the warden once in a while. */
  private void killSomeone(Future<JobResult> job) throws InterruptedException {
    Thread.sleep(random.nextInt(300));
    boolean higher = random.nextInt(8) == 0;
    boolean hit = false;
    while (!hit && !job.isDone()) {
      traces.note(ProcessHandle.current());
      List<ProcessHandle> wardens = wardens();
      List<ProcessHandle> victims = higher ? wardens : allBut(wardens);
      hit = !victims.isEmpty() && random.pick(victims).destroyForcibly();
      Thread.sleep(2);
    }
    kills += hit ? 1 : 0;
  }

  private static List<ProcessHandle> allBut(List<ProcessHandle> wardens) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !wardens.contains(process))
        .toList();
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
        broken++;
      }
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(SandboxException.class);
      broken++;
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
