package dev.assize.bench;

import dev.assize.log.checkpoint.Checkpoint;
import dev.assize.log.checkpoint.SignedCheckpoint;
import dev.assize.log.merkle.Hash;
import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.cases.Case;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.QuotedCheckpoint;
import dev.assize.register.entry.Valid;
import dev.assize.register.lottery.LotterySeed;
import dev.assize.register.people.Occasion;
import dev.assize.statement.Digest;
import dev.assize.statement.Seed;
import dev.assize.statement.intoto.AssignmentPredicate;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.DecisionPredicate;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds a log as {@link RegisterFolds} does, with its draws made again and everybody's ties looked
 * into; then adds single entries and asks for the status of the certificate that each is about.
 * Drawing, which the log's maker does as well, is not measured. It drives everything else from the
 * processor's caches, but no reader of a log draws; so a second fold takes the same entries, some
 * thousand in a row, with code that the first has warmed up.
 *
 * <p>Entries come as a reader leaves them, who has verified the checkpoints that draws quote, on as
 * many processors as there are. No two draws share a checkpoint, as each is called for by an entry
 * of its own. What verifying one takes is told beside.
 */
final class ExaminedFolds implements RegisterLog.Lots {

  private static final int CHUNK = 2_000;
  private static final int SINGLE = 10_000;
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;
  private static final double MICROSECOND = 1e3;

  private final SigningKey key = SigningKey.generate("log.example", KeyType.ED25519);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RegisterLog log =
      new RegisterLog(Path.of(System.getProperty("assize.root", ".")), this, true);
  private final RegisterFold fold = new RegisterFold(log.rules(), key.verifier());
  private final RegisterFold again = new RegisterFold(log.rules(), key.verifier());
  private final List<Entry> chunk = new ArrayList<>();
  private final List<Long> chunks = new ArrayList<>();
  private final long[] nanos;
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private int folded;
  private int draws;
  private long verifying;
  private boolean asking;
  private @Nullable Digest certificate;

  private ExaminedFolds(int entries) {
    nanos = new long[entries + SINGLE + 3 * CHUNK + 20_000];
  }

  static void run(int entries) {
    ExaminedFolds bench = new ExaminedFolds(entries);
    while (bench.folded < entries) {
      bench.log.next(CHUNK);
      bench.foldAgain();
    }
    bench.tellOfAll();
    int first = bench.folded;
    bench.asking = true;
    while (bench.folded < first + SINGLE) {
      bench.log.next(CHUNK);
    }
    bench.print("one entry more, and a certificate's status", first);
  }

  /** As a reader has it: entry after entry, and nobody drawing in between. */
  private void foldAgain() {
    long started = threads.getCurrentThreadCpuTime();
    chunk.forEach(again::add);
    chunks.add(threads.getCurrentThreadCpuTime() - started);
    chunk.clear();
  }

  private static double seconds(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).sum() / SECOND;
  }

  private void tellOfAll() {
    Register register = fold.at(log.now());
    if (!register.problems().isEmpty()) {
      throw new IllegalStateException(register.problems().getFirst().what());
    }
    double all = Arrays.stream(nanos, 0, folded).sum() / SECOND;
    double last = Arrays.stream(nanos, folded / 10 * 9, folded).sum() / SECOND;
    out.printf(
        "%,d entries folded with %,d draws made again in %.2f s of CPU time, the last tenth in"
            + " %.2f s; a draw's checkpoint was verified before, in %.0f µs%n",
        folded, draws, all, last, verifying / MICROSECOND / draws);
    out.printf(
        "the same once more, without a draw being made between two of them: %.2f s of CPU time, the"
            + " last tenth in %.2f s%n",
        seconds(chunks), seconds(chunks.subList(chunks.size() * 9 / 10, chunks.size())));
    print("one entry", 0);
  }

  private void print(String what, int first) {
    long[] sorted = Arrays.copyOfRange(nanos, first, folded);
    Arrays.sort(sorted);
    out.printf(
        "%s, CPU time: median %.4f ms, 99th percentile %.3f ms, longest %.1f ms%n",
        what,
        sorted[sorted.length / 2] / MILLISECOND,
        sorted[sorted.length / 100 * 99] / MILLISECOND,
        sorted[sorted.length - 1] / MILLISECOND);
  }

  @Override
  public void take(Entry unread) {
    Entry entry = read(unread);
    if (entry.predicate() instanceof DecisionPredicate) {
      certificate = entry.id();
    }
    if (!asking) {
      chunk.add(entry);
    }
    long started = threads.getCurrentThreadCpuTime();
    fold.add(entry);
    if (asking
        && certificate != null
        && fold.at(log.now()).certificate(certificate).map(Certificate::status).isEmpty()) {
      throw new IllegalStateException("no certificate " + certificate);
    }
    nanos[folded++] = threads.getCurrentThreadCpuTime() - started;
  }

  private Entry read(Entry entry) {
    if (!(entry.predicate() instanceof AssignmentPredicate draw)) {
      return entry;
    }
    long started = threads.getCurrentThreadCpuTime();
    QuotedCheckpoint quoted =
        QuotedCheckpoint.verified(draw.checkpoint(), key.verifier()).orElseThrow();
    verifying += threads.getCurrentThreadCpuTime() - started;
    draws++;
    return new Entry(entry.index(), entry.id(), entry.signers(), entry.subject(), draw, quoted);
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
