package dev.assize.examination.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer looks for bytes that are neither read nor refused, guided by what code they reach, in all
 * targets together. The property {@code assize.fuzz.seconds} gives it more time.
 *
 * <p>It runs in a process of its own: it rewrites classes, and ends the process at a finding.
 */
@Tag("thorough")
class JazzerTest {

  private static final int SECONDS = Integer.getInteger("assize.fuzz.seconds", 10);
  private static final int STARTING_SECONDS = 120;
  private static final Pattern EXECUTIONS = Pattern.compile("Done (\\d+) runs");

  @TempDir private Path folder;

  @Test
  void nothingIsFoundThatIsNeitherReadNorRefused() throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    for (int target = 0; target < FuzzTargets.ALL.size(); target++) {
      List<byte[]> seeds = FuzzTargets.ALL.get(target).seeds();
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(
            corpus.resolve("seed-" + target + "-" + i), FuzzDriver.input(target, seeds.get(i)));
      }
    }
    Path output = folder.resolve("output.txt");
    Process process = start(corpus, output);
    if (!process.waitFor(SECONDS + STARTING_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = end(Files.readString(output));
    assertThat(process.waitFor()).as(said).isZero();
    Matcher executions = EXECUTIONS.matcher(said);
    assertThat(executions.find()).as(said).isTrue();
    assertThat(Integer.parseInt(executions.group(1))).as(said).isGreaterThan(2_000);
  }

  /** Where a finding stands, with its bytes. */
  private static String end(String output) {
    return output.substring(Math.max(0, output.length() - 6_000));
  }

  private Process start(Path corpus, Path output) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzDriver.class.getName(),
            "--instrumentation_includes=dev.assize.**",
            "--custom_hook_includes=dev.assize.**",
            "--reproducer_path=" + folder,
            "-max_total_time=" + SECONDS,
            "-timeout=10",
            "-rss_limit_mb=0", // the heap is bounded above; the rest is the tool's own
            "-max_len=8192",
            "-artifact_prefix=" + folder + "/",
            corpus.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
