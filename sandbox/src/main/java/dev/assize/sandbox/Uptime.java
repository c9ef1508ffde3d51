package dev.assize.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * How long the machine seems to have run for those inside: days longer than it has, by a time
 * namespace (time_namespaces(7)). Machines that were just started are what examiners use. The
 * monotonic clock stays the machine's, since times of observations are told by it.
 */
final class Uptime {

  private static final int SHORTEST_SECONDS = (int) Duration.ofDays(2).toSeconds();
  private static final int LONGEST_SECONDS = (int) Duration.ofDays(20).toSeconds();

  private Uptime() {}

  /**
   * Options for unshare(1); none where the kernel or the program does not know such namespaces, so
   * that the uptime is the machine's.
   */
  static List<String> options() {
    if (!Files.exists(Path.of("/proc/self/ns/time")) || !isKnownToUnshare()) {
      return List.of();
    }
    String seconds =
        Integer.toString(new SecureRandom().nextInt(SHORTEST_SECONDS, LONGEST_SECONDS));
    return List.of("--time", "--boottime", seconds);
  }

  private static boolean isKnownToUnshare() {
    try {
      Process help = new ProcessBuilder("unshare", "--help").redirectErrorStream(true).start();
      return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .contains("--boottime");
    } catch (IOException e) {
      throw new SandboxException("unshare cannot be started: " + e.getMessage(), e);
    }
  }
}
