package dev.assize.sandbox.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A place for commands, and the first of them. The place (home, temporary folders, network) is the
 * job's own, and is kept until all its commands have ended.
 *
 * @param command what is run first
 * @param files planted before it starts
 * @param decoys which of those files nobody has a reason to touch; they are watched closely
 * @param binds directories of the host that it sees
 * @param limits for each command
 * @param nestedSandbox whether it may make namespaces and mounts of its own, which some agents' own
 *     sandboxes need; the kernel then offers it more to attack, and the result says so
 */
public record Job(
    Command command,
    List<PlantedFile> files,
    List<String> decoys,
    List<ReadOnlyBind> binds,
    Limits limits,
    boolean nestedSandbox) {

  /** All planted files together, in bytes. */
  public static final int MOST_PLANTED = 16 << 20;

  /**
   * @throws IllegalArgumentException if too much is planted, or a decoy is not among the files
   */
  public Job {
    files = List.copyOf(files);
    decoys = List.copyOf(decoys);
    binds = List.copyOf(binds);
    if (files.stream().mapToLong(file -> file.content().size()).sum() > MOST_PLANTED) {
      throw new IllegalArgumentException("more than " + MOST_PLANTED + " bytes of planted files");
    }
    Set<String> planted = files.stream().map(PlantedFile::path).collect(Collectors.toSet());
    for (String decoy : decoys) {
      if (!planted.contains(decoy)) {
        throw new IllegalArgumentException("the decoy " + decoy + " is not among the files");
      }
    }
  }

  /** The same with these directories of the host. */
  public Job withBinds(List<ReadOnlyBind> others) {
    return new Job(command, files, decoys, others, limits, nestedSandbox);
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
    private final List<String> decoys = new ArrayList<>();
    private final List<ReadOnlyBind> binds = new ArrayList<>();
    private final List<String> bringBack = new ArrayList<>();
    private String directory = "work";
    private Duration deadline = Duration.ofMinutes(1);
    private Limits limits = Limits.DEFAULT;
    private boolean bringBackChanged;
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

    /** One more file that it finds, and has no reason to touch. */
    public Builder decoy(PlantedFile file) {
      decoys.add(file.path());
      return file(file);
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

    /** All files of the home that are not as they were planted are taken at the end, too. */
    public Builder bringBackChanged() {
      bringBackChanged = true;
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
     * @throws IllegalArgumentException as {@link Job} and {@link Command} say
     */
    public Job build() {
      return new Job(
          new Command(command, environment, directory, deadline, bringBack, bringBackChanged),
          files,
          decoys,
          binds,
          limits,
          nestedSandbox);
    }
  }
}
