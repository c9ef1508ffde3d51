package dev.assize.sandbox.job;

/**
 * A directory of the host that the job sees, read-only.
 *
 * @param host absolute path on the host, of a directory that the sandbox's settings name readable
 * @param inside absolute path at which it appears; nothing in it should tell what it is for
 */
public record ReadOnlyBind(String host, String inside) {

  /**
   * @throws IllegalArgumentException if a path is not absolute and plain, or would cover what every
   *     job has
   */
  public ReadOnlyBind {
    InnerPath.absolute(host);
    InnerPath.absolute(inside);
    if (!inside.matches("/(opt|srv|mnt)/.+")) {
      throw new IllegalArgumentException(
          "\"" + inside + "\": binds appear below /opt, /srv or /mnt only");
    }
  }
}
