package dev.assize.sandbox.job;

/**
 * Something that was found where a job was asked to leave results.
 *
 * @param path below the home, which itself is {@code .}; bytes in it that are no UTF-8 stand as
 *     U+FFFD
 * @param content empty unless it is a file
 */
public record Collected(String path, Kind kind, Content content) {

  /** What was found. */
  public enum Kind {
    /** A file, whole. */
    FILE,
    /** A file of which only the first bytes are here, because of the limit. */
    TRUNCATED,
    /** A symbolic link. It was not followed. */
    LINK,
    /** A FIFO, a socket or a device. It was not opened. */
    OTHER,
    /** Nothing is at this path. */
    MISSING,
    /** It, or what is below it, was left out: too many entries, too deep, or not readable. */
    LEFT_OUT
  }
}
