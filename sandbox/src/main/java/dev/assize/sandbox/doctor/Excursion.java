package dev.assize.sandbox.doctor;

import dev.assize.sandbox.Cell;
import dev.assize.sandbox.Sandbox;
import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.Settings;
import dev.assize.sandbox.capture.flow.Flow;
import dev.assize.sandbox.capture.flow.FlowLog;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.Observations;
import dev.assize.sandbox.job.PlantedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One program that does in a real sandbox what the sensors should see: it reads a secret file,
 * starts another program, tries what is forbidden, and sends something. It runs at the first
 * question about it.
 */
final class Excursion {

  /** The file that nobody has a reason to read. */
  static final String SECRET_FILE = ".pgpass";

  /** Where the program sends something. */
  static final String HOST = "www.example.com";

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /**
   * What came of it.
   *
   * @param result of the program
   * @param seen by the sensors
   * @param flows that were captured
   * @param arrived whether what it sent stands, readable, among what was captured
   */
  record Evidence(JobResult result, Observations seen, List<Flow> flows, boolean arrived) {}

  private boolean over;
  private @Nullable Evidence evidence;
  private String problem = "";

  /** What the excursion says about a facility. Why there was none is said once. */
  Check judge(String facility, Function<Evidence, Check> judgement) throws InterruptedException {
    boolean first = !over;
    if (first) {
      over = true;
      run();
    }
    if (evidence != null) {
      return judgement.apply(evidence);
    }
    return Check.prevents(
        facility, first ? problem : "not tried, since no program could be run", null);
  }

  private void run() throws InterruptedException {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    String word = HexFormat.of().formatHex(bytes);
    try (Sandbox sandbox = Sandbox.open(Settings.DEFAULT);
        Cell cell = sandbox.open(job(word))) {
      Observations seen = cell.end();
      List<Flow> flows = FlowLog.read(cell.captured().resolve("flows.jsonl"));
      evidence = new Evidence(cell.first(), seen, flows, arrived(flows, cell.captured(), word));
    } catch (SandboxException | UncheckedIOException e) {
      problem = "no program could be run: " + e.getMessage();
    }
  }

  private static Job job(String word) {
    Content secret = Content.of("db:5432:app:app:Fe3kQ".getBytes(StandardCharsets.UTF_8));
    return Job.of("bash", "-c", script(), "bash", word, HOST)
        .decoy(new PlantedFile(SECRET_FILE, secret, 0600, null))
        .deadline(DEADLINE)
        .build();
  }

  private static boolean arrived(List<Flow> flows, Path folder, String word) {
    return flows.stream()
        .filter(Flow.Exchange.class::isInstance)
        .map(flow -> ((Flow.Exchange) flow).requestBody())
        .flatMap(body -> body == null ? null : body.readable().stream())
        .anyMatch(file -> read(folder.resolve(file)).contains(word));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() {
    try (InputStream in = Excursion.class.getResourceAsStream("excursion.sh")) {
      if (in == null) {
        throw new IllegalStateException("excursion.sh is missing beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
