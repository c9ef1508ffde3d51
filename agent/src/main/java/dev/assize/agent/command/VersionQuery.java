package dev.assize.agent.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks programs for their version. A program is run with {@code --version} only, without standard
 * input, in an empty home that is removed afterwards, and with none of the caller's environment but
 * {@code PATH}. Thread-safe.
 *
 * @param path the value of {@code PATH}
 * @param deadline for one program
 */
public record VersionQuery(String path, Duration deadline) {

  /** More than any program needs to say its version. */
  static final int OUTPUT_LIMIT = 16 << 10;

  private static final Pattern VERSION =
      Pattern.compile(
          "(?<![0-9A-Za-z.])v?([0-9]{1,6}(\\.[0-9]{1,6}){1,3}(-[0-9A-Za-z][0-9A-Za-z.-]{0,39})?)");

  /**
   * The first version number that a program prints.
   *
   * @return empty if it prints none, fails, floods its output, takes too long or cannot be started
   */
  public Optional<String> ask(Path program) throws InterruptedException {
    Path place = null;
    try {
      place = Files.createTempDirectory("assize-version-");
      Supervised.Result result = run(program, place.toRealPath());
      boolean answered = result.ending() == Supervised.Ending.EXITED && result.exitCode() == 0;
      return answered ? versionIn(result.stdout()) : Optional.empty();
    } catch (IOException cannotBeStarted) {
      return Optional.empty();
    } finally {
      delete(place);
    }
  }

  private Supervised.Result run(Path program, Path home) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "PATH",
            path,
            "HOME",
            home.toString(),
            "TMPDIR",
            home.toString(),
            "LANG",
            "C.UTF-8",
            "TERM",
            "dumb");
    return Supervised.run(
        List.of(program.toString(), "--version"), environment, home, home, deadline, OUTPUT_LIMIT);
  }

  static Optional<String> versionIn(String output) {
    Matcher matcher = VERSION.matcher(output);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What cannot be removed stays in the system's folder for temporary files, and harms nobody. */
  private static void delete(@Nullable Path place) {
    if (place == null) {
      return;
    }
    try {
      Files.walkFileTree(place, new Removal());
    } catch (IOException left) {
      System.getLogger(VersionQuery.class.getName())
          .log(System.Logger.Level.DEBUG, "could not remove {0}", place);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
