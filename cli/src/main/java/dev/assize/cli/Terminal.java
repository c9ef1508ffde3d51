package dev.assize.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is known of the terminal. */
final class Terminal {

  private static final int USUAL_WIDTH = 100;

  private Terminal() {}

  /** Columns to print in. */
  static int width() {
    try {
      return Math.clamp(Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "")), 60, 160);
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }

  /** Whether standard output may be coloured (no-color.org). */
  static boolean colour() {
    return isTerminal(1) && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether standard error is a terminal. */
  static boolean errIsTerminal() {
    return isTerminal(2);
  }

  /**
   * Asks Linux which file stands behind the descriptor; elsewhere Java only knows about input and
   * output together.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
  }
}
