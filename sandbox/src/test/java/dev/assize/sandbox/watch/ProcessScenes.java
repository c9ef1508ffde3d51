package dev.assize.sandbox.watch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@link SandboxedProcessTest} plays as an ordinary user. */
final class ProcessScenes {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final List<String> BUBBLEWRAP =
      List.of(
          "bwrap",
          "--unshare-all",
          "--die-with-parent",
          "--ro-bind",
          "/",
          "/",
          "--dev",
          "/dev",
          "--proc",
          "/proc",
          "--tmpfs",
          "/tmp");

  private ProcessScenes() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "inside" -> run(bubblewrap("/bin/echo 'hello world'; (/bin/true deeper; true)"));
      case "plain" -> run(new ProcessBuilder("/bin/sh", "-c", "/bin/echo hello"));
      case "nested" -> run(withFilter());
      case "storm" -> storm();
      case "killed" -> killed();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void run(ProcessBuilder builder) throws Exception {
    builder.redirectErrorStream(true);
    try (ProcessWatch watch = ProcessWatch.start(builder)) {
      String printed =
          new String(watch.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      OUT.println("exit " + watch.process().waitFor() + " " + printed.strip());
      watch.starts().forEach(start -> OUT.println("start " + start.arguments()));
      watch.gaps().forEach(gap -> OUT.println("gap " + gap));
    }
  }

  private static void storm() throws Exception {
    String loop = "(i=0; while [ $i -lt 150 ]; do /bin/true $i; i=$((i+1)); done) & ";
    try (ProcessWatch watch = ProcessWatch.start(bubblewrap(loop.repeat(4) + "wait"))) {
      OUT.println("ended " + watch.process().waitFor(50, TimeUnit.SECONDS));
      OUT.println(
          "starts "
              + watch.starts().stream()
                  .filter(start -> start.executable().equals("/bin/true") && start.complete())
                  .count());
      watch.gaps().forEach(gap -> OUT.println("gap " + gap));
    }
  }

  private static void killed() throws Exception {
    String tree =
        "for i in 1 2 3 4; do setsid sh -c 'while :; do /bin/sleep 0.01; done' & done; echo up; wait";
    long before = 0;
    for (int i = 0; i < 5; i++) {
      ProcessWatch watch = ProcessWatch.start(bubblewrap(tree));
      watch.process().getInputStream().read();
      watch.process().destroyForcibly().waitFor();
      watch.process().getInputStream().close();
      watch.process().getErrorStream().close();
      watch.process().getOutputStream().close();
      watch.close();
      if (i == 0) {
        before = descriptors();
      }
    }
    OUT.println("more descriptors " + (descriptors() - before));
    OUT.println(
        "threads "
            + Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("run-"))
                .count());
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static ProcessBuilder bubblewrap(String script) {
    List<String> command = new ArrayList<>(BUBBLEWRAP);
    command.addAll(List.of("/bin/sh", "-c", script));
    return new ProcessBuilder(command);
  }

  /** A filter of the run's own, by which making folders fails with EPERM. */
  private static ProcessBuilder withFilter() throws IOException {
    boolean x86 = Syscall.EXECVE.number() == 59;
    refuse(Path.of("filter"), x86 ? 83 : 34, x86 ? 258 : 34);
    String script = "/bin/mkdir /tmp/folder; /bin/touch /tmp/file && /bin/ls /tmp";
    return new ProcessBuilder(
        "/bin/sh",
        "-c",
        "exec 9<filter; exec "
            + String.join(" ", BUBBLEWRAP)
            + " --seccomp 9 /bin/sh -c '"
            + script
            + "'");
  }

  /** Writes a filter by which two system calls fail with EPERM. */
  static void refuse(Path file, int first, int second) throws IOException {
    int[][] code = {
      {0x20, 0, 0, 0},
      {0x15, 2, 0, first},
      {0x15, 1, 0, second},
      {0x06, 0, 0, 0x7fff0000},
      {0x06, 0, 0, 0x00050001},
    };
    ByteBuffer bytes = ByteBuffer.allocate(8 * code.length).order(ByteOrder.nativeOrder());
    for (int[] step : code) {
      bytes.putShort((short) step[0]).put((byte) step[1]).put((byte) step[2]).putInt(step[3]);
    }
    Files.write(file, bytes.array());
  }
}
