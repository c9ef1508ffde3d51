package dev.assize.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Program starts are seen through bubblewrap, by an ordinary user. */
@Tag("sandbox")
class SandboxedProcessTest {

  @TempDir static Path directory;

  private static Stage stage;

  @BeforeAll
  static void set() throws Exception {
    stage = new Stage(directory);
  }

  @Test
  void startsInsideOfNestedNamespacesAreRecordedWithTheirArguments() throws Exception {
    assertThat(stage.play(ProcessScenes.class, "inside"))
        .contains(
            "exit 0 hello world", "start [/bin/echo, hello world]", "start [/bin/true, deeper]")
        .noneMatch(line -> line.startsWith("gap"));
  }

  @Test
  void theSameHoldsForAnObserverThatIsRootOfItsOwnNamespaces() throws Exception {
    assertThat(stage.playInNamespaces(ProcessScenes.class, "inside"))
        .contains(
            "exit 0 hello world", "start [/bin/echo, hello world]", "start [/bin/true, deeper]")
        .noneMatch(line -> line.startsWith("gap"));
  }

  @Test
  void filtersOfTheRunGoOnWorking() throws Exception {
    List<String> lines = stage.play(ProcessScenes.class, "nested");

    assertThat(lines)
        .contains("start [/bin/mkdir, /tmp/folder]", "start [/bin/touch, /tmp/file]")
        .anyMatch(line -> line.contains("Operation not permitted"))
        .contains("file");
  }

  @Test
  void aStormOfStartsIsNeitherStalledNorLost() throws Exception {
    assertThat(stage.play(ProcessScenes.class, "storm"))
        .containsExactly("ended true", "starts 600");
  }

  @Test
  void aTreeKilledAtOnceLeavesNoThreadAndNoDescriptor() throws Exception {
    assertThat(stage.play(ProcessScenes.class, "killed"))
        .containsExactly("more descriptors 0", "threads 0");
  }

  @Test
  void whereTheKernelRefusesTheProgramRunsAndTheGapIsNamed() throws Exception {
    assertThat(stage.play(ProcessScenes.class, "plain"))
        .contains("start [/bin/echo, hello]")
        .noneMatch(line -> line.startsWith("gap"));
    int seccomp = Syscall.SECCOMP.number();
    ProcessScenes.refuse(directory.resolve("refusal"), seccomp, seccomp);
    String under = "exec 9<refusal; exec bwrap --dev-bind / / --seccomp 9 \"$@\"";
    assertThat(stage.play(ProcessScenes.class, "plain", "/bin/sh", "-c", under, "sh"))
        .containsExactly("exit 0 hello", "gap program starts were not observed: seccomp: EPERM");
  }
}
