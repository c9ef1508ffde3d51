package dev.assize.log.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Entries that wait for the disk: bounded in number and bytes. Thread-safe. */
final class AppendQueue {

  /** Wakes the committing thread for the last time; it takes no place. */
  private static final Pending END = new Pending(new byte[0]);

  private final LogOptions options;
  private final BlockingQueue<Pending> queue;
  private final Semaphore places;
  private final Semaphore bytes;

  /** Read-locked while an entry is put in, so that none gets in after the end. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  /** Guarded by {@link #open}. */
  private boolean closed;

  /** Of the committing thread. */
  private boolean ended;

  AppendQueue(LogOptions options) {
    this.options = options;
    this.queue = new LinkedBlockingQueue<>();
    this.places = new Semaphore(options.queueEntries());
    this.bytes = new Semaphore(options.queueBytes());
  }

  /**
   * Puts an entry in, waits for it, and lets others take its place.
   *
   * @throws LogClosedException if the queue is closed
   */
  Receipt append(byte[] entry) throws InterruptedException {
    places.acquire();
    try {
      bytes.acquire(entry.length);
      try {
        Pending pending = new Pending(entry);
        put(pending);
        return pending.await();
      } finally {
        bytes.release(entry.length);
      }
    } finally {
      places.release();
    }
  }

  private void put(Pending pending) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new LogClosedException("the log's writer is closed; open the log again", null);
      }
      queue.add(pending);
    } finally {
      open.readLock().unlock();
    }
  }

  /** The entries that wait, up to a batch; waits for the first. Empty when the queue has ended. */
  List<Pending> take() throws InterruptedException {
    List<Pending> batch = new ArrayList<>();
    long length = 0;
    Pending next = ended ? null : queue.take();
    while (next != null) {
      if (next == END) {
        ended = true;
        break;
      }
      batch.add(next);
      length += next.entry().length;
      boolean isFull = batch.size() >= options.batchEntries() || length >= options.batchBytes();
      next = isFull ? null : queue.poll();
    }
    return batch;
  }

  /** Takes no more entries; those in it are still given out. */
  void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        queue.add(END);
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
