package dev.assize.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The command line as a process of its own, on the class path of the tests. */
final class AssizeProcess {

  private static final Path ROOT = Path.of(System.getProperty("assize.root"));

  private AssizeProcess() {}

  static Path root() {
    return ROOT;
  }

  /** Starts it with both outputs in one stream. */
  static Process start(Path home, List<String> arguments) throws IOException {
    return builder(home, arguments).redirectErrorStream(true).start();
  }

  /** Where further environment variables and another working directory can be set. */
  static ProcessBuilder builder(Path home, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dassize.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assize.cli.Assize"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ASSIZE_HOME", home.toString());
    builder.environment().putAll(Map.of("COLUMNS", "100"));
    return builder;
  }

  /** Runs to the end. */
  static Result run(Path home, String... arguments) throws IOException, InterruptedException {
    return run(builder(home, List.of(arguments)));
  }

  /** Runs to the end. */
  static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.errorReader()));
    String out = text(process.inputReader());
    return new Result(process.waitFor(), out, err.join());
  }

  private static String text(BufferedReader reader) {
    try {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Result(int exitCode, String out, String err) {}
}
