package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.agent.Run;
import dev.assize.agent.Run.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way that a process has to outlive its run ends with the run. */
class ProcessTreeTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(trap '' TERM HUP INT; while :; do sleep 1; done) & sleep 60",
        "(setsid sh -c 'echo $$ > pid; exec sleep 61' >/dev/null 2>&1 &) ; sleep 60",
        "setsid sh -c 'setsid sh -c \"echo \\$\\$ > pid; exec sleep 61\" >/dev/null 2>&1 & exit' ; sleep 60",
        "(env -i /bin/sh -c 'echo $$ > pid; exec sleep 61' >/dev/null 2>&1 &) ; sleep 60",
        "(cd / && nohup sleep 62 >/dev/null 2>&1 &) ; sleep 60",
        "for i in 1 2 3 4 5 6 7 8 9; do (sleep 60 & sleep 60 & wait) & done; sleep 60",
      })
  void aRunAtItsDeadlineTakesAllItsProcessesWithIt(String script) throws Exception {
    Shop shop = Shop.in(directory).deadline(Duration.ofMillis(700));

    assertThat(shop.sh(script).ending()).isEqualTo(Ending.DEADLINE);

    assertAllGone(shop);
  }

  @Test
  void aDaemonThatTheAgentLeavesBehindEndsWithTheRun() throws Exception {
    Shop shop = Shop.in(directory);

    Run run =
        shop.sh("(setsid sh -c 'echo $$ > pid; exec sleep 61' &) ; while [ ! -s pid ]; do :; done");

    assertThat(run.ending()).isEqualTo(Ending.COMPLETED);
    assertAllGone(shop);
  }

  @Test
  void aDaemonWithoutAnyEnvironmentIsKnownByTheSessionOfItsAgent() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh(
        "(env -i /bin/sh -c 'echo $$ > pid; exec sleep 61' >/dev/null 2>&1 &) ; while [ ! -s pid ]; do :; done");

    assertAllGone(shop);
  }

  @Test
  void aDaemonThatCutsEveryTieIsKnownFromTheTimeBeforeItDid() throws Exception {
    Shop shop = Shop.in(directory);

    shop.sh(
        """
        setsid sh -c 'sleep 0.5; env -i setsid /bin/sh -c "echo \\$\\$ > pid; exec sleep 61" & sleep 0.5' >/dev/null 2>&1 &
        sleep 1.5
        """);

    assertAllGone(shop);
  }

  @Test
  void processesOfOthersAreLeftAlone() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "60").directory(directory.toFile()).start();
    try {
      Shop.in(directory).deadline(Duration.ofMillis(300)).sh("sleep 60");

      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly().waitFor();
    }
  }

  private static void assertAllGone(Shop shop) throws Exception {
    assertThat(shop.processes()).isEmpty();
    Path pid = shop.scratch.resolve("work/pid");
    if (Files.exists(pid)) {
      Path process = Path.of("/proc", Files.readString(pid).strip(), "cmdline");
      assertThat(Files.exists(process) && Files.readString(process).contains("sleep")).isFalse();
    }
  }
}
