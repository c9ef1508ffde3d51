package dev.assize.log.storage;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.EntryBundle;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a log back to what was acknowledged, whenever its last writer was killed.
 *
 * <p><b>Guarantee.</b> Afterwards the tree has every entry of the write-ahead files, begins with
 * the tree of the published checkpoint, and has all its tiles. Otherwise the log is refused, and
 * nothing in it was changed.
 *
 * <p><b>How.</b> The oldest write-ahead file names the tree that was made durable before it, which
 * is read from its tiles and authenticated. A first pass over the batches only computes. A second
 * one writes each tile that is not there or differs, since tiles are not durable while their batch
 * is in a write-ahead file.
 *
 * <p><b>What can go wrong.</b> If power is lost the checkpoint may be an older one than readers
 * have seen. It is not needed for them: the batches are durable before their checkpoint is
 * published, so the same trees come back.
 */
final class Recovery {

  private final LogFolder folder;
  private final List<Path> writeAhead;
  private final TileReader base;
  private GrowingTree tree;
  private GrowingBundle bundle;

  private Recovery(LogFolder folder, List<Path> writeAhead, TreeHead base) {
    this.folder = folder;
    this.writeAhead = writeAhead;
    this.base = new TileReader(new DirectorySource(folder.path()), base);
    this.tree = GrowingTree.from(this.base);
    this.bundle = GrowingBundle.from(this.base);
  }

  /**
   * What was recovered.
   *
   * @param published the checkpoint that is there, if one is
   */
  record Recovered(
      GrowingTree tree,
      GrowingBundle bundle,
      WriteAheadFile writeAhead,
      Optional<byte[]> published) {}

  /**
   * Recovers a log, or begins one where there is none.
   *
   * @throws DamagedLogException if it is not what a writer left
   */
  static Recovered recover(LogFolder folder, CheckpointOpener opener) throws IOException {
    List<Path> files = folder.writeAheadFiles();
    if (files.isEmpty()) {
      if (folder.isPublished()) {
        throw new DamagedLogException(
            folder.state()
                + ": the write-ahead files of this log are missing; restore them, or begin a new"
                + " log in another directory");
      }
      WriteAheadFile first = WriteAheadFile.create(folder.state(), TreeHead.EMPTY);
      return new Recovered(new GrowingTree(), new GrowingBundle(), first, Optional.empty());
    }
    try (WriteAheadReader oldest = new WriteAheadReader(files.getFirst())) {
      return new Recovery(folder, files, oldest.header().base()).run(opener);
    } catch (TileException | SourceException e) {
      throw new DamagedLogException(
          folder.path() + ": a tile that was durable is damaged: " + e.getMessage(), e);
    }
  }

