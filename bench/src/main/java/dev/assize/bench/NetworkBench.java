package dev.assize.bench;

import com.sun.net.httpserver.HttpServer;
import dev.assize.sandbox.Forward;
import dev.assize.sandbox.Sandbox;
import dev.assize.sandbox.Settings;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the capture of traffic costs a program that does nothing else: many small requests, and a
 * few large bodies. Bare, they go to a server on this machine; forwarded, to the same server
 * through the sandbox; captured, to a server that does not exist, in TLS that is read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init")
public class NetworkBench {

  private static final String REQUESTS = "curl -sSf -o /dev/null '%s/item/[1-400]'";

  /** Four bodies of 48 MiB. */
  private static final String UPLOADS =
      "for i in 1 2 3 4; do head -c 48M /dev/zero | curl -sSf -o /dev/null -H Expect:"
          + " --data-binary @- %s/upload; done";

  private HttpServer server;
  private Sandbox sandbox;
  private String bare;

  @Setup(Level.Trial)
  public void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange;
              InputStream in = exchange.getRequestBody()) {
            in.transferTo(OutputStream.nullOutputStream());
            byte[] answer = {'{', '}'};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    bare = "http://127.0.0.1:" + server.getAddress().getPort();
    Forward forward = new Forward("model", "llm.internal", 80, false, URI.create(bare));
    sandbox = Sandbox.open(new Settings(List.of(), List.of(forward)));
  }

  @TearDown(Level.Trial)
  public void close() {
    sandbox.close();
    server.stop(0);
  }

  @Benchmark
  public int requestsBare() throws IOException, InterruptedException {
    return bare(REQUESTS);
  }

  @Benchmark
  public JobResult requestsForwarded() throws InterruptedException {
    return inside(REQUESTS, "http://llm.internal");
  }

  @Benchmark
  public JobResult requestsCaptured() throws InterruptedException {
    return inside(REQUESTS, "https://api.example.com");
  }

  @Benchmark
  public int uploadsBare() throws IOException, InterruptedException {
    return bare(UPLOADS);
  }

  @Benchmark
  public JobResult uploadsForwarded() throws InterruptedException {
    return inside(UPLOADS, "http://llm.internal");
  }

  @Benchmark
  public JobResult uploadsCaptured() throws InterruptedException {
    return inside(UPLOADS, "https://api.example.com");
  }

  private int bare(String work) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", work.formatted(bare)).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return checked(process.waitFor(), "");
  }

  private JobResult inside(String work, String address) throws InterruptedException {
    JobResult result = sandbox.run(Job.of("bash", "-c", work.formatted(address)).build());
    checked(result.exitCode(), result.stderr().text());
    return result;
  }

  private static int checked(int exitCode, String complaint) {
    if (exitCode != 0) {
      throw new IllegalStateException("the work failed: " + exitCode + " " + complaint);
    }
    return exitCode;
  }
}
