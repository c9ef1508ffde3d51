package dev.assize.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionQueryTest {

  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path place;

  @ParameterizedTest
  @CsvSource({
    "codex-cli 0.169.0,                        0.169.0",
    "0.61.0,                                   0.61.0",
    "v2.1.0-beta.3 (linux),                    2.1.0-beta.3",
    "node 24 is old; x1.2 no; kimi 3.4,        3.4",
  })
  void theFirstNumberThatLooksLikeAVersionIsTaken(String output, String version) {
    assertThat(VersionQuery.versionIn(output)).contains(version);
  }

  @Test
  void aProgramIsAskedForItsVersionAndNothingElse() throws Exception {
    assertThat(ask("[ \"$*\" = --version ] && echo 1.2.3", LONG)).contains("1.2.3");
    assertThat(ask("echo hello", LONG)).isEmpty();
    assertThat(ask("echo 1.2.3; exit 1", LONG)).isEmpty();
    assertThat(new VersionQuery("/bin", LONG).ask(place.resolve("none"))).isEmpty();
  }

  @Test
  void aProgramSeesNothingOfTheCallersAndItsHomeIsGoneAfterwards() throws Exception {
    Path seen = place.resolve("seen");
    ask("env >" + seen + "; echo $HOME >>" + seen + "; touch ~/left; cat; echo 1.0", LONG);

    String environment = Files.readString(seen);
    assertThat(environment).contains("PATH=/usr/bin:/bin").doesNotContain("JAVA", "USER=");
    Path home = Path.of(environment.lines().reduce((first, last) -> last).orElseThrow());
    assertThat(home.getFileName().toString()).startsWith("assize-version-");
    assertThat(home).doesNotExist();
  }

  @Test
  void aProgramThatHangsIsEndedWithItsChildren() throws Exception {
    Path child = place.resolve("child");
    long start = System.nanoTime();

    assertThat(ask("sleep 300 & echo $! >" + child + "; echo 1.0; wait", SHORT)).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    long pid = Long.parseLong(Files.readString(child).strip());
    assertThat(isRunning(pid)).isFalse();
  }

  @Test
  void aProgramThatFloodsItsOutputIsEnded() throws Exception {
    assertThat(ask("echo 1.0; exec cat /dev/zero", LONG)).isEmpty();
  }

  /** A zombie does nothing any more; when it goes is up to its parent, which may be anybody. */
  private static boolean isRunning(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    boolean zombie = Files.exists(stat) && Files.readString(stat).contains(") Z ");
    return !zombie && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private Optional<String> ask(String script, Duration deadline)
      throws IOException, InterruptedException {
    Path program = place.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    program.toFile().setExecutable(true);
    return new VersionQuery("/usr/bin:/bin", deadline).ask(program);
  }
}
