package dev.assize.log.storage;

import dev.assize.log.merkle.TreeHead;
import dev.assize.log.tile.LogFiles;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A log directory with its key, and the verification of everything. */
public final class TestLog {

  public final Path folder;
  public final CheckpointSigner signer;
  public final CheckpointOpener opener;
  private final Map<ByteBuffer, TreeHead> opened = new ConcurrentHashMap<>();
  public LogOptions options = LogOptions.DEFAULTS;

  public TestLog(Path folder) {
    this(folder, SigningKey.generate("log.example/test", KeyType.ED25519));
  }

  public TestLog(Path folder, SigningKey key) {
    this.folder = folder;
    this.signer = CheckpointSigner.of(key);
    CheckpointOpener verifying = CheckpointOpener.of(key.verifier());
    this.opener =
        note -> opened.computeIfAbsent(ByteBuffer.wrap(note.clone()), n -> verifying.open(note));
  }

  public LogWriter open() {
    return LogWriter.open(folder, signer, opener, options);
  }

  public List<byte[]> check() throws IOException {
    return LogInvariants.check(folder, opener);
  }

  /** Appends {@link LogFiles#entry} of these numbers from many threads and checks each receipt. */
  public List<Receipt> append(LogWriter log, int from, int to) throws Exception {
    List<Future<Receipt>> receipts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = from; i < to; i++) {
        byte[] entry = LogFiles.entry(i);
        receipts.add(
            threads.submit(() -> {
              Receipt receipt = log.append(entry);
              LogInvariants.checkReceipt(receipt, entry, opener);
              return receipt;
            }));
      }
    }
    List<Receipt> done = new ArrayList<>();
    for (Future<Receipt> receipt : receipts) {
      done.add(receipt.get());
    }
    return done;
  }
}
