package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A watched program behaves like any other, and what it starts is written down. */
@Timeout(60)
class ProcessWatchTest {

  @TempDir Path directory;

  @Test
  void everyStartIsRecordedWithItsArguments() throws Exception {
    try (ProcessWatch watch = sh("/bin/echo one 'two three' ''; /bin/true; exit 3")) {
      assertThat(watch.process().waitFor()).isEqualTo(3);

      assertThat(watch.starts())
          .filteredOn(start -> start.executable().equals("/bin/echo"))
          .singleElement()
          .satisfies(start -> {
            assertThat(start.arguments()).containsExactly("/bin/echo", "one", "two three", "");
            assertThat(start.complete()).isTrue();
            assertThat(start.parent()).isEqualTo((int) watch.process().pid());
          });
      assertThat(watch.starts()).extracting(ProcessStart::executable).contains("/bin/true");
      assertThat(watch.gaps()).isEmpty();
    }
  }

  @Test
  void whatOthersStartIsNotRecorded() throws Exception {
    try (ProcessWatch watch = sh("read line; exit 0")) {
      new ProcessBuilder("/bin/true", "bystander").start().waitFor();
      watch.process().getOutputStream().write('\n');
      watch.process().getOutputStream().flush();
      watch.process().waitFor();

      assertThat(watch.starts()).noneMatch(start -> start.arguments().contains("bystander"));
    }
  }

