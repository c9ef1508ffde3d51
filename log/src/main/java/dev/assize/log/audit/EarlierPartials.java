package dev.assize.log.audit;

import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileLayout;
import dev.assize.log.tile.TilePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of a log's directory that the newest checkpoint does not need: partial tiles of
 * earlier sizes must be what the newest version begins with, and nothing else may be there. Tiles
 * of sizes that are not published yet are left alone.
 */
final class EarlierPartials {

  private final Path folder;
  private final long size;
  private final Problems problems;

  EarlierPartials(Path folder, long size, Problems problems) {
    this.folder = folder;
    this.size = size;
    this.problems = problems;
  }

  void check() {
    Path tiles = folder.resolve("tile");
    if (!Files.exists(tiles)) {
      return;
    }
    try {
      Files.walkFileTree(
          tiles,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              check(file, folder.relativize(file).toString().replace('\\', '/'));
              return FileVisitResult.CONTINUE;
            }

            // A log deletes partial tiles while it is read.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path gone, @Nullable IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new SourceException(tiles + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  private void check(Path file, String name) throws IOException {
    TilePath path;
    try {
      path = TilePath.parse(name);
    } catch (IllegalArgumentException e) {
      problems.add(name, "is no part of a log");
      return;
    }
    long beyond = TileLayout.hashes(path.level(), size) - path.index() * Tile.WIDTH;
    TilePath newest = beyond < 1 ? path : TileLayout.path(path.level(), path.index(), size);
    boolean isEarlier = path.isPartial() && path.width() < newest.width() && beyond > 0;
    if (!isEarlier || isWrong(newest)) {
      return;
    }
    byte[] whole;
    byte[] earlier;
    try {
      whole = newest(newest);
      earlier = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return; // the log has filled this tile and deleted its partial versions
    }
    boolean isBeginning =
        earlier.length <= whole.length
            && Arrays.equals(earlier, Arrays.copyOf(whole, earlier.length))
            && holds(path, earlier);
    if (!isBeginning && whole.length > 0) {
      problems.add(name, "is not what %s begins with".formatted(newest));
    }
  }

  /** With a wrong file nothing can be compared; it must be mended first. */
  private boolean isWrong(TilePath path) {
    return problems.name(path.toString()) || problems.name(path.full().toString());
  }

  private byte[] newest(TilePath path) throws IOException {
    Path exact = folder.resolve(path.toString());
    Path full = folder.resolve(path.full().toString());
    return Files.exists(exact)
        ? Files.readAllBytes(exact)
        : Files.exists(full) ? Files.readAllBytes(full) : new byte[0];
  }

  private static boolean holds(TilePath path, byte[] bytes) {
    try {
      int count =
          path.level() == TilePath.ENTRIES
              ? EntryBundle.decode(bytes, path.width()).size()
              : Tile.parse(bytes).width();
      return count == path.width();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
