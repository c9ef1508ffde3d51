package dev.assize.log.storage;

import dev.assize.log.merkle.Hash;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** An entry on its way into the log, and the appender who waits for it. */
final class Pending {

  private final byte[] entry;
  private final Hash leaf;
  private final CompletableFuture<Published> published = new CompletableFuture<>();

  /** Known before {@link #published} completes. Written by the committing thread alone. */
  private long index;

  Pending(byte[] entry) {
    this.entry = entry;
    this.leaf = Hash.leaf(entry);
  }

  byte[] entry() {
    return entry;
  }

  Hash leaf() {
    return leaf;
  }

  long index() {
    return index;
  }

  void placeAt(long place) {
    index = place;
  }

  void complete(Published tree) {
    published.complete(tree);
  }

  void fail(RuntimeException because) {
    published.completeExceptionally(because);
  }

  /** Waits until the entry is published; whoever waits makes the proof. */
  Receipt await() throws InterruptedException {
    try {
      return published.get().receipt(index, leaf);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refusal ? refusal : new CompletionException(e);
    }
  }
}
