package dev.assize.sandbox.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads files of a home whose owner may have turned anything in it into a link, a pipe or a device.
 *
 * <p>Each part of the path is opened relative to the one before it, without following links.
 */
final class HomeReader {

  private static final int MOST = 8 << 20;

  private final Path home;

  HomeReader(Path home) {
    this.home = home;
  }

  /**
   * The first 8 MiB of a regular file.
   *
   * @param path relative to the home
   * @throws NoSuchFileException if there is nothing
   * @throws IOException if it is no regular file, or is reached through a link
   */
  byte[] read(String path) throws IOException {
    try (DirectoryStream<Path> opened = Files.newDirectoryStream(home)) {
      if (!(opened instanceof SecureDirectoryStream<Path> directory)) {
        throw new IOException("this file system cannot be read safely");
      }
      return read(directory, home.getFileSystem().getPath(path));
    }
  }

  private static byte[] read(SecureDirectoryStream<Path> directory, Path path) throws IOException {
    if (path.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          directory.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
        return read(next, path.subpath(1, path.getNameCount()));
      }
    }
    BasicFileAttributeView view =
        directory.getFileAttributeView(
            path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.readAttributes().isRegularFile()) {
      throw new IOException("no regular file");
    }
    try (SeekableByteChannel channel =
        directory.newByteChannel(
            path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return drain(channel);
    }
  }

  private static byte[] drain(SeekableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MOST, channel.size()));
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
