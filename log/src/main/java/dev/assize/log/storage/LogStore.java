package dev.assize.log.storage;

import dev.assize.log.durable.Reasons;
import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TilePath;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of an open log, and the one sequence in which it changes.
 *
 * <p><b>Guarantee.</b> When {@link #commit} completes an appender, the entry is durable and a
 * published checkpoint commits to it. Two checkpoints of one size have the same root.
 *
 * <p><b>How.</b> (1) The entries that are new go to the write-ahead file, with one fdatasync for
 * all. From here on they have their places, whatever happens. (2) The tree grows. (3) Tiles and
 * bundles are written, without fsync. (4) The checkpoint is signed, cosigned, and replaces the
 * published one. (5) The appenders wake up.
 *
 * <p><b>What can go wrong.</b> If (1) fails nothing has happened. If (3) or (4) fails the appenders
 * are not acknowledged and the work is kept: tiles must be written before a further batch begins,
 * and the next checkpoint commits to these entries too. If the fdatasync of (1) fails, nobody knows
 * what is durable, and the writer ends.
 *
 * <p>Used by the committing thread alone, except {@link #published}.
 */
final class LogStore implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(LogStore.class.getName());

  private final LogFolder folder;
  private final CheckpointSigner signer;
  private final CheckpointOpener opener;
  private final Cosigning cosigning;
  private final FullTiles tiles;
  private final Rotation rotation;
  private final GrowingTree tree;
  private final GrowingBundle bundle;
  private final EntryIndex index;

  /** Files that readers of the next checkpoint need and that could not be written yet. */
  private final Map<TilePath, byte[]> unwritten = new HashMap<>();

  private WriteAheadFile writeAhead;
  private TreeSnapshot snapshot;
  private volatile Published published;

  LogStore(LogFolder folder, CheckpointSigner signer, CheckpointOpener opener, LogOptions options)
      throws IOException {
    this.folder = folder;
    this.signer = signer;
    this.opener = opener;
    this.cosigning = options.cosigning();
    this.tiles = new FullTiles(folder.path());
    this.rotation = new Rotation(folder, options.rotationBytes());
    Recovery.Recovered recovered = Recovery.recover(folder, opener);
    this.tree = recovered.tree();
    this.bundle = recovered.bundle();
    this.writeAhead = recovered.writeAhead();
    this.snapshot = tree.snapshot(Map.of(), tiles);
    this.index = folder.index().open(snapshot);
    this.published = republish(recovered.published());
  }

  /** Publishes what the last writer made durable, and could not publish any more. */
  private Published republish(Optional<byte[]> note) throws IOException {
    if (note.isPresent()) {
      TreeHead head = opener.open(note.get());
      if (head.equals(snapshot.head())) {
        return new Published(note.get(), snapshot);
      }
      // A proof for this checkpoint is never asked for: every append publishes a newer one first.
      Published last = new Published(note.get(), new TreeSnapshot(head, Map.of(), tiles));
      try {
        return publish(last.head());
      } catch (RuntimeException e) {
        LOGGER.log(System.Logger.Level.WARNING, folder.path() + ": is not published yet", e);
        return last;
      }
    }
    return publish(TreeHead.EMPTY);
  }

  /** The newest published checkpoint. Any thread may ask. */
  Published published() {
    return published;
  }

  /**
   * Adds the entries that are new, publishes, and completes everybody.
   *
   * @throws AppendException if the batch is not acknowledged; the log goes on
   * @throws LogClosedException if the log must not go on
   */
  void commit(List<Pending> batch) {
    try {
      writeTiles();
      append(assign(batch));
    } catch (IOException e) {
      throw new AppendException(
          "%s: nothing was appended: %s; free space or mend the directory, then append again"
              .formatted(folder.path(), Reasons.of(e)),
          false,
          e);
    }
    try {
      writeTiles();
      writeAhead = rotation.next(writeAhead, snapshot.head());
      if (!snapshot.head().equals(published.head())) {
        published = publish(published.head());
      }
    } catch (IOException e) {
      throw new AppendException(
          "%s: the entry is durable and not published yet: %s; append it again later"
              .formatted(folder.path(), Reasons.of(e)),
          true,
          e);
    }
    Published now = published;
    batch.forEach(pending -> pending.complete(now));
  }

  /** Gives everybody an index, and returns those whose entry is new. */
  private List<Pending> assign(List<Pending> batch) {
    List<Pending> fresh = new ArrayList<>();
    Map<Hash, Long> placed = new HashMap<>();
    for (Pending pending : batch) {
      Hash leaf = pending.leaf();
      Long place = placed.get(leaf);
      if (place == null) {
        place = index.find(leaf, candidate -> snapshot.hasLeaf(candidate, leaf));
      }
      if (place < 0) {
        place = snapshot.head().size() + fresh.size();
        fresh.add(pending);
        placed.put(leaf, place);
      }
      pending.placeAt(place);
    }
    return fresh;
  }

  private void append(List<Pending> fresh) throws IOException {
    if (fresh.isEmpty()) {
      return;
    }
    List<byte[]> entries = fresh.stream().map(Pending::entry).toList();
    writeAhead.append(snapshot.head().size(), entries);
    Map<TilePath, Tile> changed = tree.append(fresh.stream().map(Pending::leaf).toList());
    changed.forEach((path, tile) -> unwritten.put(path, tile.bytes()));
    unwritten.putAll(bundle.append(entries));
    fresh.forEach(pending -> index.put(pending.leaf(), pending.index()));
    snapshot = tree.snapshot(changed, tiles);
  }

  private void writeTiles() throws IOException {
    for (TilePath path : List.copyOf(unwritten.keySet())) {
      byte[] bytes = unwritten.get(path);
      if (bytes != null) {
        folder.files().replace(path.toString(), bytes);
        unwritten.remove(path);
        if (!path.isPartial()) {
          rotation.filled(path);
        }
      }
    }
  }

  private Published publish(TreeHead before) throws IOException {
    byte[] note = cosigned(signer.sign(snapshot.head()), before.size());
    folder.files().replace(TileSource.CHECKPOINT, note);
    return new Published(note, snapshot);
  }

  /** Also checks that readers will accept the note, whatever the signer and the witnesses did. */
  private byte[] cosigned(byte[] signed, long before) {
    try {
      boolean isEmpty = snapshot.head().equals(TreeHead.EMPTY);
      byte[] note = isEmpty ? signed : cosigning.cosign(new Proposal(signed, before, snapshot));
      TreeHead head = opener.open(note);
      if (!head.equals(snapshot.head())) {
        throw new IllegalStateException("another tree than the log's was signed");
      }
      return note;
    } catch (RuntimeException e) {
      throw new AppendException(
          "%s: the entry is durable and its checkpoint is not published: %s; append it again later"
              .formatted(folder.path(), e.getMessage()),
          true,
          e);
    }
  }

  /** Keeps what the next writer can use; the log is whole without it. */
  void saveIndex() {
    try {
      folder.index().write(index, snapshot);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, folder.path() + ": the index is not kept", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      rotation.finish();
    } finally {
      index.close();
      writeAhead.close();
    }
  }
}
