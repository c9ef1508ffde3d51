package dev.assize.sandbox;

import dev.assize.sandbox.isolation.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the machine must have, looked at before anything is started. */
public final class Requirements {

  /** Where programs are looked for, whatever the caller's own {@code PATH} says. */
  static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  /** The Debian packages of the programs. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("bwrap", "bubblewrap"),
          Map.entry("nft", "nftables"),
          Map.entry("ip", "iproute2"),
          Map.entry("unshare", "util-linux"),
          Map.entry("nsenter", "util-linux"),
          Map.entry("setpriv", "util-linux"),
          Map.entry("prlimit", "util-linux"),
          Map.entry("bash", "bash"),
          Map.entry("mount", "mount"));

  private Requirements() {}

  /**
   * @throws SandboxException that says what is missing and how to get it
   */
  static void check() {
    unsupported(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
        .ifPresent(problem -> {
          throw new SandboxException(problem);
        });
    Map<String, String> missing = missing();
    if (!missing.isEmpty()) {
      throw new SandboxException(
          "programs cannot be isolated without %s; on Debian and Ubuntu: sudo apt-get install -y %s"
              .formatted(
                  String.join(", ", missing.keySet()),
                  String.join(" ", missing.values().stream().distinct().sorted().toList())));
    }
  }

  /**
   * Why programs can never be isolated on such a machine; empty if they may.
   *
   * @param system its operating system, as the property {@code os.name} says it
   * @param processor as {@code os.arch} says it
   */
  public static Optional<String> unsupported(String system, String processor) {
    if (!system.equals("Linux")) {
      return Optional.of("programs can be isolated on Linux only");
    }
    return Machine.named(processor).isPresent()
        ? Optional.empty()
        : Optional.of("programs can be isolated on x86_64 and aarch64 only, not on " + processor);
  }

  /** The programs that the sandbox needs and that are not there, each with its Debian package. */
  public static Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>(PACKAGES);
    missing.keySet().removeIf(program -> find(program).isPresent());
    return missing;
  }

  /** A command with its program replaced by the file that the sandbox would use, if it is there. */
  public static List<String> located(List<String> command) {
    List<String> located = new ArrayList<>(command);
    find(command.getFirst()).ifPresent(file -> located.set(0, file.toString()));
    return located;
  }

  private static Optional<Path> find(String program) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether this JVM runs as the root of the machine, rather than of a user namespace. */
  public static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException e) {
      throw new SandboxException("cannot find out who runs this: " + e.getMessage(), e);
    }
  }
}
