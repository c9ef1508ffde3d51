package dev.assize.log.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.log.merkle.Hash;
import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.DirectorySource;
import dev.assize.log.tile.TileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reads a log all the time while it is written, and remembers every checkpoint that it saw. */
final class WatchingReader implements Runnable, AutoCloseable {

  final Map<Long, Hash> seen = new ConcurrentHashMap<>();
  private final Path folder;
  private final CheckpointOpener opener;
  private final Thread thread;
  private TreeHead last = TreeHead.EMPTY;
  private volatile boolean ended;
  private volatile @Nullable Throwable failure;

  WatchingReader(Path folder, CheckpointOpener opener) {
    this.folder = folder;
    this.opener = opener;
    this.thread = Thread.ofPlatform().daemon().start(this);
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        if (Files.exists(folder.resolve("checkpoint"))) {
          read(opener.open(new DirectorySource(folder).checkpoint()));
        }
        Thread.sleep(1);
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void read(TreeHead head) {
    Hash before = seen.putIfAbsent(head.size(), head.root());
    assertThat(before == null ? head.root() : before).isEqualTo(head.root());
    assertThat(head.size()).isGreaterThanOrEqualTo(last.size());
    if (head.size() > last.size()) {
      TileReader reader = new TileReader(new DirectorySource(folder), head);
      assertThat(reader.consistency(last.size()).proves(last.root(), head.root())).isTrue();
      reader.entry(head.size() - 1);
      long index = ThreadLocalRandom.current().nextLong(head.size());
      assertThat(Hash.leaf(reader.entry(index))).isEqualTo(reader.leaf(index));
      last = head;
    }
  }

  void check() {
    assertThat(failure).isNull();
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
