package dev.assize.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.assize.gate.observation.RegisterObserver;
import dev.assize.gate.observation.SeenHeads;
import dev.assize.gate.policy.CompiledPolicy;
import dev.assize.log.policy.Policy;
import dev.assize.log.tile.TileSource;
import dev.assize.register.entry.Rules;
import dev.assize.scheme.Scheme;
import dev.assize.server.decision.AskedQuestion;
import dev.assize.server.decision.Gatehouse;
import dev.assize.server.decision.Inputs;
import dev.assize.server.decision.QuestionReader;
import dev.assize.server.evidence.AgentShelf;
import dev.assize.server.evidence.RegisterWatch;
import dev.assize.server.http.GateServer;
import dev.assize.server.http.Limits;
import dev.assize.statement.Json;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whole decisions on a register that is kept warm: twelve certified agents in turn, each question
 * read, its facts derived, decided by {@code baseline}, and the whole answer written as JSON. In
 * this process, and over HTTP on the loopback interface with connections that are kept open; client
 * and server share the processors, and CPU time is that of both. Beside it, what the same server
 * and the JDK's do with less.
 */
public final class Decisions {

  private static final int AGENTS = 12;
  private static final int BATCH = 100;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Duration time;
  private final int connections;
  private final Gatehouse gate;
  private final Instant now;
  private final List<String> questions = new ArrayList<>();

  /** Something that is done again and again; gives the number of bytes of its answer. */
  private interface Work {
    int run(int round) throws IOException;
  }

  /** Makes the work of one worker. */
  private interface Worker {
    Work begin() throws IOException;
  }

  private Decisions(Duration time, int connections) throws IOException {
    this.time = time;
    this.connections = connections;
    Path root = Path.of(System.getProperty("assize.root", "."));
    Path frozen = root.resolve("server/src/test/resources/register");
    now = Instant.parse(Files.readString(frozen.resolve("now.txt")));
    Scheme scheme =
        Json.mapper().readValue(Files.readAllBytes(frozen.resolve("scheme.json")), Scheme.class);
    RegisterWatch watch =
        new RegisterWatch(
            new RegisterObserver(
                Policy.parse(Files.readAllBytes(frozen.resolve("trust.txt"))),
                new Rules(List.of(scheme)),
                new SeenHeads(Files.createTempDirectory("heads"))),
            "frozen",
            () -> TileSource.at(frozen.resolve("granted").toString()),
            Duration.ofSeconds(30),
            () -> now);
    AgentShelf shelf = new AgentShelf(frozen.resolve("agents"), () -> now);
    watch.look();
    shelf.look();
    gate =
        new Gatehouse(
            List.of(CompiledPolicy.load(root.resolve("policies"), "baseline")),
            Set.of(scheme.digest()),
            watch,
            shelf,
            null);
    for (int i = 1; i <= AGENTS; i++) {
      questions.add(
          "{\"policy\":\"baseline\",\"agent\":{\"name\":\"%s\"},\"context\":{\"tier\":\"general\",\"autonomy\":\"asks\"}}"
              .formatted(i == 1 ? "clerk" : "clerk-" + i));
    }
  }

  /** Takes seconds for each measurement, and the number of connections. */
  public static void main(String[] arguments) throws Exception {
    HELIDON.setLevel(Level.OFF);
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    new Decisions(Duration.ofSeconds(seconds), connections).run();
  }

  private void run() throws Exception {
    List<AskedQuestion> asked = questions.stream().map(this::read).toList();
    for (AskedQuestion each : asked) {
      if (!gate.decide(each, now).decision().answer().letsIn()) {
        throw new IllegalStateException("not the register that was meant");
      }
    }
    out.printf("%,d connections, %s for each figure%n", connections, time);
    measure(
        "derive and decide, 1 thread",
        1,
        1,
        () ->
            round -> {
              gate.decide(asked.get(round % AGENTS), now);
              return 0;
            });
    measure(
        "derive and decide, 2 threads",
        2,
        1,
        () ->
            round -> {
              gate.decide(asked.get(round % AGENTS), now);
              return 0;
            });
    measure("the same with reading and writing JSON, 2 threads", 2, 1, () -> this::inProcess);
    try (GateServer server =
        GateServer.start("127.0.0.1", 0, null, gate, null, Limits.USUAL, () -> now)) {
      http("POST /v1/decisions, one question", server.address(), 1, singles());
      http("POST /v1/decisions, " + BATCH + " questions", server.address(), BATCH, batches());
      http("GET /v1/health", server.address(), 1, List.of(LoopbackClient.get("/v1/health")));
      http("GET /v1/policies", server.address(), 1, List.of(LoopbackClient.get("/v1/policies")));
    }
    echo();
  }

