package dev.assize.log.tile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a log's files are read from. What it gives is not trusted. Thread-safe. */
@FunctionalInterface
public interface TileSource {

  /** The path of the newest checkpoint. */
  String CHECKPOINT = "checkpoint";

  /** Longest checkpoint that is read, in bytes. */
  int MAX_CHECKPOINT = 1 << 20;

  /**
   * The bytes at a path within the log; empty if there are none.
   *
   * @param limit most bytes that may be there
   * @throws TileException if more is there
   * @throws SourceException if it cannot be read
   */
  Optional<byte[]> find(String path, int limit);

  /**
   * The newest checkpoint, as it was signed; not yet verified.
   *
   * @throws TileException if there is none
   * @throws SourceException if it cannot be read
   */
  default byte[] checkpoint() {
    return find(CHECKPOINT, MAX_CHECKPOINT)
        .orElseThrow(() -> new TileException(CHECKPOINT, "is missing; no log is there"));
  }

  /**
   * A directory, or a log that is served at an {@code http} or {@code https} URL.
   *
   * @throws SourceException if the text is a malformed URL
   */
  static TileSource at(String location) {
    if (!location.startsWith("http://") && !location.startsWith("https://")) {
      return new DirectorySource(Path.of(location));
    }
    try {
      return new HttpSource(URI.create(location));
    } catch (IllegalArgumentException e) {
      throw new SourceException("not a URL: " + location, e);
    }
  }
}
