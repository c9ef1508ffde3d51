package dev.assize.sandbox.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program of the machine.
 *
 * @param exitCode -1 if it could not be started or did not end in time
 * @param output of both streams, its beginning
 */
record ProgramRun(int exitCode, String output) {

  private static final int MOST_OUTPUT = 1 << 16;

  /** Runs it without input. */
  static ProgramRun of(List<String> command, Duration patience) throws InterruptedException {
    try {
      Path output = Files.createTempFile("", ".txt");
      try {
        return of(command, patience, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new ProgramRun(-1, String.valueOf(e.getMessage()));
    }
  }

  private static ProgramRun of(List<String> command, Duration patience, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (OutputStream none = process.getOutputStream()) {
      none.flush();
    }
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
      return new ProgramRun(-1, "did not end within " + patience.toSeconds() + " s");
    }
    try (InputStream in = Files.newInputStream(output)) {
      String text = new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      return new ProgramRun(process.exitValue(), text);
    }
  }

  boolean succeeded() {
    return exitCode == 0;
  }

  /** Its first line of output, or why there is none. */
  String firstLine() {
    return output.lines().findFirst().orElse("it said nothing");
  }

  /** Its last line of output, which is where programs say what is wrong. */
  String lastLine() {
    return output.lines().reduce((first, last) -> last).orElse("it gave no reason");
  }
}
