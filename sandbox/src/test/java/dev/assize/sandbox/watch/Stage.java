package dev.assize.sandbox.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Plays a scene in a JVM of its own, as an ordinary user, whoever runs the tests: what holds there
 * holds without any privilege.
 */
final class Stage {

  private static final String USER = "61234";
  private static final List<String> DROP =
      List.of(
          "setpriv",
          "--reuid",
          USER,
          "--regid",
          USER,
          "--clear-groups",
          "--no-new-privs",
          "--bounding-set=-all",
          "--inh-caps=-all");
  private static final List<String> NAMESPACES =
      List.of(
          "unshare",
          "--user",
          "--map-root-user",
          "--mount",
          "--pid",
          "--fork",
          "--mount-proc",
          "--kill-child");

  private final Path directory;

  /**
   * @param directory where a copy of the classes goes, since the user cannot read the checkout
   */
  Stage(Path directory) throws IOException {
    this.directory = directory;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    int index = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.contains("/target/")) {
        copy(Path.of(entry), directory.resolve("classes" + index++));
      }
    }
  }

  /** What the scene prints, line by line. It must end well within a minute. */
  List<String> play(Class<?> scenes, String scene, String... prefix) throws Exception {
    return run(List.of(prefix), scenes, scene);
  }

  /** The same, as "root" in a user, mount and PID namespace of its own. */
  List<String> playInNamespaces(Class<?> scenes, String scene) throws Exception {
    return run(NAMESPACES, scenes, scene);
  }

  private List<String> run(List<String> prefix, Class<?> scenes, String scene) throws Exception {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(DROP);
    }
    command.addAll(prefix);
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx256m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath(), scenes.getName(), scene));
    Path output = Files.createTempFile(directory, "output", "");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(scene + (ended ? " failed: " : " hangs: ") + printed);
      }
      return printed.lines().toList();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String classPath() throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return String.join(
          File.pathSeparator,
          children.map(Path::toString).filter(child -> child.contains("classes")).toList());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
