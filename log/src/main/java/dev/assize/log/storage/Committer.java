package dev.assize.log.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one thread that changes a log: takes what waits, commits it, and takes again. */
final class Committer implements Runnable {

  private final AppendQueue queue;
  private final LogStore store;
  private @Nullable LogClosedException failure;

  Committer(AppendQueue queue, LogStore store) {
    this.queue = queue;
    this.store = store;
  }

  @Override
  public void run() {
    try {
      for (List<Pending> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        commit(batch);
      }
      if (failure == null) {
        store.saveIndex();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the committing thread", e);
    }
  }

  private void commit(List<Pending> batch) {
    try {
      if (failure != null) {
        throw failure;
      }
      store.commit(batch);
    } catch (AppendException e) {
      batch.forEach(pending -> pending.fail(e));
    } catch (LogClosedException e) {
      end(batch, e);
    } catch (RuntimeException | Error e) {
      end(batch, new LogClosedException("the log's writer broke; open the log again: " + e, e));
    }
  }

  /** Nothing is appended any more: what the files hold is known only after they are read again. */
  private void end(List<Pending> batch, LogClosedException because) {
    failure = because;
    batch.forEach(pending -> pending.fail(because));
  }
}
