package dev.assize.sandbox;

import dev.assize.sandbox.job.Persona;
import java.nio.file.Path;
import java.util.List;

/**
 * What a sandbox needs to know when it opens.
 *
 * @param readable directories of the host that jobs may want to bind, or that hold such
 *     directories; absolute
 * @param forwards what jobs reach outside; everything else is answered by us
 * @param persona who all its jobs seem to run for
 */
public record Settings(List<Path> readable, List<Forward> forwards, Persona persona) {

  /** Nothing of the host but its programs. */
  public static final Settings DEFAULT = new Settings(List.of(), List.of());

  /**
   * @throws IllegalArgumentException if a path is not absolute
   */
  public Settings {
    readable = List.copyOf(readable);
    forwards = List.copyOf(forwards);
    for (Path path : readable) {
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException(path + " is not absolute");
      }
    }
  }

  /** For somebody. */
  public Settings(List<Path> readable, List<Forward> forwards) {
    this(readable, forwards, Persona.SOMEBODY);
  }

  /** These directories of the host. */
  public static Settings readable(Path... directories) {
    return new Settings(List.of(directories), List.of());
  }
}
