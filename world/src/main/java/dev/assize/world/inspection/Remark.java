package dev.assize.world.inspection;

import java.nio.file.Path;

/**
 * Something about a world that its author should know.
 *
 * @param file where it is
 * @param what is so
 * @param advice what to do about it, in the imperative
 */
public record Remark(Path file, String what, String advice) {

  /** One line: file, what is so, what to do. */
  @Override
  public String toString() {
    return file + ": " + what + "; " + advice;
  }
}
