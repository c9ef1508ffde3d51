package dev.assize.examination.fuzz;

import dev.assize.log.merkle.Hash;
import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The files of a log and their names. */
abstract class TileTarget implements FuzzTarget {

  @Override
  public boolean isRefusal(RuntimeException e) {
    return e instanceof IllegalArgumentException;
  }

  static final class Tiles extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(
          Tile.of(Collections.nCopies(5, Hash.EMPTY_TREE)).bytes(),
          Tile.of(Collections.nCopies(Tile.WIDTH, Hash.EMPTY_TREE)).bytes());
    }

    @Override
    public void read(byte[] bytes) {
      Tile tile = Tile.parse(bytes);
      LogTextTarget.requireSame(tile.bytes(), bytes);
      if (tile.isFull()) {
        tile.root();
      }
    }

    @Override
    public String toString() {
      return "tile";
    }
  }

  /** The first byte is the number of entries that must be in it. */
  static final class Bundles extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(new byte[] {1, 0, 1, 42}, new byte[] {3, 0, 1, 42, 0, 0, 0, 2, 7, 8});
    }

    @Override
    public void read(byte[] bytes) {
      int count = bytes.length == 0 ? 0 : bytes[0] & 0xff;
      byte[] bundle = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
      LogTextTarget.requireSame(EntryBundle.encode(EntryBundle.decode(bundle, count)), bundle);
    }

    @Override
    public String toString() {
      return "bundle";
    }
  }

  static final class Paths extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(
          LogTextTarget.utf8("tile/1/x001/x234/067.p/112"),
          LogTextTarget.utf8("tile/entries/000"),
          LogTextTarget.utf8("tile/63/001"));
    }

    @Override
    public void read(byte[] bytes) {
      String path = new String(bytes, StandardCharsets.UTF_8);
      LogTextTarget.require(TilePath.parse(path).toString().equals(path));
    }

    @Override
    public String toString() {
      return "path";
    }
  }
}
