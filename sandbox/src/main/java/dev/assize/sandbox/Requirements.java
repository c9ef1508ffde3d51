package dev.assize.sandbox;

import dev.assize.sandbox.isolation.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the machine must have, looked at before anything is started. */
final class Requirements {

  /** Where programs are looked for, whatever the caller's own {@code PATH} says. */
  static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  private static final Map<String, String> PACKAGES =
      Map.of(
          "bwrap", "bubblewrap",
          "unshare", "util-linux",
          "setpriv", "util-linux",
          "prlimit", "util-linux",
          "ip", "iproute2",
          "bash", "bash",
          "mount", "mount");

  private Requirements() {}

  /**
   * @throws SandboxException that says what is missing and how to get it
   */
  static void check() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new SandboxException("programs can be isolated on Linux only");
    }
    if (Machine.current().isEmpty()) {
      throw new SandboxException(
          "programs can be isolated on x86_64 and aarch64 only, not on "
              + System.getProperty("os.arch"));
    }
    List<String> missing =
        PACKAGES.keySet().stream().filter(program -> !has(program)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new SandboxException(
          "programs cannot be isolated without %s; on Debian and Ubuntu: sudo apt-get install -y %s"
              .formatted(
                  String.join(", ", missing),
                  String.join(
                      " ", missing.stream().map(PACKAGES::get).distinct().sorted().toList())));
    }
  }

  private static boolean has(String program) {
    return FOLDERS.stream().map(folder -> folder.resolve(program)).anyMatch(Files::isExecutable);
  }

  /** Whether this JVM runs as the root of the machine, rather than of a user namespace. */
  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException e) {
      throw new SandboxException("cannot find out who runs this: " + e.getMessage(), e);
    }
  }
}
