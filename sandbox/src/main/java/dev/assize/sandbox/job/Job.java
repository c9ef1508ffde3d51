package dev.assize.sandbox.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A command to be run in the sandbox, once.
 *
 * @param command the program, looked up in {@code PATH} inside, and its arguments
 * @param environment variables beside {@code HOME}, {@code USER}, {@code PATH} and the like, which
 *     every job has; they may replace those
 * @param directory where it starts, below the home; made if it does not exist
 * @param files planted before it starts
 * @param binds directories of the host that it sees
 * @param deadline after which it is killed
 * @param bringBack files and directories below the home whose contents are taken at the end
 * @param nestedSandbox whether it may make namespaces and mounts of its own, which some agents' own
 *     sandboxes need; the kernel then offers it more to attack, and the result says so
 */
public record Job(
    List<String> command,
    Map<String, String> environment,
    String directory,
    List<PlantedFile> files,
    List<ReadOnlyBind> binds,
    Duration deadline,
    Limits limits,
    List<String> bringBack,
    boolean nestedSandbox) {

  /** All planted files together, in bytes. */
  public static final int MOST_PLANTED = 16 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MOST_ARGUMENT_BYTES = 128 << 10;

  /**
   * @throws IllegalArgumentException if the command is empty, a variable has no proper name, a text
   *     holds a NUL or is longer than Linux takes, a path leads elsewhere, too much is planted, or
   *     the deadline is not positive
   */
  public Job {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    binds = List.copyOf(binds);
    bringBack = List.copyOf(bringBack);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a job needs a command");
    }
    command.forEach(Job::requirePassable);
    environment.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("\"" + name + "\" is no variable's name");
      }
      requirePassable(value);
    });
    InnerPath.belowHome(directory);
    bringBack.forEach(InnerPath::belowHome);
    if (files.stream().mapToLong(file -> file.content().size()).sum() > MOST_PLANTED) {
      throw new IllegalArgumentException("more than " + MOST_PLANTED + " bytes of planted files");
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("the deadline must be positive");
    }
  }

  private static void requirePassable(String text) {
    if (text.indexOf(0) >= 0 || text.length() > MOST_ARGUMENT_BYTES / 3) {
      throw new IllegalArgumentException("an argument or variable holds a NUL or is too long");
    }
  }

  /** A job with default limits, one minute to live and nothing else. */
  public static Builder of(String... command) {
    return new Builder(List.of(command));
  }

  /** Puts a job together. Not thread-safe. */
  public static final class Builder {

    private final List<String> command;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<PlantedFile> files = new ArrayList<>();
    private final List<ReadOnlyBind> binds = new ArrayList<>();
    private final List<String> bringBack = new ArrayList<>();
    private String directory = "work";
    private Duration deadline = Duration.ofMinutes(1);
    private Limits limits = Limits.DEFAULT;
    private boolean nestedSandbox;

    private Builder(List<String> command) {
      this.command = command;
    }

    /** One more variable. */
    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Where the command starts, below the home; {@code work} if not said. */
    public Builder directory(String path) {
      directory = path;
      return this;
    }

    /** One more file that it finds, readable by its owner and others. */
    public Builder file(String path, Content content) {
      return file(new PlantedFile(path, content, 0644, null));
    }

    /** One more file that it finds. */
    public Builder file(PlantedFile file) {
      files.add(file);
      return this;
    }

    /** One more directory of the host that it sees. */
    public Builder bind(String host, String inside) {
      binds.add(new ReadOnlyBind(host, inside));
      return this;
    }

    /** One more file or directory whose contents are taken at the end. */
    public Builder bringBack(String path) {
      bringBack.add(path);
      return this;
    }

    /** When it is killed. */
    public Builder deadline(Duration after) {
      deadline = after;
      return this;
    }

    /** What it may use. */
    public Builder limits(Limits most) {
      limits = most;
      return this;
    }

    /** Lets it make namespaces and mounts of its own. */
    public Builder nestedSandbox() {
      nestedSandbox = true;
      return this;
    }

    /**
     * The job.
     *
     * @throws IllegalArgumentException as {@link Job} says
     */
    public Job build() {
      return new Job(
          command,
          environment,
          directory,
          files,
          binds,
          deadline,
          limits,
          bringBack,
          nestedSandbox);
    }
  }
}