  private Recovered run(CheckpointOpener opener) throws IOException {
    Optional<byte[]> note = folder.checkpoint();
    compute(note.isPresent() ? open(note.get(), opener) : base.head());
    tree = GrowingTree.from(base);
    long mark = 0;
    long end = 0;
    for (Path file : writeAhead) {
      try (WriteAheadReader reader = new WriteAheadReader(file)) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
          restoreFull(batch);
        }
        mark = reader.header().mark();
        end = reader.end();
      }
    }
    restoreEdges();
    return new Recovered(tree, bundle, WriteAheadFile.open(writeAhead.getLast(), mark, end), note);
  }

  private TreeHead open(byte[] note, CheckpointOpener opener) {
    try {
      return opener.open(note);
    } catch (RuntimeException e) {
      throw new DamagedLogException(
          folder.path() + ": its published checkpoint is not one of this log: " + e.getMessage(),
          e);
    }
  }

  /** Computes the whole tree and compares it with the published one. Changes nothing. */
  private void compute(TreeHead published) throws IOException {
    Hash root = published.size() <= size() ? base.headAt(published.size()).root() : null;
    for (Path file : writeAhead) {
      try (WriteAheadReader reader = new WriteAheadReader(file)) {
        requireContinued(file, reader.header());
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
          List<Hash> leaves = batch.entries().stream().map(Hash::leaf).toList();
          int within = Math.clamp(published.size() - size(), 0, leaves.size());
          tree.append(leaves.subList(0, within));
          root = size() == published.size() ? tree.head().root() : root;
          tree.append(leaves.subList(within, leaves.size()));
        }
        if (reader.isTorn() && !file.equals(writeAhead.getLast())) {
          throw new DamagedLogException(file + ": ends within a record; restore it from a backup");
        }
      }
    }
    if (root == null) {
      throw new DamagedLogException(
          ("%s: the log has lost entries: its published checkpoint has %d, its files have %d; "
                  + "restore them from a backup, and do not append until then")
              .formatted(folder.path(), published.size(), size()));
    }
    if (!root.equals(published.root())) {
      throw new DamagedLogException(
          ("%s: the published checkpoint of size %d has another root than the log's entries; "
                  + "restore both from one backup")
              .formatted(folder.path(), published.size()));
    }
  }

  private long size() {
    return tree.head().size();
  }

  private void requireContinued(Path file, WriteAheadHeader header) {
    if (!header.base().equals(tree.head())) {
      throw new DamagedLogException(
          "%s: begins after %d entries, and those before it are %d or others; restore the files"
              .formatted(file, header.base().size(), size()));
    }
  }

  /** Writes the tiles that a batch filled, and deletes partial versions, which may be torn. */
  private void restoreFull(Batch batch) throws IOException {
    DurableFolder files = folder.files();
    List<Hash> leaves = batch.entries().stream().map(Hash::leaf).toList();
    for (Map.Entry<TilePath, byte[]> full : bundle.append(batch.entries()).entrySet()) {
      restoreFull(files, full.getKey(), full.getValue());
    }
    for (Map.Entry<TilePath, Tile> full : tree.append(leaves).entrySet()) {
      if (!full.getKey().isPartial()) {
        restoreFull(files, full.getKey(), full.getValue().bytes());
      }
    }
  }

  private static void restoreFull(DurableFolder files, TilePath path, byte[] bytes)
      throws IOException {
    if (!path.isPartial()) {
      files.restore(path.toString(), bytes);
      files.deleteFolder(path.partials());
    }
  }

  /** Writes the partial tiles of this size, and mends those of earlier sizes. */
  private void restoreEdges() throws IOException {
    for (Map.Entry<TilePath, Tile> edge : tree.edges().entrySet()) {
      TilePath path = edge.getKey();
      folder.files().restore(path.toString(), edge.getValue().bytes());
      for (TilePath earlier : earlier(path)) {
        folder.files().restore(earlier.toString(), edge.getValue().first(earlier.width()).bytes());
      }
    }
    for (Map.Entry<TilePath, byte[]> edge : bundle.edge().entrySet()) {
      TilePath path = edge.getKey();
      List<byte[]> entries = EntryBundle.decode(edge.getValue(), path.width());
      folder.files().restore(path.toString(), edge.getValue());
      for (TilePath earlier : earlier(path)) {
        byte[] bytes = EntryBundle.encode(entries.subList(0, earlier.width()));
        folder.files().restore(earlier.toString(), bytes);
      }
    }
  }

  /** Narrower versions that are there; wider ones were never published, and are deleted. */
  private List<TilePath> earlier(TilePath path) throws IOException {
    List<TilePath> narrower = new ArrayList<>();
    Path partials = folder.path().resolve(path.partials());
    if (!Files.isDirectory(partials)) {
      return narrower;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(partials)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int width = name.matches("[1-9]\\d{0,2}") ? Integer.parseInt(name) : Tile.WIDTH;
        if (width > path.width()) {
          Files.delete(file);
        } else {
          narrower.add(new TilePath(path.level(), path.index(), width));
        }
      }
    }
    return narrower;
  }
}
