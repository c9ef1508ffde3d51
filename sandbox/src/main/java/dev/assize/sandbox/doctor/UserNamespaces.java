package dev.assize.sandbox.doctor;

import dev.assize.sandbox.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an ordinary user may make namespaces (user_namespaces(7)), tried by making some. */
final class UserNamespaces implements Facility {

  private static final String NAME = "user namespaces";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What may forbid them, and the value that does. */
  private static final Map<String, String> FORBIDDING =
      Map.of(
          "kernel.unprivileged_userns_clone", "0",
          "kernel.apparmor_restrict_unprivileged_userns", "1",
          "user.max_user_namespaces", "0");

  private static final Map<String, String> ALLOWING =
      Map.of(
          "kernel.unprivileged_userns_clone", "1",
          "kernel.apparmor_restrict_unprivileged_userns", "0",
          "user.max_user_namespaces", "15000");

  private final List<String> command;
  private final Path settings;

  /**
   * @param command that makes some
   * @param settings where the kernel's are, as files (sysctl(8))
   */
  UserNamespaces(List<String> command, Path settings) {
    this.command = List.copyOf(command);
    this.settings = settings;
  }

  /** Tried as the sandbox makes them. */
  static UserNamespaces ofThisMachine() {
    List<String> command = new ArrayList<>();
    if (Requirements.isRoot()) {
      command.addAll(List.of("setpriv", "--reuid", "61234", "--regid", "61234"));
      command.addAll(List.of("--clear-groups", "--no-new-privs"));
    }
    command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "--pid"));
    command.addAll(List.of("--fork", "--mount-proc", "--kill-child", "/bin/sh", "-c"));
    command.add("PATH=/usr/sbin:/sbin:$PATH; ip link set lo up");
    return new UserNamespaces(Requirements.located(command), Path.of("/proc/sys"));
  }

  @Override
  public Check check() throws InterruptedException {
    ProgramRun run = ProgramRun.of(command, PATIENCE);
    return run.succeeded()
        ? Check.works(NAME, "made one, with its own network, mounts and processes")
        : Check.prevents(NAME, "could not be made: " + run.lastLine(), fix());
  }

  private Fix fix() {
    List<String> changes = new ArrayList<>();
    FORBIDDING.forEach((name, value) -> {
      if (value.equals(value(name))) {
        changes.add(name + "=" + ALLOWING.get(name));
      }
    });
    changes.sort(null);
    return Fix.byHand(
        changes.isEmpty()
            ? "run outside of a container, or start it with: --security-opt seccomp=unconfined"
                + " --security-opt apparmor=unconfined --security-opt systempaths=unconfined"
            : Fix.asRoot("sysctl -w " + String.join(" ", changes)));
  }

  private String value(String name) {
    try {
      return Files.readString(settings.resolve(name.replace('.', '/'))).strip();
    } catch (IOException notOfThisKernel) {
      return "";
    }
  }
}
