package dev.assize.log.audit;

import dev.assize.log.durable.DurableFolder;
import dev.assize.log.durable.FolderLock;
import dev.assize.log.durable.Reasons;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.storage.CheckpointOpener;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.SourceException;
import dev.assize.log.tile.TileException;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of a log in a directory, which follows the log and does not let it take anything back.
 *
 * <p><b>Guarantee.</b> The directory is a whole log at every moment, also when the update is
 * killed. Its checkpoint is replaced only by one whose tree begins with the old tree. Everything
 * that was copied is what the new checkpoint commits to.
 *
 * <p><b>How.</b> Tiles are copied beside those that are there, made durable, and then the
 * checkpoint is replaced. An update that was interrupted finds what it copied and goes on.
 */
public final class Mirror {

  private final TileSource source;
  private final Path folder;
  private final CheckpointOpener opener;
  private final DurableFolder files;

  private Mirror(TileSource source, Path folder, CheckpointOpener opener, DurableFolder files) {
    this.source = source;
    this.folder = folder;
    this.opener = opener;
    this.files = files;
  }

  /**
   * Copies what is new, or begins a mirror.
   *
   * @param folder made if it is missing
   * @param opener believes checkpoints of this log only
   * @throws ForkException if the log has signed something that contradicts the mirror
   * @throws ShrunkenLogException if the log offers fewer entries than the mirror has
   * @throws MirrorException if the directory cannot be used
   * @throws dev.assize.log.durable.FolderInUseException if another update of it is running
   * @throws TileException if a file of the log is missing, or not what its checkpoint commits to
   * @throws SourceException if the log cannot be read
   * @throws RuntimeException as the opener, if the log's checkpoint is not to be believed
   */
  public static MirrorUpdate update(TileSource source, Path folder, CheckpointOpener opener) {
    if (Files.exists(folder.resolve(".state"))) {
      throw new MirrorException(
          folder + ": is the directory of a log's writer; mirror into another one", null);
    }
    try {
      Path state = Files.createDirectories(folder.resolve(".mirror"));
      try (FolderLock _ = FolderLock.take(state.resolve("lock"))) {
        DurableFolder files = new DurableFolder(folder, state.resolve("tmp"));
        return new Mirror(source, folder, opener, files).update(state);
      }
    } catch (IOException e) {
      throw new MirrorException(folder + ": the mirror cannot be written: " + Reasons.of(e), e);
    }
  }

  private MirrorUpdate update(Path state) throws IOException {
    DirectorySource own = new DirectorySource(folder);
    byte[] mirrored = own.find(TileSource.CHECKPOINT, TileSource.MAX_CHECKPOINT).orElse(null);
    TreeHead before = mirrored == null ? TreeHead.EMPTY : own(mirrored);
    byte[] offered = source.checkpoint();
    TreeHead now = opener.open(offered);
    if (mirrored != null) {
      requireGrowth(state, before, mirrored, now, offered);
    }
    long copied = new MirrorCopy(source, own, now, files).copy(before);
    files.sync();
    files.restore(TileSource.CHECKPOINT, offered);
    files.sync();
    return new MirrorUpdate(before, now, copied);
  }

  private TreeHead own(byte[] note) {
    try {
      return opener.open(note);
    } catch (RuntimeException e) {
      throw new MirrorException(
          "%s: the mirror's own checkpoint is not one of this log: %s; mirror into another directory"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private void requireGrowth(
      Path state, TreeHead before, byte[] mirrored, TreeHead now, byte[] offered)
      throws IOException {
    boolean isShrunken = now.size() < before.size();
    boolean isConsistent =
        isShrunken
            ? new TileReader(new DirectorySource(folder), before).headAt(now.size()).equals(now)
            : new TileReader(source, now)
                .consistency(before.size())
                .proves(before.root(), now.root());
    if (isConsistent && !isShrunken) {
      return;
    }
    Path proof =
        new ForkEvidence(state, new DurableFolder(state, state.resolve("tmp")))
            .keep(before, mirrored, now, offered);
    if (isConsistent) {
      throw new ShrunkenLogException(
          "%s: the log had %d entries and offers %d".formatted(source, before.size(), now.size()),
          proof);
    }
    throw new ForkException(
        "%s: the log has forked: its tree of %d entries does not fit the one of %d"
            .formatted(source, now.size(), before.size()),
        proof);
  }
}
