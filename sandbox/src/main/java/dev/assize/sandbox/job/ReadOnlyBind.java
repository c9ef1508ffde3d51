package dev.assize.sandbox.job;

import java.util.List;

/**
 * A directory of the host that the job sees, read-only.
 *
 * @param host absolute path on the host, of a directory that the sandbox's settings name readable
 * @param inside absolute path at which it appears; nothing in it should tell what it is for
 * @param hidden names directly in it that the job does not see
 */
public record ReadOnlyBind(String host, String inside, List<String> hidden) {

  /**
   * @throws IllegalArgumentException if a path is not absolute and plain, or would cover what every
   *     job has, or a hidden name is a path
   */
  public ReadOnlyBind {
    hidden = List.copyOf(hidden);
    for (String name : hidden) {
      if (name.isEmpty() || name.startsWith("..") || name.indexOf('/') >= 0) {
        throw new IllegalArgumentException("\"" + name + "\" is no name");
      }
    }
    InnerPath.absolute(host);
    InnerPath.absolute(inside);
    if (!inside.matches("/(opt|srv|mnt)/.+")) {
      throw new IllegalArgumentException(
          "\"" + inside + "\": binds appear below /opt, /srv or /mnt only");
    }
  }

  /** With nothing hidden. */
  public ReadOnlyBind(String host, String inside) {
    this(host, inside, List.of());
  }
}
