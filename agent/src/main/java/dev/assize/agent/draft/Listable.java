package dev.assize.agent.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which files a manifest can name: regular ones inside its directory, links followed. */
final class Listable {

  /** Below what a manifest accepts, since all of them together have a limit, too. */
  private static final long MAX_BYTES = 64L << 20;

  private Listable() {}

  static boolean in(Path directory, String name) {
    Path file = directory.resolve(name);
    try {
      return Files.isRegularFile(file)
          && Files.isReadable(file)
          && Files.size(file) <= MAX_BYTES
          && file.toRealPath().startsWith(directory.toRealPath());
    } catch (IOException cannotBeFollowed) {
      return false;
    }
  }
}
