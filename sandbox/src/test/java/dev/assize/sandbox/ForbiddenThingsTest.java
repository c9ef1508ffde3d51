package dev.assize.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job must not be able to do, tried by doing it. */
@Tag("sandbox")
final class ForbiddenThingsTest {

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.open(Settings.DEFAULT);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static String attempt(String... arguments) throws InterruptedException {
    JobResult result = sandbox.run(Jobs.python("probe.py", arguments).build());
    assertThat(result.usable()).isTrue();
    assertThat(result.stderr().text()).isEmpty();
    return result.stdout().text().strip();
  }

  @Test
  void theProbeSaysWhenSomethingIsAllowed() throws Exception {
    assertThat(attempt("harmless")).isEqualTo("allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw-ip",
        "io-uring",
        "keyring",
        "add-key",
        "user-namespace",
        "mount-namespace",
        "clone-user-namespace",
        "mount",
        "new-mount",
        "open-tree",
        "pivot-root",
        "chroot",
        "set-namespace",
        "trace-first-process",
        "read-other-process",
        "take-descriptor",
        "bpf",
        "perf",
        "fault-handler",
        "personality",
        "device-node",
        "shared-memory",
        "message-queue",
        "handle",
        "host-name",
        "reboot",
        "module",
        "swap",
        "clock",
        "kernel-log",
        "link-down"
      })
  void isNotPermitted(String what) throws Exception {
    assertThat(attempt(what)).isEqualTo("refused EPERM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsock", "packet", "crypto-socket", "bluetooth"})
  void offersNoSuchSocket(String what) throws Exception {
    assertThat(attempt(what)).isEqualTo("refused EAFNOSUPPORT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clone3",
        "other-abi",
        "terminal-input",
        "core-pattern",
        "sysrq",
        "overcommit",
        "first-process-score",
        "kernel-memory",
        "first-process-environment",
        "passwords",
        "root-file",
        "etc-file"
      })
  void isRefusedInSomeWay(String what) throws Exception {
    assertThat(attempt(what)).startsWith("refused E");
  }

  /** A job may write the memory of its own first process, and gains nothing by it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstProcessHasNoMoreRightsThanTheJob(boolean nested) throws Exception {
    Job.Builder job =
        Jobs.shell(
            "for p in 1 self; do grep -E '^(Cap...|NoNewPrivs|Seccomp):' /proc/$p/status; done");
    String[] lines =
        sandbox.run((nested ? job.nestedSandbox() : job).build()).stdout().text().split("\n");

    assertThat(lines)
        .hasSize(14)
        .contains("Seccomp:\t2", "NoNewPrivs:\t1", "CapEff:\t0000000000000000");
    assertThat(Arrays.copyOf(lines, 7)).containsExactly(Arrays.copyOfRange(lines, 7, 14));
  }

  @Test
  void seesNoFileOfTheHost(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");

    assertThat(attempt("host-path", secret.toString())).isEqualTo("refused ENOENT");
  }

  @Test
  void doesNotReachServersOfTheHost() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(attempt("host-loopback", Integer.toString(server.getLocalPort())))
          .isEqualTo("refused ECONNREFUSED");
    }
  }

  /** Connecting succeeds, as on any machine with a network; who answers is the capture. */
  @Test
  void reachesNoAddressOfTheHost() throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(500);
      for (String address : addressesOfTheHost()) {
        assertThat(attempt("connect", address, Integer.toString(server.getLocalPort())))
            .as(address)
            .isEqualTo("allowed");
      }
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static List<String> addressesOfTheHost() throws SocketException {
    List<String> addresses =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .toList();
    return addresses.isEmpty() ? List.of("192.0.2.1") : addresses;
  }

  @Test
  void doesNotReachAbstractSocketsOfTheHost() throws Exception {
    Process server =
        new ProcessBuilder(
                "python3",
                "-c",
                "import socket,sys; s=socket.socket(socket.AF_UNIX); s.bind('\\0house-'+sys.argv[1]);"
                    + " s.listen(); print('up', flush=True); sys.stdin.read()",
                Long.toString(ProcessHandle.current().pid()))
            .start();
    try {
      assertThat(server.getInputStream().read()).isEqualTo('u');
      assertThat(attempt("host-socket", "house-" + ProcessHandle.current().pid()))
          .isEqualTo("refused ECONNREFUSED");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void cannotSignalProcessesOfTheHost() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(attempt("host-process", Long.toString(bystander.pid())))
          .isEqualTo("refused ESRCH");
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly().waitFor();
    }
  }
}
