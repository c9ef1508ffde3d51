package dev.assize.bench;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.cases.Case;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.register.people.Occasion;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Folds a log as {@link RegisterFolds} does, with its draws made again and everybody's ties looked
 * into. Drawing, which the log's maker does as well, is not measured.
 */
final class ExaminedFolds implements RegisterLog.Lots {

  private static final int CHUNK = 2_000;
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;

  private final SigningKey key = SigningKey.generate("log.example", KeyType.ED25519);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RegisterLog log =
      new RegisterLog(Path.of(System.getProperty("assize.root", ".")), this);
  private final RegisterFold fold = new RegisterFold(log.rules(), key.verifier());
  private final long[] nanos;
  private int folded;

  private ExaminedFolds(int entries) {
    nanos = new long[entries + 2 * CHUNK + 10_000];
  }

  static void run(int entries) {
    ExaminedFolds bench = new ExaminedFolds(entries);
    while (bench.folded < entries) {
      bench.log.next(CHUNK);
    }
    bench.tell();
  }

  private void tell() {
    Register register = fold.at(log.now());
    if (!register.problems().isEmpty()) {
      throw new IllegalStateException(register.problems().getFirst().what());
    }
    long[] sorted = Arrays.copyOf(nanos, folded);
    double all = Arrays.stream(sorted).sum() / SECOND;
    double last = Arrays.stream(sorted, folded * 9 / 10, folded).sum() / SECOND;
    Arrays.sort(sorted);
    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
        .printf(
            "%,d entries folded with draws made again in %.2f s of CPU time, the last tenth in"
                + " %.2f s; one entry: median %.4f ms, 99th percentile %.3f ms, longest %.1f ms%n",
            folded,
            all,
            last,
            sorted[folded / 2] / MILLISECOND,
            sorted[folded / 100 * 99] / MILLISECOND,
            sorted[folded - 1] / MILLISECOND);
  }

  @Override
  public void take(Entry entry) {
    long started = threads.getCurrentThreadCpuTime();
    fold.add(entry);
    nanos[folded++] = threads.getCurrentThreadCpuTime() - started;
  }

  @Override
  public RegisterLog.Lot draw(
      Digest application, Cause cause, Digest call, List<String> labs, Instant now) {
    Register register = fold.at(now);
    Valid<?> calledForBy = register.entry(call).orElseThrow();
    String checkpoint = checkpoint(calledForBy.index());
    Seed seed = LotterySeed.from(checkpoint, key.verifier(), calledForBy.index()).seed();
    Case file = register.file(application).orElseThrow();
    Moment made = new Moment(register.moment().index(), now);
    return new RegisterLog.Lot(
        checkpoint,
        register
            .people()
            .draw(file, new Occasion(cause, calledForBy, labs.size(), made), seed)
            .drawn());
  }

  private String checkpoint(long last) {
    Hash root = Hash.leaf(Long.toString(last).getBytes(StandardCharsets.UTF_8));
    return SignedCheckpoint.sign(new Checkpoint("log.example", last + 1, root), key).toString();
  }
}
