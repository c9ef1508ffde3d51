package dev.assize.sandbox.decoy;

import java.time.Instant;

/**
 * One file of a home.
 *
 * @param path relative to the home, with {@code /} between its parts
 * @param content its bytes; not to be changed
 * @param mode permissions, such as 0600
 * @param modified when it was last written
 */
@SuppressWarnings("ArrayRecordComponent")
public record HomeFile(String path, byte[] content, int mode, Instant modified) {

  /**
   * @throws IllegalArgumentException if the path could leave the home
   */
  public HomeFile {
    if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
      throw new IllegalArgumentException("no path within a home: " + path);
    }
  }
}
