package dev.assize.sandbox;

import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM beside the test's that opens a sandbox and runs one command in it. */
final class OtherJvm {

  private OtherJvm() {}

  /** Prints what the command printed. */
  public static void main(String[] command) throws Exception {
    try (Sandbox sandbox = Sandbox.open(Settings.DEFAULT)) {
      JobResult result = sandbox.run(Job.of(command).deadline(Duration.ofMinutes(5)).build());
      System.out.print(result.stdout().text());
      System.out.print(result.stderr().text());
      System.out.flush();
    }
  }

  /** The command line that runs {@link #main}, with this folder for its sandbox's directory. */
  static List<String> commandLine(Path temporary, List<Path> classPath, String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.add("-Djava.io.tmpdir=" + temporary);
    line.add("-cp");
    line.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    line.add(OtherJvm.class.getName());
    line.addAll(List.of(command));
    return line;
  }

  static List<Path> classPath() {
    return Stream.concat(Stream.of(source()), Launch.libraries().stream()).toList();
  }

  /** The same class path, copied to where everybody may read it. */
  static List<Path> classPathCopiedTo(Path folder) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path source : classPath()) {
      Path copy = folder.resolve(copies.size() + "-" + source.getFileName());
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(source.relativize(file).toString()).normalize());
        }
      }
      copies.add(copy);
    }
    return copies;
  }

  private static Path source() {
    try {
      return Path.of(OtherJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
