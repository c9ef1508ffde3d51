package dev.assize.register.reading;

import dev.assize.log.checkpoint.CheckpointVerifier;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.checkpoint.VerifiedCheckpoint;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.Tile;
import dev.assize.log.tile.TileReader;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.EntryReader;
import dev.assize.register.entry.UnreadableEntryException;
import dev.assize.register.reading.Reading.Unreadable;
import dev.assize.statement.key.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log, wherever it is served from, into entries.
 *
 * <p><b>Guarantee.</b> Each entry is one that the checkpoint commits to, in its order, with its
 * signatures verified, and so those of the checkpoints that draws quote, as far as they are true;
 * nothing is left out. A log that has lost or changed something is not read at all.
 *
 * <p><b>How.</b> Bundles are read one after the other and authenticated from the root down; the
 * signatures of a window of {@value #WINDOW} bundles are verified on all processors. Beside what
 * the receiver keeps, memory for one window is needed, however long the log is. Stateless.
 */
public final class RegisterReader {

  private static final int WINDOW = 16;

  private RegisterReader() {}

  /** Receives what a log holds, in its order. */
  public interface Receiver {

    /** A signed statement. */
    void entry(Entry entry);

    /** Something else. */
    void unreadable(Unreadable unreadable);
  }

  /** Either an entry or what it lacks. */
  private record Read(@Nullable Entry entry, @Nullable Unreadable unreadable) {}

  /**
   * Reads all of it.
   *
   * @param trust decides whether the log's checkpoint is believed
   * @throws dev.assize.log.LogException if the log cannot be read, or is not what its checkpoint
   *     says
   */
  public static Reading read(TileSource source, CheckpointVerifier trust) {
    List<Entry> entries = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    VerifiedCheckpoint checkpoint = stream(source, trust, receiver(entries::add, unreadable::add));
    return new Reading(checkpoint, entries, unreadable);
  }

  /**
   * Reads a log again, of which only what is new is read if it has only grown.
   *
   * @param before what it held
   * @return its entries are those of {@code before}, the same list, if nothing is new
   * @throws dev.assize.log.LogException as {@link #read}
   */
  public static Reading readOn(TileSource source, CheckpointVerifier trust, Reading before) {
    VerifiedCheckpoint now = trust.verify(SignedCheckpoint.parse(source.checkpoint()));
    VerifiedCheckpoint then = before.checkpoint();
    if (!now.log().equals(then.log()) || now.size() < then.size()) {
      return read(source, trust);
    }
    TileReader reader = new TileReader(source, new TreeHead(now.size(), now.root()));
    if (!reader.headAt(then.size()).root().equals(then.root())) {
      return read(source, trust);
    }
    if (now.size() == then.size()) {
      return new Reading(now, before.entries(), before.unreadable());
    }
    List<Entry> entries = new ArrayList<>(before.entries());
    List<Unreadable> unreadable = new ArrayList<>(before.unreadable());
    stream(reader, now, then.size(), receiver(entries::add, unreadable::add));
    return new Reading(now, entries, unreadable);
  }

  private static Receiver receiver(Consumer<Entry> entries, Consumer<Unreadable> others) {
    return new Receiver() {
      @Override
      public void entry(Entry entry) {
        entries.accept(entry);
      }

      @Override
      public void unreadable(Unreadable unreadable) {
        others.accept(unreadable);
      }
    };
  }

  /**
   * Reads all of it without keeping it.
   *
   * @return the checkpoint that commits to what was received
   * @throws dev.assize.log.LogException as {@link #read}; what was received until then is true, but
   *     not all
   */
  public static VerifiedCheckpoint stream(
      TileSource source, CheckpointVerifier trust, Receiver receiver) {
    VerifiedCheckpoint checkpoint = trust.verify(SignedCheckpoint.parse(source.checkpoint()));
    TileReader reader = new TileReader(source, new TreeHead(checkpoint.size(), checkpoint.root()));
    stream(reader, checkpoint, 0, receiver);
    return checkpoint;
  }

  private static void stream(
      TileReader reader, VerifiedCheckpoint checkpoint, long from, Receiver receiver) {
    long bundles = (checkpoint.size() + Tile.WIDTH - 1) / Tile.WIDTH;
    for (long first = from / Tile.WIDTH; first < bundles; first += WINDOW) {
      List<byte[]> window = new ArrayList<>();
      for (long i = first; i < Math.min(first + WINDOW, bundles); i++) {
        window.addAll(reader.bundle(i));
      }
      long start = Math.max(from, first * Tile.WIDTH);
      int known = Math.toIntExact(start - first * Tile.WIDTH);
      List<byte[]> unknown = window.subList(known, window.size());
      for (Read read : verified(start, unknown, checkpoint.log())) {
        if (read.entry() != null) {
          receiver.entry(read.entry());
        } else if (read.unreadable() != null) {
          receiver.unreadable(read.unreadable());
        }
      }
    }
  }

  private static List<Read> verified(long first, List<byte[]> window, VerifierKey log) {
    return IntStream.range(0, window.size())
        .parallel()
        .mapToObj(i -> read(first + i, window.get(i), log))
        .toList();
  }

  private static Read read(long index, byte[] bytes, VerifierKey log) {
    try {
      return new Read(EntryReader.read(index, bytes, log), null);
    } catch (UnreadableEntryException e) {
      return new Read(null, new Unreadable(index, String.valueOf(e.getMessage())));
    }
  }
}
