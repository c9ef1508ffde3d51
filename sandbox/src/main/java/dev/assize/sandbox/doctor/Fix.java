package dev.assize.sandbox.doctor;

import dev.assize.sandbox.Requirements;
import java.util.List;

/**
 * What a user can do about a facility.
 *
 * @param command as it is typed into a shell, or words if no command does it
 * @param packages the Debian packages that it installs; empty if it does something else
 */
public record Fix(String command, List<String> packages) {

  /** Copies the list. */
  public Fix {
    packages = List.copyOf(packages);
  }

  /** Installs Debian packages; in words where there is no {@code apt-get}. */
  static Fix install(List<String> packages) {
    String names = String.join(" ", packages);
    return new Fix(
        AptGet.isThere()
            ? asRoot("apt-get install -y --no-install-recommends " + names)
            : "install what Debian has in the packages " + names,
        packages);
  }

  /** Something that Assize does not do by itself. */
  static Fix byHand(String command) {
    return new Fix(command, List.of());
  }

  /** The command line with which an ordinary user gets root's rights for a command. */
  static String asRoot(String command) {
    return Requirements.isRoot() ? command : "sudo " + command;
  }
}
