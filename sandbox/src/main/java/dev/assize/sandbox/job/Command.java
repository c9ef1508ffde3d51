package dev.assize.sandbox.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A command line that is run in a job's place.
 *
 * @param words the program, looked up in {@code PATH} inside, and its arguments
 * @param environment variables beside {@code HOME}, {@code USER}, {@code PATH} and the like, which
 *     every command has; they may replace those
 * @param directory where it starts, below the home; must exist, or be that of the job's first
 *     command
 * @param deadline after which it is killed
 * @param bringBack files and directories below the home whose contents are taken at its end
 * @param bringBackChanged whether every file of the home that is not as it was planted is taken,
 *     too
 */
public record Command(
    List<String> words,
    Map<String, String> environment,
    String directory,
    Duration deadline,
    List<String> bringBack,
    boolean bringBackChanged) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MOST_ARGUMENT_BYTES = 128 << 10;

  /**
   * @throws IllegalArgumentException if there is no program, a variable has no proper name, a text
   *     holds a NUL or is longer than Linux takes, a path leads elsewhere, or the deadline is not
   *     positive
   */
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    bringBack = List.copyOf(bringBack);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a job needs a command");
    }
    words.forEach(Command::requirePassable);
    environment.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("\"" + name + "\" is no variable's name");
      }
      requirePassable(value);
    });
    InnerPath.belowHome(directory);
    bringBack.forEach(InnerPath::belowHome);
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("the deadline must be positive");
    }
  }

  /** Of whose home only what is named is taken. */
  public Command(
      List<String> words,
      Map<String, String> environment,
      String directory,
      Duration deadline,
      List<String> bringBack) {
    this(words, environment, directory, deadline, bringBack, false);
  }

  private static void requirePassable(String text) {
    if (text.indexOf(0) >= 0 || text.length() > MOST_ARGUMENT_BYTES / 3) {
      throw new IllegalArgumentException("an argument or variable holds a NUL or is too long");
    }
  }
}
