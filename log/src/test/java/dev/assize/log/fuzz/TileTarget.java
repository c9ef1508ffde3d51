package dev.assize.log.fuzz;

import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.LogFiles;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a log, read by whoever trusts its checkpoint only. */
abstract class TileTarget implements FuzzTarget {

  private static final int SIZE = 300;
  static final LogFiles LOG = new LogFiles(SIZE);

  @Override
  public boolean isRefusal(RuntimeException e) {
    return e instanceof TileException;
  }

  /** A reader of the log with other bytes at one path. */
  static TileReader reader(String replaced, byte[] bytes) {
    return new TileReader(
        (path, limit) -> path.equals(replaced) ? Optional.of(bytes) : LOG.find(path, limit),
        LOG.head(SIZE));
  }

  static final class Tiles extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(LOG.files.get("tile/0/000"));
    }

    @Override
    public void read(byte[] bytes) {
      LogTextTarget.require(
          reader("tile/0/000", bytes).leaf(7).equals(LOG.leaves.get(7))
              && Arrays.equals(bytes, seeds().getFirst()));
    }
  }

  static final class Bundles extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(LOG.files.get("tile/entries/001.p/44"));
    }

    @Override
    public void read(byte[] bytes) {
      List<byte[]> entries = reader("tile/entries/001.p/44", bytes).bundle(1);
      LogTextTarget.requireSame(EntryBundle.encode(entries), seeds().getFirst());
    }
  }

  static final class Paths extends TileTarget {

    @Override
    public List<byte[]> seeds() {
      return List.of(
          LogTextTarget.utf8("tile/0/x001/x234/067"), LogTextTarget.utf8("tile/entries/000.p/12"));
    }

    @Override
    public boolean isRefusal(RuntimeException e) {
      return e instanceof IllegalArgumentException;
    }

    @Override
    public void read(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      LogTextTarget.require(TilePath.parse(text).toString().equals(text));
    }
  }
}
