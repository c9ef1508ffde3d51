package dev.assize.bench;

import dev.assize.sandbox.Sandbox;
import dev.assize.sandbox.Settings;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What isolation costs: a command that does nothing, and one that works with many files and
 * processes, inside and bare. The bare ones work in memory too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init")
public class SandboxBench {

  private static final String FILES =
      """
      for i in $(seq 1000); do echo $i >f$i; done
      cat f* >all
      grep -rl needle /usr/share/perl /usr/include >/dev/null
      for i in $(seq 60); do /bin/true; done
      rm f*
      """;

  private Sandbox sandbox;
  private Path memory;

  @Setup(Level.Trial)
  public void open() throws IOException {
    sandbox = Sandbox.open(Settings.DEFAULT);
    memory = Files.createTempDirectory(Path.of("/dev/shm"), "bench");
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    sandbox.close();
    Files.deleteIfExists(memory.resolve("all"));
    Files.delete(memory);
  }

  @Benchmark
  public JobResult nothingInside() throws InterruptedException {
    return sandbox.run(Job.of("true").build());
  }

  @Benchmark
  public int nothingBare() throws IOException, InterruptedException {
    return bare("true");
  }

  @Benchmark
  public JobResult filesInside() throws InterruptedException {
    return sandbox.run(Job.of("bash", "-c", FILES).build());
  }

  @Benchmark
  public int filesBare() throws IOException, InterruptedException {
    return bare("bash", "-c", FILES);
  }

  private int bare(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(memory.toFile()).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
