package dev.assize.sandbox.isolation;

import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Collected.Kind;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.PlantedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a job left, once the job is gone. Whatever it planted, nothing outside its home is
 * opened: every step goes from an opened directory to a name in it and follows no link, only
 * regular files are opened, and number, depth and sizes are bounded.
 */
final class Collector {

  private static final int MOST_ENTRIES = 2000;
  private static final int DEEPEST = 32;

  /** Of all paths together: names cost a job nothing, and paths repeat them. */
  private static final int MOST_PATH_CHARACTERS = 1 << 20;

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final String HERE = ".";

  private final List<Collected> found = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();

  /** What need not be taken, as long as it is the same. */
  private final Map<String, Content> known = new HashMap<>();

  private int room;
  private int pathCharacters;

  private Collector(int bytes) {
    room = bytes;
  }

  /**
   * @param paths below the home
   * @param planted if everything else is wanted, too, that is not as it was planted: how that was;
   *     null if not. What is asked for by its path is taken in any case, and once
   * @param bytes the most that all contents together may have
   * @throws IOException if the home itself cannot be opened
   */
  static List<Collected> collect(
      Path home, List<String> paths, @Nullable List<PlantedFile> planted, int bytes)
      throws IOException {
    Collector collector = new Collector(bytes);
    for (String path : paths) {
      try (DirectoryStream<Path> directory = Files.newDirectoryStream(home)) {
        collector.descend(secure(directory), Path.of(path), 0, path);
      }
    }
    if (planted != null) {
      collector.found.forEach(found -> collector.asked.add(found.path()));
      planted.forEach(file -> collector.known.put(file.path(), file.content()));
      try (DirectoryStream<Path> directory = Files.newDirectoryStream(home)) {
        collector.takeAll(secure(directory), Path.of(HERE), HERE, 0);
      }
    }
    return collector.found;
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> directory)
      throws IOException {
    if (directory instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    throw new IOException("this system cannot open files relative to a directory");
  }

  /** Walks the path that was asked for, name by name. */
  private void descend(SecureDirectoryStream<Path> directory, Path path, int at, String asked) {
    Path name = path.getName(at);
    if (at == path.getNameCount() - 1) {
      take(directory, name, asked, 0);
      return;
    }
    try (SecureDirectoryStream<Path> below = below(directory, name)) {
      descend(below, path, at + 1, asked);
    } catch (IOException | DirectoryIteratorException e) {
      boolean missing = e instanceof NoSuchFileException || e instanceof NotDirectoryException;
      add(asked, missing ? Kind.MISSING : Kind.LEFT_OUT);
    }
  }

  private static SecureDirectoryStream<Path> below(SecureDirectoryStream<Path> directory, Path name)
      throws IOException {
    return directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
  }

  private void take(SecureDirectoryStream<Path> directory, Path name, String path, int depth) {
    pathCharacters += path.length();
    try {
      BasicFileAttributes attributes =
          directory
              .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      if (attributes.isDirectory()) {
        takeAll(directory, name, path, depth);
      } else if (asked.contains(path) || isAsPlanted(directory, name, path, attributes)) {
        return;
      } else if (attributes.isRegularFile()) {
        found.add(read(directory, name, path));
      } else {
        add(path, attributes.isSymbolicLink() ? Kind.LINK : Kind.OTHER);
      }
    } catch (NoSuchFileException e) {
      add(path, Kind.MISSING);
    } catch (IOException | DirectoryIteratorException e) {
      add(path, Kind.LEFT_OUT);
    }
  }

  private void takeAll(SecureDirectoryStream<Path> directory, Path name, String path, int depth)
      throws IOException {
    if (depth == DEEPEST) {
      add(path, Kind.LEFT_OUT);
      return;
    }
    try (SecureDirectoryStream<Path> below = below(directory, name)) {
      for (Path entry : below) {
        if (found.size() >= MOST_ENTRIES || pathCharacters >= MOST_PATH_CHARACTERS) {
          add(path, Kind.LEFT_OUT);
          return;
        }
        Path file = entry.getFileName();
        take(below, file, path.equals(HERE) ? file.toString() : path + "/" + file, depth + 1);
      }
    }
  }

  private boolean isAsPlanted(
      SecureDirectoryStream<Path> directory, Path name, String path, BasicFileAttributes attributes)
      throws IOException {
    Content content = known.get(path);
    if (content == null || !attributes.isRegularFile() || attributes.size() != content.size()) {
      return false;
    }
    try (SeekableByteChannel channel = directory.newByteChannel(name, READING)) {
      return channel.size() == content.size()
          && content.equals(Content.of(first(channel, content.size())));
    }
  }

  private Collected read(SecureDirectoryStream<Path> directory, Path name, String path)
      throws IOException {
    try (SeekableByteChannel channel = directory.newByteChannel(name, READING)) {
      long size = channel.size();
      byte[] bytes = first(channel, (int) Math.min(size, room));
      room -= bytes.length;
      Kind kind = size > bytes.length ? Kind.TRUNCATED : Kind.FILE;
      return new Collected(path, kind, Content.of(bytes));
    }
  }

  private static byte[] first(SeekableByteChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    int count = 0;
    while (buffer.hasRemaining() && count >= 0) {
      count = channel.read(buffer);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void add(String path, Kind kind) {
    found.add(new Collected(path, kind, Content.EMPTY));
  }
}
