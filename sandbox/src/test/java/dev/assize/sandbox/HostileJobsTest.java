package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import dev.assize.sandbox.job.JobResult.Limit;
import dev.assize.sandbox.job.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs that try to use up the machine, to outlive themselves, or to trap whoever reads them. */
@Tag("sandbox")
final class HostileJobsTest {

  private static final Path CORE_PATTERN = Path.of("/proc/sys/kernel/core_pattern");

  private static Sandbox sandbox;
  private static String corePattern;

  @BeforeAll
  static void open() throws Exception {
    corePattern = Files.readString(CORE_PATTERN);
    sandbox = Sandbox.open(Settings.DEFAULT);
  }

  /** Whatever the last job did, the host is as before and the next job runs. */
  @AfterEach
  void nothingIsHarmed() throws Exception {
    JobResult next = sandbox.run(Jobs.shell("echo fine").build());
    assertThat(next.stdout().text()).isEqualTo("fine\n");
    assertThat(Files.readString(CORE_PATTERN)).isEqualTo(corePattern);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static JobResult run(String script) throws InterruptedException {
    return run(script, Duration.ofSeconds(30));
  }

  private static JobResult run(String script, Duration deadline) throws InterruptedException {
    JobResult result =
        sandbox.run(
            Jobs.shell(script).deadline(deadline).bringBack("work").bringBack("deep").build());
    assertThat(result.gone().proven()).isTrue();
    return result;
  }

  @Test
  void aForkBombStaysBelowItsLimitAndIsReported() throws Exception {
    JobResult result =
        run(
            """
            exec python3 -c '
            import os, time
            end = time.time() + 1
            while time.time() < end:
              try:
                os.fork()
              except OSError:
                time.sleep(0.05)
            '
            """);

    assertThat(result.limitsHit()).contains(Limit.PROCESSES);
    assertThat(result.gone().leftRunning()).hasSizeLessThanOrEqualTo(64);
  }

  /** It touches the limit for a moment only, since the shell waits before it tries again. */
  @Test
  void aForkBombOfTheShellStaysBelowItsLimit() throws Exception {
    JobResult result = run("bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 1");

    assertThat(result.gone().leftRunning()).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void daemonsThatIgnoreSignalsDoNotOutliveTheCommand() throws Exception {
    JobResult result =
        run(
            "for i in 1 2 3; do setsid sh -c 'trap \"\" TERM INT HUP; sleep 300' >/dev/null 2>&1 &"
                + " done; until pgrep -x sleep >/dev/null; do :; done");

    assertThat(result.ending()).isEqualTo(Ending.EXITED);
    assertThat(result.gone().leftRunning()).contains("sleep");
  }

  @Test
  void aHangThatIgnoresSignalsEndsAtItsDeadline() throws Exception {
    JobResult result =
        run("trap '' TERM INT HUP QUIT; while :; do sleep 1; done", Duration.ofSeconds(1));

    assertThat(result.ending()).isEqualTo(Ending.DEADLINE);
    assertThat(result.took()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  @Test
  void aFullHomeIsNoticedAndGoesNoFurther() throws Exception {
    JobResult result =
        run(
            "for i in 1 2 3 4; do head -c 30M /dev/zero >$i; done; df -k --output=used . | tail -1");

    assertThat(result.limitsHit()).contains(Limit.HOME_SPACE);
    assertThat(result.stdout().text().strip()).isEqualTo("65536");
  }

  @Test
  void aFullSharedMemoryIsNoticed() throws Exception {
    JobResult result = run("for i in 1 2 3; do head -c 30M /dev/zero >/dev/shm/$i; done");

    assertThat(result.limitsHit()).contains(Limit.TEMPORARY_SPACE);
  }

  @Test
  void aFloodOfFilesIsNoticed() throws Exception {
    JobResult home =
        run("mkdir -p ../deep/x; python3 -c 'for i in range(9999): open(str(i), \"w\")'");
    JobResult temporary = run("cd /tmp; python3 -c 'for i in range(9999): open(str(i), \"w\")'");

    assertThat(home.limitsHit()).contains(Limit.HOME_FILES);
    assertThat(home.broughtBack()).hasSizeLessThan(2100);
    assertThat(temporary.limitsHit()).contains(Limit.TEMPORARY_FILES);
  }

  @Test
  void theRestOfTheFileSystemCannotBeWritten() throws Exception {
    JobResult result =
        run("for d in / /dev /etc /usr /opt /var /run; do touch $d/x && echo $d; done");

    assertThat(result.stdout().text()).isEmpty();
  }

  @Test
  void aFileBeyondItsLimitEndsItsWriter() throws Exception {
    JobResult result = run("exec head -c 60M /dev/zero >f");

    assertThat(result.exitCode()).isEqualTo(128 + 25);
  }

  @Test
  void memoryBeyondTheLimitEndsTheJob() throws Exception {
    JobResult result = run("exec python3 -c 'x = bytearray(1 << 30); import time; time.sleep(20)'");

    assertThat(result.ending()).isEqualTo(Ending.MEMORY_LIMIT);
    assertThat(result.limitsHit()).contains(Limit.MEMORY);
  }

  @Test
  void memoryHiddenInOpenFilesCountsToo() throws Exception {
    JobResult result =
        run(
            "exec python3 -c 'import os, time\n"
                + "for i in range(12):\n"
                + "  f = os.memfd_create(\"x\")\n"
                + "  for j in range(30): os.write(f, bytes(1 << 20))\n"
                + "time.sleep(20)'");

    assertThat(result.ending()).isEqualTo(Ending.MEMORY_LIMIT);
  }

  @Test
  void aFloodOfOutputIsCutAndEndsTheJob() throws Exception {
    JobResult result = run("exec yes");

    assertThat(result.ending()).isEqualTo(Ending.OUTPUT_LIMIT);
    assertThat(result.stdout().size()).isEqualTo(1 << 20);
  }

  @Test
  void manyFloodsAtOnceDoNotHarmTheWarden() throws Exception {
    Limits large = new Limits(64, 256L << 20, 32L << 20, 64L << 20, 5000, 8 << 20, 256, 16 << 20);
    Job job =
        Jobs.shell("head -c 16M /dev/zero >f; head -c 8M /dev/zero; head -c 9M /dev/zero >&2")
            .limits(large)
            .bringBack("work")
            .build();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JobResult>> results =
          Stream.generate(() -> threads.submit(() -> sandbox.run(job))).limit(6).toList();
      for (Future<JobResult> result : results) {
        assertThat(result.get().ending()).isIn(Ending.OUTPUT_LIMIT, Ending.EXITED);
        assertThat(result.get().stdout().size()).isEqualTo(8 << 20);
        assertThat(result.get().collected("work/f").orElseThrow().content().size())
            .isEqualTo(16 << 20);
      }
    }
  }

  @Test
  void openFilesAreLimited() throws Exception {
    JobResult result =
        run(
            "python3 -c 'l = [open(\"/dev/null\") for i in range(9999)]' 2>&1 | grep -c 'Too many'");

    assertThat(result.stdout().text()).isEqualTo("1\n");
  }

  @Test
  void plantedLinksFifosAndDevicesAreReportedAndNotOpened() throws Exception {
    JobResult result =
        run(
            "ln -s /etc/shadow link; ln -s / root; mkfifo fifo; ln \"$PWD/link\" hard; echo a >file");

    assertThat(result.collected("work/link").orElseThrow().kind()).isEqualTo(Collected.Kind.LINK);
    assertThat(result.collected("work/root").orElseThrow().kind()).isEqualTo(Collected.Kind.LINK);
    assertThat(result.collected("work/fifo").orElseThrow().kind()).isEqualTo(Collected.Kind.OTHER);
    assertThat(result.collected("work/hard").orElseThrow().kind()).isEqualTo(Collected.Kind.LINK);
    assertThat(result.collected("work/file").orElseThrow().content().text()).isEqualTo("a\n");
  }

  @Test
  void sparseAndDeepAndOddlyNamedThingsDoNotTrapTheCollector() throws Exception {
    JobResult result =
        run(
            "truncate -s 30M sparse; echo a >$'odd\\n\\xff'; chmod 0 sparse; python3 -c 'import os\n"
                + "for i in range(300): os.mkdir(\"d\" * 200); os.chdir(\"d\" * 200)'");

    assertThat(result.collected("work/sparse").orElseThrow().kind())
        .isEqualTo(Collected.Kind.TRUNCATED);
    assertThat(result.broughtBack()).anyMatch(found -> found.content().text().equals("a\n"));
    assertThat(result.broughtBack())
        .anyMatch(found -> found.kind() == Collected.Kind.LEFT_OUT)
        .hasSizeLessThan(50);
  }

  @Test
  void aWorkingDirectoryThatBecameALinkLeadsNowhere() throws Exception {
    JobResult result = run("cd ..; rm -rf work; ln -s /etc work; ln -s /etc deep");

    assertThat(result.collected("work").orElseThrow().kind()).isEqualTo(Collected.Kind.LINK);
  }

  @Test
  void aJobThatKillsAllItCanKillsOnlyItself() throws Exception {
    JobResult result = run("kill -9 -1; kill -9 1; sleep 0.1; echo alive");

    assertThat(result.usable()).isTrue();
  }

  @Test
  void aStoppedJobEndsAtItsDeadline() throws Exception {
    JobResult result = run("kill -STOP $$", Duration.ofSeconds(1));

    assertThat(result.ending()).isEqualTo(Ending.DEADLINE);
  }
}
