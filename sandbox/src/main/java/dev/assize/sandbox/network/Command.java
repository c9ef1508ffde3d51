package dev.assize.sandbox.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A system program that is fed from its standard input and must succeed.
 *
 * <p>Programs are looked for in the system's folders only, and get no environment, so that nobody
 * but the system's owner decides what runs.
 */
final class Command {

  private static final List<Path> FOLDERS =
      Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").map(Path::of).toList();

  private Command() {}

  /**
   * Runs a program to its end.
   *
   * @throws NetworkException if it is missing or ends with another status than 0; the message holds
   *     the first line of what it said
   */
  static void run(List<String> command, String input) {
    ProcessBuilder builder = new ProcessBuilder(located(command)).redirectErrorStream(true);
    builder.environment().clear();
    try {
      Process process = builder.start();
      try (var standardInput = process.getOutputStream()) {
        standardInput.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said =
          new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new NetworkException(
            String.join(" ", command) + " failed (" + status + "): " + firstLine(said));
      }
    } catch (IOException e) {
      throw new NetworkException(command.getFirst() + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted while running " + command.getFirst(), e);
    }
  }

  /**
   * Where a program of the system is.
   *
   * @throws NetworkException if it is not installed
   */
  static String locate(String program) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() ->
            new NetworkException(
                program
                    + " is not installed; install the packages iproute2, nftables and"
                    + " util-linux"));
  }

  private static List<String> located(List<String> command) {
    return Stream.concat(Stream.of(locate(command.getFirst())), command.stream().skip(1)).toList();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("it said nothing");
  }
}
