package dev.assize.log.tile;

import dev.assize.log.LogException;

/** A log's file is missing, malformed, or not what the checkpoint commits to. */
public final class TileException extends LogException {

  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * @param path of the file within the log
   */
  public TileException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
  }

  /** The file that is wrong, as its path within the log. */
  public String path() {
    return path;
  }
}
