package dev.assize.sandbox;

import java.util.Locale;

/** Turns what failing programs say into what a user can do. */
final class Refusal {

  private Refusal() {}

  /**
   * @param complaint all that was written to standard error; may be empty
   */
  static String explain(String complaint) {
    String said = complaint.strip().lines().reduce((first, last) -> last).orElse("no reason given");
    String lower = complaint.toLowerCase(Locale.ROOT);
    if (lower.contains("unshare: ")) {
      return "user namespaces are not available, so nothing can be isolated (%s); allow them with: %s"
          .formatted(
              said,
              "sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000"
                  + " kernel.apparmor_restrict_unprivileged_userns=0"
                  + " (those of them that exist), or run outside of a container");
    }
    if (lower.contains("setpriv: ")) {
      return "cannot become an unprivileged user (" + said + "); run as an ordinary user";
    }
    return "the sandbox did not start: " + said;
  }
}
