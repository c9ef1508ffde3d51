package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is killed, nothing that can still act stays behind. */
@Tag("sandbox")
final class KillTest {

  private final Path folder;
  private final Traces traces;

  KillTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.traces = new Traces(folder);
  }

  @Test
  void whenTheJvmIsKilledEverythingInsideEndsAndTheNextSandboxClearsItsDirectory()
      throws Exception {
    Process jvm =
        new ProcessBuilder(OtherJvm.commandLine(folder, OtherJvm.classPath(), "sleep", "3801.25"))
            .start();
    ProcessHandle inside = Traces.awaitProcess("3801.25");
    traces.note(jvm.toHandle());
    jvm.destroyForcibly().waitFor();

    assertThat(traces.noted()).isGreaterThan(6);
    assertThat(traces.processesAfterAWhile()).isEmpty();
    assertThat(inside.isAlive()).isFalse();
    assertThat(traces.directories()).isNotEmpty();
    traces.sandbox().close();
    assertThat(traces.directories()).isEmpty();
  }

  @Test
  void whenTheWardenIsKilledItsJobsEndAndTheirCallersAreTold() throws Exception {
    try (Sandbox sandbox = traces.sandbox();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobResult> result =
          threads.submit(() -> sandbox.run(Jobs.shell("exec sleep 3802.25").build()));
      Traces.awaitProcess("3802.25");
      traces.note(ProcessHandle.current());
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().command().orElse("").endsWith("/java"))
          .forEach(ProcessHandle::destroyForcibly);

      assertThatThrownBy(result::get)
          .hasCauseInstanceOf(SandboxException.class)
          .hasMessageContaining("the warden has ended");
      assertThat(traces.processesAfterAWhile()).isEmpty();
      assertThatThrownBy(() -> sandbox.run(Jobs.shell("true").build()))
          .isInstanceOf(SandboxException.class);
    }
  }

  @Test
  void whenOneJobIsKilledFromOutsideTheOthersGoOn() throws Exception {
    try (Sandbox sandbox = traces.sandbox();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobResult> victim =
          threads.submit(() -> sandbox.run(Jobs.shell("sleep 3803.25; echo on").build()));
      Future<JobResult> other =
          threads.submit(() -> sandbox.run(Jobs.shell("sleep 1; echo done").build()));
      ProcessHandle sleep = Traces.awaitProcess("3803.25");
      ancestor(sleep, 3).destroyForcibly();

      assertThat(victim.get().ending()).isEqualTo(Ending.KILLED);
      assertThat(victim.get().usable()).isFalse();
      assertThat(victim.get().gone().proven()).isTrue();
      assertThat(other.get().stdout().text()).isEqualTo("done\n");
    }
  }

  @Test
  void whenTheFirstProcessOfAJobIsKilledAllOfItEnds() throws Exception {
    try (Sandbox sandbox = traces.sandbox();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobResult> victim =
          threads.submit(() -> sandbox.run(Jobs.shell("sleep 3805.25; echo on").build()));
      ancestor(Traces.awaitProcess("3805.25"), 2).destroyForcibly();

      assertThat(victim.get().exitCode()).isEqualTo(128 + 9);
      assertThat(victim.get().gone().proven()).isTrue();
      assertThat(victim.get().stdout().text()).isEmpty();
    }
  }

  private static ProcessHandle ancestor(ProcessHandle process, int generations) {
    ProcessHandle ancestor = process;
    for (int i = 0; i < generations; i++) {
      ancestor = ancestor.parent().orElseThrow();
    }
    return ancestor;
  }

  @Test
  void closingLeavesNothing() throws Exception {
    try (Sandbox sandbox = traces.sandbox()) {
      sandbox.run(Jobs.shell("setsid sleep 3804 & exit 0").build());
      traces.note(ProcessHandle.current());
    }

    assertThat(traces.noted()).isGreaterThan(3);
    assertThat(traces.processes()).isEmpty();
    assertThat(traces.mounts()).isEmpty();
    assertThat(traces.directories()).isEmpty();
  }
}