  @Test
  void severalAtOnceSeeOnlyTheirOwn() throws Exception {
    List<ProcessWatch> watches = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      watches.add(sh("/bin/true own" + i + "; /bin/true again" + i));
    }
    for (int i = 0; i < 6; i++) {
      ProcessWatch watch = watches.get(i);
      assertThat(watch.process().waitFor()).isZero();
      watch.close();
      assertThat(watch.starts())
          .filteredOn(start -> start.executable().equals("/bin/true"))
          .extracting(start -> start.arguments().get(1))
          .containsExactly("own" + i, "again" + i);
    }
  }

  @Test
  void longArgumentsAreCutAndSaidToBe() throws Exception {
    String many = "x ".repeat(100);
    try (ProcessWatch watch = sh("/bin/true " + "y".repeat(5000) + "; /bin/false " + many)) {
      watch.process().waitFor();

      ProcessStart longOne = start(watch, "/bin/true");
      assertThat(longOne.arguments().get(1)).hasSize(ProcessStart.MAX_LENGTH);
      assertThat(longOne.complete()).isFalse();
      ProcessStart wideOne = start(watch, "/bin/false");
      assertThat(wideOne.arguments()).hasSize(ProcessStart.MAX_ARGUMENTS);
      assertThat(wideOne.complete()).isFalse();
    }
  }

  @Test
  void addressesThatAreSpokenToAreRecorded() throws Exception {
    String script = "exec 3<>/dev/tcp/127.0.0.1/9; echo x > /dev/udp/127.0.0.3/53";
    try (ProcessWatch watch = start("/bin/bash", "-c", script)) {
      watch.process().waitFor();

      assertThat(watch.connections())
          .extracting(ConnectionAttempt::address)
          .contains("127.0.0.1:9", "127.0.0.3:53");
    }
  }

  @Test
  void whatThereIsNoRoomForIsCounted() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "for i in 1 2 3 4 5; do /bin/true; done");
    try (ProcessWatch watch = ProcessWatch.start(builder, 3, 1 << 20)) {
      assertThat(watch.process().waitFor()).isZero();

      assertThat(watch.starts()).hasSize(3);
      assertThat(watch.gaps()).singleElement().asString().contains("no room for 3 program starts");
    }
  }

  @Test
  void longArgumentsDoNotFillTheMemory() throws Exception {
    String argument = "z".repeat(1000);
    String loop = "for i in 1 2 3 4 5 6 7 8; do /bin/true " + argument + "; done";
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", loop);
    try (ProcessWatch watch = ProcessWatch.start(builder, 100, 5000)) {
      assertThat(watch.process().waitFor()).isZero();

      assertThat(watch.starts()).hasSizeBetween(2, 5);
      assertThat(watch.gaps()).singleElement().asString().contains("no room for");
    }
  }

  @Test
  void streamsEnvironmentDirectoryAndRedirectsAreThoseOfTheBuilder() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh", "-c", "read x; echo $x $WORD; pwd >&2; ls /proc/self/fd | wc -l");
    builder.environment().clear();
    builder.environment().put("WORD", "wörd");
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.directory(directory.toFile());
    builder.redirectError(directory.resolve("errors").toFile());
    try (ProcessWatch watch = ProcessWatch.start(builder)) {
      watch.process().getOutputStream().write("given\n".getBytes(StandardCharsets.UTF_8));
      watch.process().getOutputStream().close();
      String output =
          new String(watch.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(watch.process().waitFor()).isZero();

      assertThat(output.lines()).containsExactly("given wörd", "4");
      assertThat(directory.resolve("errors")).hasContent(directory.toRealPath().toString());
    }
  }

  @Test
  void aProgramThatDoesNotExistIsAnErrorAndLeavesNothing() throws Exception {
    sh("true").close();
    long before = descriptors();

    assertThatThrownBy(() -> start("/no/such/program"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot start /no/such/program: ENOENT");

    assertThat(descriptors()).isLessThanOrEqualTo(before);
    assertNoThreadIsLeft();
  }

  @Test
  void aKilledProgramLeavesNoThreadAndNoDescriptor() throws Exception {
    sh("true").close();
    long before = descriptors();
    for (int i = 0; i < 20; i++) {
      ProcessWatch watch = start("/bin/sleep", "100");
      watch.process().destroyForcibly();

      assertThat(watch.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.process().exitValue()).isEqualTo(137);
      closeStreams(watch);
      watch.close();
    }

    assertNoThreadIsLeft();
    assertThat(descriptors()).isLessThanOrEqualTo(before);
  }

  @Test
  void theFilterStaysWithTheProgramAndItsDescendants() throws Exception {
    try (ProcessWatch watch = sh("true")) {
      watch.process().onExit().get();
    }

    // The kernel lists the launching thread for a moment after Java is done with it.
    long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!filteredThreads().isEmpty() && System.nanoTime() < giveUp) {
      Thread.sleep(5);
    }
    assertThat(filteredThreads()).isEmpty();
    assertThat(new ProcessBuilder("/bin/true").start().waitFor()).isZero();
  }

  @Test
  void aDescendantThatStaysDoesNotHoldUpTheEnd() throws Exception {
    ProcessWatch watch = sh("/bin/sleep 100 >/dev/null 2>&1 & echo $!");
    String sleeper =
        new String(watch.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      watch.close();

      assertNoThreadIsLeft();
      assertThat(watch.process().exitValue()).isZero();
    } finally {
      ProcessHandle.of(Long.parseLong(sleeper)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static ProcessWatch sh(String script) throws IOException {
    return start("/bin/sh", "-c", script);
  }

  private static ProcessWatch start(String... command) throws IOException {
    return ProcessWatch.start(new ProcessBuilder(List.of(command)));
  }

  private static ProcessStart start(ProcessWatch watch, String executable) {
    return watch.starts().stream()
        .filter(start -> start.executable().equals(executable))
        .findFirst()
        .orElseThrow();
  }

  private static void closeStreams(ProcessWatch watch) throws IOException {
    watch.process().getInputStream().close();
    watch.process().getErrorStream().close();
    watch.process().getOutputStream().close();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** The status of each thread of this JVM that has more filters than the JVM itself. */
  private static List<String> filteredThreads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks
          .map(task -> read(task.resolve("status")))
          .filter(status -> !status.contains("Seccomp_filters:\t" + filters()))
          .toList();
    }
  }

  /** How many filters this JVM was started under. */
  private static String filters() {
    return read(Path.of("/proc/self/status"))
        .lines()
        .filter(line -> line.startsWith("Seccomp_filters:"))
        .map(line -> line.substring(line.indexOf('\t') + 1))
        .findFirst()
        .orElse("0");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "Seccomp_filters:\t" + filters();
    }
  }

  private static void assertNoThreadIsLeft() throws InterruptedException {
    long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (runThreads() > 0 && System.nanoTime() < giveUp) {
      Thread.sleep(5);
    }
    assertThat(runThreads()).isZero();
  }

  private static long runThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("run-"))
        .count();
  }
}
