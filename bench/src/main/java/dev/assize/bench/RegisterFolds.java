package dev.assize.bench;

import dev.assize.register.Register;
import dev.assize.register.RegisterFold;
import dev.assize.register.cases.Conflicts;
import dev.assize.register.certificate.Certificate;
import dev.assize.register.certificate.Status;
import dev.assize.register.entry.Entry;
import dev.assize.register.entry.EntryReader;
import dev.assize.statement.Digest;
import dev.assize.statement.intoto.AssignmentPredicate.Cause;
import dev.assize.statement.intoto.IncidentPredicate;
import dev.assize.statement.intoto.Statement;
import dev.assize.statement.key.KeyType;
import dev.assize.statement.key.SigningKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the typed entries of a log, whose signatures were verified before, in one thread; then adds
 * single entries and asks for the status of the certificate that each is about; then asks for the
 * status of all certificates; and reads and verifies signed entries. Draws are taken as they are.
 */
public final class RegisterFolds {

  private static final int CHUNK = 20_000;
  private static final int SINGLE = 10_000;
  private static final int SIGNED = 500;
  private static final int ROUNDS = 10;
  private static final double SECOND = 1e9;
  private static final double MILLISECOND = 1e6;
  private static final double MICROSECOND = 1e3;

  private static final RegisterLog.Lots UNEXAMINED =
      new RegisterLog.Lots() {
        @Override
        public void take(Entry entry) {}

        @Override
        public RegisterLog.Lot draw(
            Digest application, Cause cause, Digest call, List<String> labs, Instant now) {
          return new RegisterLog.Lot("checkpoint", labs);
        }
      };

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RegisterLog log =
      new RegisterLog(Path.of(System.getProperty("assize.root", ".")), UNEXAMINED, false);

  private RegisterFolds() {}

  /** Takes the number of entries; and {@code examined}, to have draws and ties looked into. */
  public static void main(String[] arguments) {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    if (arguments.length > 1 && arguments[1].equals("examined")) {
      ExaminedFolds.run(entries);
    } else {
      new RegisterFolds().run(entries);
    }
  }

  private void run(int entries) {
    RegisterFold fold = new RegisterFold(log.rules(), Conflicts.UNEXAMINED);
    long folded = 0;
    long cpu = 0;
    long wall = 0;
    while (folded < entries) {
      List<Entry> chunk = log.next(CHUNK);
      long startedCpu = threads.getCurrentThreadCpuTime();
      long started = System.nanoTime();
      chunk.forEach(fold::add);
      cpu += threads.getCurrentThreadCpuTime() - startedCpu;
      wall += System.nanoTime() - started;
      folded += chunk.size();
    }
    if (!fold.at(Instant.MAX).problems().isEmpty()) {
      throw new IllegalStateException(fold.at(Instant.MAX).problems().getFirst().what());
    }
    out.printf(
        "%,d entries folded in %.2f s of CPU time, %.2f s in all%n",
        folded, cpu / SECOND, wall / SECOND);
    single(fold);
    all(fold);
    read();
  }

  private void single(RegisterFold fold) {
    long[] nanos = new long[SINGLE];
    long[] cpu = new long[SINGLE];
    int done = 0;
    Digest certificate = fold.at(log.now()).certificates().getLast().id();
    while (done < SINGLE) {
      for (Entry entry : log.next(CHUNK)) {
        if (done == SINGLE) {
          break;
        }
        long startedCpu = threads.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        fold.add(entry);
        Register register = fold.at(log.now());
        if (entry.predicate() instanceof IncidentPredicate report) {
          certificate = report.certificate();
        }
        if (register.certificate(certificate).map(Certificate::status).isEmpty()) {
          throw new IllegalStateException("no certificate " + certificate);
        }
        nanos[done] = System.nanoTime() - started;
        cpu[done++] = threads.getCurrentThreadCpuTime() - startedCpu;
      }
    }
    print("CPU time", cpu);
    print("in all", nanos);
  }

  private void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    out.printf(
        "one entry more, and a certificate's status, %s: median %.3f ms, 99th percentile %.3f ms,"
            + " longest %.3f ms%n",
        what,
        nanos[SINGLE / 2] / MILLISECOND,
        nanos[SINGLE / 100 * 99] / MILLISECOND,
        nanos[SINGLE - 1] / MILLISECOND);
  }

  private void all(RegisterFold fold) {
    for (int days : new int[] {0, 200}) {
      Register register = fold.at(log.now().plus(Duration.ofDays(days)));
      Map<Status, Integer> counts = new EnumMap<>(Status.class);
      long started = threads.getCurrentThreadCpuTime();
      register.certificates().forEach(each -> counts.merge(each.status(), 1, Integer::sum));
      double seconds = (threads.getCurrentThreadCpuTime() - started) / SECOND;
      out.printf("after %d days %s: %.2f s of CPU time%n", days, counts, seconds);
    }
  }

  private void read() {
    SigningKey key = SigningKey.generate("bench.example", KeyType.ED25519);
    List<byte[]> signed =
        log.next(SIGNED).stream()
            .limit(SIGNED)
            .map(entry -> Statement.of(entry.subject(), entry.predicate()).sign(key).bytes())
            .toList();
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long started = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < signed.size(); i++) {
        EntryReader.read(i, signed.get(i));
      }
      fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - started);
    }
    out.printf(
        "reading and verifying an entry: %.0f µs of CPU time%n",
        fastest / MICROSECOND / signed.size());
  }
}
