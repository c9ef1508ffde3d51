package dev.assize.world.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server finds and leaves in one trial: a folder of files, and a home beside it that is
 * empty at first. Not thread-safe.
 */
public final class TrialFolder implements AutoCloseable {

  /** Entries beyond make what is left unreadable. */
  static final int MAX_ENTRIES = 10_000;

  /** Bytes beyond, in all files together, make what is left unreadable. */
  static final long MAX_BYTES = 64L << 20;

  private final Path place;

  private TrialFolder(Path place) {
    this.place = place;
  }

  /**
   * An entry of the folder.
   *
   * @param path below it, with slashes
   * @param kind what it is
   * @param text what a file holds, read as UTF-8, or where a link points; empty for a folder
   */
  public record Entry(String path, Kind kind, String text) {}

  /** What an entry is. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A directory. */
    FOLDER,
    /** A symbolic link, which is not followed. */
    LINK,
    /** A socket, a pipe, a device. */
    OTHER
  }

  /**
   * Makes one.
   *
   * @param files their texts by their path below the folder, with slashes
   * @throws UncheckedIOException if that fails
   */
  public static TrialFolder make(Map<String, String> files) {
    try {
      TrialFolder folder = new TrialFolder(Files.createTempDirectory("share").toRealPath());
      try {
        folder.furnish(files);
        return folder;
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server's folder cannot be made: " + e.getMessage(), e);
    }
  }

  private void furnish(Map<String, String> files) throws IOException {
    Files.createDirectory(files());
    Files.createDirectory(home());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = files().resolve(file.getKey()).normalize();
      if (!target.startsWith(files()) || target.equals(files())) {
        throw new IOException(file.getKey() + " is not below the folder");
      }
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }

  /** The folder of the files. */
  public Path files() {
    return place.resolve("files");
  }

  /** A home directory for the server. */
  public Path home() {
    return place.resolve("home");
  }

  /**
   * What is in the folder now, in the order of the paths.
   *
   * @throws ServerException if that is more than can be looked at
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Path root = files();
    long[] bytes = {0};
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (!folder.equals(root)) {
                add(new Entry(name(root, folder), Kind.FOLDER, ""), entries);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              bytes[0] += attributes.size();
              if (bytes[0] > MAX_BYTES) {
                throw new ServerException("its folder holds more than " + MAX_BYTES + " bytes");
              }
              add(entry(root, file, attributes), entries);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new ServerException("its folder cannot be read: " + e);
    }
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  private static void add(Entry entry, List<Entry> entries) {
    if (entries.size() >= MAX_ENTRIES) {
      throw new ServerException("its folder has more than " + MAX_ENTRIES + " entries");
    }
    entries.add(entry);
  }

  private static Entry entry(Path root, Path file, BasicFileAttributes attributes)
      throws IOException {
    String name = name(root, file);
    if (attributes.isSymbolicLink()) {
      return new Entry(name, Kind.LINK, Files.readSymbolicLink(file).toString());
    }
    return attributes.isRegularFile()
        ? new Entry(name, Kind.FILE, new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : new Entry(name, Kind.OTHER, "");
  }

  private static String name(Path root, Path entry) {
    return root.relativize(entry).toString().replace('\\', '/');
  }

  /** Deletes all of it, as far as it can be deleted. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ServerException("its folder cannot be deleted: " + place + ": " + e.getMessage());
    }
  }
}
