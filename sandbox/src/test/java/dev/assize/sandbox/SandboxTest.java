package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.JobResult.Ending;
import dev.assize.sandbox.job.Persona;
import dev.assize.sandbox.job.PlantedFile;
import dev.assize.sandbox.job.ReadOnlyBind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sandbox")
final class SandboxTest {

  @TempDir static Path readable;

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(readable.resolve("tool"), "a tool");
    sandbox = Sandbox.open(Settings.readable(readable));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void returnsWhatACommandPrintedAndItsExitCode() throws Exception {
    JobResult result = sandbox.run(Jobs.shell("echo out; echo err >&2; exit 3").build());

    assertThat(result.ending()).isEqualTo(Ending.EXITED);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout().text()).isEqualTo("out\n");
    assertThat(result.stderr().text()).isEqualTo("err\n");
    assertThat(result.usable()).isTrue();
    assertThat(result.limitsHit()).isEmpty();
  }

  @Test
  void saysWhatItDoesNotObserve() throws Exception {
    try (Cell plain = sandbox.open(Jobs.shell("true").build());
        Cell nested = sandbox.open(Jobs.shell("true").nestedSandbox().build())) {
      assertThat(plain.end().gaps())
          .anyMatch(gap -> gap.startsWith("memory: "))
          .noneMatch(gap -> gap.startsWith("isolation: "));
      assertThat(nested.end().gaps()).anyMatch(gap -> gap.startsWith("isolation: "));
    }
  }

  @Test
  void looksLikeAnOrdinaryMachine() throws Exception {
    String everything =
        sandbox
            .run(
                Jobs.shell(
                        "whoami; hostname; pwd; env; cat /proc/self/mountinfo /proc/1/cmdline"
                            + " /proc/1/comm /proc/1/environ; cat /etc/[a-km-z]* 2>/dev/null; ps aux; ls -R /opt")
                    .bind(readable.toString(), "/opt/tool")
                    .build())
            .stdout()
            .text();

    assertThat(everything).startsWith("sam\nsam-laptop\n/home/sam/work\n");
    assertThat(everything)
        .doesNotContainIgnoringCase(
            "assize", "canary", "decoy", "sandbox", "examin", "honeypot", "bwrap", "bubblewrap")
        .doesNotContain(readable.toString(), "/.wd-");
  }

  @Test
  void theMachineSeemsToHaveRunForDays() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/ns/time")));

    String seconds = sandbox.run(Jobs.shell("cut -d. -f1 /proc/uptime").build()).stdout().text();

    assertThat(Long.parseLong(seconds.strip())).isGreaterThan(Duration.ofDays(2).toSeconds());
  }

  @Test
  void plantsFilesWithModeAndTime() throws Exception {
    Instant time = Instant.parse("2025-03-01T10:00:00Z");
    Job job =
        Jobs.shell("stat -c '%a %Y %U' ~/.ssh/id; cat ~/.ssh/id")
            .file(new PlantedFile(".ssh/id", Content.of("key"), 0600, time))
            .build();

    assertThat(sandbox.run(job).stdout().text())
        .isEqualTo("600 " + time.getEpochSecond() + " sam\nkey");
  }

  @Test
  void bindsDirectoriesReadOnly() throws Exception {
    Job job =
        Jobs.shell("cat /opt/tool/tool; touch /opt/tool/x || echo refused")
            .bind(readable.toString(), "/opt/tool")
            .build();

    assertThat(sandbox.run(job).stdout().text()).isEqualTo("a toolrefused\n");
    assertThat(readable.resolve("x")).doesNotExist();
  }

  @Test
  void showsABoundDirectoryWithoutWhatIsHiddenOfIt() throws Exception {
    Path manifest = Files.writeString(readable.resolve("agent.yaml"), "what it is");
    ReadOnlyBind bind =
        new ReadOnlyBind(readable.toString(), "/opt/tool", List.of("agent.yaml", "absent"));
    Job job =
        Jobs.shell("ls -A /opt/tool; cat /opt/tool/agent.yaml").build().withBinds(List.of(bind));

    JobResult result = sandbox.run(job);

    assertThat(result.stdout().text()).isEqualTo("tool\n");
    assertThat(result.stderr().text()).contains("No such file");
    assertThat(manifest).hasContent("what it is");
    Files.delete(manifest);
  }

  @Test
  void refusesWhatItCannotBindInOneLine() {
    Job job = Jobs.shell("true").bind("/nowhere", "/opt/x").build();

    assertThatThrownBy(() -> sandbox.run(job))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("/nowhere");
  }

  @Test
  void bringsBackWhatAJobLeft() throws Exception {
    JobResult result =
        sandbox.run(
            Jobs.shell("echo 1 >a; mkdir d; echo 2 >d/b")
                .bringBack("work")
                .bringBack("no")
                .build());

    assertThat(result.collected("work/a").orElseThrow().content().text()).isEqualTo("1\n");
    assertThat(result.collected("work/d/b").orElseThrow().content().text()).isEqualTo("2\n");
    assertThat(result.collected("no").orElseThrow().kind().name()).isEqualTo("MISSING");
  }

  @Test
  void bringsBackWhatAJobChangedAndNotWhatItFound() throws Exception {
    JobResult result =
        sandbox.run(
            Jobs.shell(
                    "cp ~/.netrc copy; echo more >>~/.profile; mkdir ~/.cache; echo x >~/.cache/x;"
                        + " ln -s ~/.netrc link; echo gone >/tmp/x; chmod 000 ~/.cache/x")
                .file(new PlantedFile(".netrc", Content.of("secret"), 0600, null))
                .file(new PlantedFile(".profile", Content.of("umask 022\n"), 0644, null))
                .bringBackChanged()
                .build());

    assertThat(result.broughtBack())
        .extracting(Collected::path, found -> found.content().text())
        .containsExactlyInAnyOrder(
            tuple("work/copy", "secret"),
            tuple(".profile", "umask 022\nmore\n"),
            tuple(".cache/x", "x\n"),
            tuple("work/link", ""));
  }

  @Test
  void aJobRunsForThePersonOfTheSettingsOnThatPersonsMachine() throws Exception {
    Persona persona = new Persona("Ines O'Neill-Vega", "ines", "ines-desk7");
    Settings settings = new Settings(List.of(), List.of(), persona);
    try (Sandbox other = Sandbox.open(settings)) {
      Job job =
          Job.of(
                  "bash",
                  "-c",
                  "id -un; whoami; id -u; hostname; cat /etc/hostname; echo $HOME; echo $USER; cd;"
                      + " pwd; getent passwd $(id -u)")
              .build();

      assertThat(other.run(job).stdout().text().lines().toList())
          .startsWith(
              "ines",
              "ines",
              "1000",
              "ines-desk7",
              "ines-desk7",
              "/home/ines",
              "ines",
              "/home/ines")
          .last()
          .asString()
          .startsWith("ines:x:1000:1000:Ines O'Neill-Vega")
          .contains(":/home/ines:/");
    }
  }

  @Test
  void theUsualLanguagesWork() throws Exception {
    JobResult result =
        sandbox.run(
            Job.of(
                    "bash",
                    "-c",
                    "set -e; python3 -c 'import ssl, subprocess; subprocess.run([\"true\"], check=True)';"
                        + " git init -q; if command -v node >/dev/null; then node -e"
                        + " 'require(\"child_process\").execSync(\"true\")'; fi;"
                        + " for j in /usr/lib/jvm/*/bin/java; do $j -Xmx64m -version 2>/dev/null; done")
                .build());

    assertThat(result.stderr().text()).doesNotContain("rror");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aNestedSandboxWorksWhereItIsAskedFor() throws Exception {
    String command =
        "unshare --user --map-root-user --mount --pid --fork --mount-proc sh -c 'mount -t tmpfs x"
            + " /mnt && echo nested'";

    String bubblewrap =
        "bwrap --ro-bind / / --tmpfs /tmp --proc /proc --dev /dev --unshare-all true && echo twice";

    assertThat(sandbox.run(Jobs.shell(command).nestedSandbox().build()).stdout().text())
        .isEqualTo("nested\n");
    assertThat(sandbox.run(Jobs.shell(bubblewrap).nestedSandbox().build()).stdout().text())
        .isEqualTo("twice\n");
    assertThat(sandbox.run(Jobs.shell(command).build()).stdout().text()).isEmpty();
  }

  @Test
  void runsManyJobsAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JobResult>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Job job = Jobs.shell("echo " + i + " >/tmp/x; sleep 0.2; cat /tmp/x").build();
        results.add(threads.submit(() -> sandbox.run(job)));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(results.get(i).get().stdout().text()).isEqualTo(i + "\n");
      }
    }
  }

  @Test
  void anInterruptEndsTheJobBeforeItReturns() throws Exception {
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                sandbox.run(Jobs.shell("exec sleep 4711.5").build());
              } catch (InterruptedException expected) {
                return;
              }
            });
    await(() -> runs("4711.5"), true);
    thread.interrupt();
    thread.join(Duration.ofSeconds(10));

    assertThat(thread.isAlive()).isFalse();
    assertThat(runs("4711.5")).isFalse();
  }

  private static void await(java.util.function.BooleanSupplier condition, boolean value)
      throws InterruptedException {
    for (int i = 0; i < 400 && condition.getAsBoolean() != value; i++) {
      Thread.sleep(25);
    }
    assertThat(condition.getAsBoolean()).isEqualTo(value);
  }

  private static boolean runs(String argument) {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(process ->
            List.of(process.info().arguments().orElse(new String[0])).contains(argument));
  }
}
