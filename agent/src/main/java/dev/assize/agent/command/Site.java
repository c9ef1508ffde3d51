package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the programs of agents run. They may see the machine under other paths and addresses than
 * we do, or not at all. Thread-safe; each {@link Stay} is for one thread.
 */
public interface Site {

  /** The value of {@code PATH} where an agent asks for no other. */
  String searchPath();

  /**
   * The path by which programs there find a file or directory of this machine.
   *
   * @throws IllegalArgumentException if they do not see it
   */
  String path(Path ofThisMachine);

  /** The address by which programs there reach what we reach by another. */
  URI address(URI ofThisMachine);

  /** Whether programs there find an executable file at an absolute path. */
  boolean hasExecutable(String path);

  /**
   * Gives one run a home of its own.
   *
   * @throws IOException if that is not possible
   */
  Stay open(Assignment assignment) throws IOException;

  /** One run's place there. Its paths are as programs there see them. */
  interface Stay extends AutoCloseable {

    /** The home directory, absolute. */
    String home();

    /** The working directory, absolute. */
    String work();

    /** The directory for temporary files, absolute. */
    String temporary();

    /**
     * Writes a file, for its user only. Not to be called after the first command.
     *
     * @param path {@code ~/…} below the home, else below the working directory
     * @throws IOException if that is not possible
     */
    void plant(String path, String text) throws IOException;

    /**
     * Runs a command to its end, in the working directory, with exactly this environment beside
     * what the site itself needs, and without standard input. None of its processes is left then.
     *
     * @param wanted a file that is wanted at the end, a path as in {@link #plant}; null for none
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread is interrupted; its processes are gone then too
     */
    Ended run(
        List<String> command,
        Map<String, String> environment,
        Duration deadline,
        @Nullable String wanted)
        throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
  }

  /** Why a command ended. */
  enum Ending {
    EXITED("exited"),
    DEADLINE("deadline"),
    OUTPUT_LIMIT("output-limit"),
    MEMORY_LIMIT("memory-limit");

    private final String reason;

    Ending(String reason) {
      this.reason = reason;
    }

    /** As in {@link dev.assize.statement.trace.TraceEvent.ProcessEnded}. */
    String reason() {
      return reason;
    }
  }

  /**
   * How a command ended.
   *
   * @param exitCode recorded, not believed
   * @param stdout its first {@value CommandAgent#OUTPUT_LIMIT} bytes
   * @param stderr its first {@value CommandAgent#OUTPUT_LIMIT} bytes
   * @param wanted the text of the file that was wanted; empty if it is missing or no plain file
   * @param doubt why what it did cannot be judged, such as processes that would not end; null if it
   *     can
   */
  record Ended(
      Ending ending,
      int exitCode,
      String stdout,
      String stderr,
      Optional<String> wanted,
      @Nullable String doubt) {}
}
