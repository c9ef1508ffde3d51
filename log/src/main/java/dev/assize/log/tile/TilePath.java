package dev.assize.log.tile;

import dev.assize.log.merkle.Hash;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile or an entry bundle, such as {@code tile/0/x001/x234/067.p/8}.
 *
 * @param level 0 for tiles of leaf hashes; {@link #ENTRIES} for bundles of entries
 * @param index of the tile in its level, from 0
 * @param width number of hashes or entries in it, 1 to 256; a tile with fewer than 256 is partial
 */
public record TilePath(int level, long index, int width) {

  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 63;
  private static final int GROUP = 1000;
  private static final Pattern FORM =
      Pattern.compile("tile/(entries|\\d{1,2})/((?:x\\d{3}/){0,6}\\d{3})(?:\\.p/(\\d{1,3}))?");

  /**
   * @throws IllegalArgumentException if no tile can have these numbers
   */
  public TilePath {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > Tile.WIDTH) {
      throw new IllegalArgumentException(
          "no tile has level %d, index %d, width %d".formatted(level, index, width));
    }
  }

  /**
   * Reads a path, which must be in its one canonical form.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static TilePath parse(String path) {
    Matcher matcher = FORM.matcher(path);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the path of a tile: " + path);
    }
    String level = matcher.group(1);
    String width = matcher.group(3);
    TilePath tile =
        new TilePath(
            level.equals("entries") ? ENTRIES : Integer.parseInt(level),
            Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
            width == null ? Tile.WIDTH : Integer.parseInt(width));
    if (!tile.toString().equals(path)) {
      throw new IllegalArgumentException("not the canonical path of a tile: " + path);
    }
    return tile;
  }

  public boolean isPartial() {
    return width < Tile.WIDTH;
  }

  /** The same tile when it is full. */
  public TilePath full() {
    return new TilePath(level, index, Tile.WIDTH);
  }

  /** The folder of all partial versions of this tile. */
  public String partials() {
    return full() + ".p";
  }

  /** Most bytes that can be in it. */
  public int maxBytes() {
    return level == ENTRIES ? width * EntryBundle.MAX_ENTRY_BYTES : width * Hash.SIZE;
  }

  @Override
  public String toString() {
    String number = String.format(Locale.ROOT, "%03d", index % GROUP);
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      number = String.format(Locale.ROOT, "x%03d/%s", rest % GROUP, number);
    }
    String kind = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + kind + "/" + number + (isPartial() ? ".p/" + width : "");
  }
}