  private AskedQuestion read(String question) {
    return QuestionReader.read(Inputs.read(question.getBytes(StandardCharsets.UTF_8)), now);
  }

  private int inProcess(int round) {
    AskedQuestion question = read(questions.get(round % AGENTS));
    return Json.mapper().writeValueAsBytes(gate.decide(question, now)).length;
  }

  private List<byte[]> singles() {
    return questions.stream().map(each -> LoopbackClient.post("/v1/decisions", each)).toList();
  }

  private List<byte[]> batches() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      many.add(questions.get(i % AGENTS));
    }
    return List.of(LoopbackClient.post("/v1/decisions", many.toString()));
  }

  private void http(String what, URI server, int each, List<byte[]> requests) throws Exception {
    measure(
        what,
        connections,
        each,
        () -> {
          LoopbackClient client = new LoopbackClient(server);
          return round -> client.ask(requests.get(round % requests.size()));
        });
  }

  /**
   * The JDK's server, which reads the same questions and answers as many bytes without a thought.
   */
  private void echo() throws Exception {
    byte[] answer = new byte[inProcess(0)];
    Arrays.fill(answer, (byte) ' ');
    HttpServer echo =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    echo.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    echo.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    echo.start();
    http(
        "the JDK's HttpServer, as many bytes",
        URI.create("http://127.0.0.1:" + echo.getAddress().getPort()),
        1,
        singles());
    echo.stop(0);
  }

  private void measure(String what, int workers, int each, Worker worker) throws Exception {
    go(workers, worker, time.dividedBy(2)); // warm
    long cpu = SYSTEM.getProcessCpuTime();
    Samples all = go(workers, worker, time);
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    double done = all.count() * (double) each;
    out.printf(
        "%-52s %,9.0f /s, %7.1f µs of CPU time each, p50 %,8.1f µs, p99 %,8.1f µs, %,d bytes%n",
        what,
        done / time.toNanos() * 1e9,
        cpu / done / 1e3,
        all.at(0.5) / 1e3,
        all.at(0.99) / 1e3,
        all.bytes());
  }

  private static Samples go(int workers, Worker worker, Duration time) throws Exception {
    List<Samples> samples = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Samples mine = new Samples();
      samples.add(mine);
      Work work = worker.begin();
      int first = i;
      threads.add(Thread.ofPlatform().start(() -> repeat(work, first, time, mine)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return Samples.of(samples);
  }

  private static void repeat(Work work, int first, Duration time, Samples into) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (int round = first; ; round++) {
        long started = System.nanoTime();
        if (started - end >= 0) {
          return;
        }
        int bytes = work.run(round);
        into.add(System.nanoTime() - started, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long each took. Kept to a sixteenth of a power of two. */
  private static final class Samples {
    private static final int STEPS = 16;
    private final long[] counts = new long[64 * STEPS];
    private long count;
    private int bytes;

    static Samples of(List<Samples> parts) {
      Samples all = new Samples();
      for (Samples part : parts) {
        for (int i = 0; i < part.counts.length; i++) {
          all.counts[i] += part.counts[i];
        }
        all.count += part.count;
        all.bytes = part.bytes;
      }
      if (all.count == 0) {
        throw new IllegalStateException("nothing was answered");
      }
      return all;
    }

    void add(long nanos, int length) {
      int power = 63 - Long.numberOfLeadingZeros(Math.max(nanos, STEPS));
      counts[power * STEPS + (int) (nanos >>> (power - 4) & (STEPS - 1))]++;
      count++;
      bytes = length;
    }

    long count() {
      return count;
    }

    int bytes() {
      return bytes;
    }

    double at(double share) {
      long left = (long) Math.ceil(share * count);
      for (int i = 0; i < counts.length; i++) {
        left -= counts[i];
        if (left <= 0) {
          int power = i / STEPS;
          return (double) (1L << power) + (double) (i % STEPS + 1) * (1L << power) / STEPS;
        }
      }
      throw new IllegalStateException();
    }
  }
}
