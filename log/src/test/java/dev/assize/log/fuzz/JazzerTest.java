package dev.assize.log.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer looks for bytes that are neither read nor refused, guided by what code they reach, for a
 * few seconds each. The property {@code assize.fuzz.seconds} gives it more.
 *
 * <p>It runs in a process of its own: it rewrites classes, and ends the process at a finding.
 */
@Tag("thorough")
class JazzerTest {

  private static final int SECONDS = Integer.getInteger("assize.fuzz.seconds", 6);
  private static final Pattern EXECUTIONS = Pattern.compile("Done (\\d+) runs");

  @TempDir private Path folder;

  static List<FuzzTarget> targets() {
    return FuzzTest.targets();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsFoundThatIsNeitherReadNorRefused(FuzzTarget target) throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    for (int i = 0; i < target.seeds().size(); i++) {
      Files.write(corpus.resolve("seed-" + i), target.seeds().get(i));
    }
    Path output = folder.resolve("output.txt");
    Process process = start(target, corpus, output);
    if (!process.waitFor(SECONDS + 60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = end(Files.readString(output));
    assertThat(process.waitFor()).as(said).isZero();
    Matcher executions = EXECUTIONS.matcher(said);
    assertThat(executions.find()).as(said).isTrue();
    assertThat(Integer.parseInt(executions.group(1))).as(said).isGreaterThan(1_000);
  }

  /** Where a finding stands, with its bytes. */
  private static String end(String output) {
    return output.substring(Math.max(0, output.length() - 6_000));
  }

  private Process start(FuzzTarget target, Path corpus, Path output) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "-D" + FuzzDriver.TARGET + "=" + target.getClass().getName(),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzDriver.class.getName(),
            "--instrumentation_includes=dev.assize.**",
            "--custom_hook_includes=dev.assize.**",
            "--reproducer_path=" + folder,
            "-max_total_time=" + SECONDS,
            "-timeout=10",
            "-max_len=8192",
            "-artifact_prefix=" + folder + "/",
            corpus.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
