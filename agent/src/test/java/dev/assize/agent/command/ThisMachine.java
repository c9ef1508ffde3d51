package dev.assize.agent.command;

import dev.assize.agent.Assignment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs programs as they are, without isolation: harmless ones, in tests. */
final class ThisMachine implements Site {

  static final Site SITE = new ThisMachine();

  @Override
  public String searchPath() {
    return System.getenv("PATH");
  }

  @Override
  public String path(Path ofThisMachine) {
    return ofThisMachine.toString();
  }

  @Override
  public URI address(URI ofThisMachine) {
    return ofThisMachine;
  }

  @Override
  public boolean hasExecutable(String path) {
    return Files.isRegularFile(Path.of(path)) && Files.isExecutable(Path.of(path));
  }

  @Override
  public Stay open(Assignment assignment) throws IOException {
    Path scratch = assignment.scratch().toRealPath();
    return new Scratch(
        Files.createDirectories(scratch.resolve("home/sam")),
        Files.createDirectories(scratch.resolve("work")),
        Files.createDirectories(scratch.resolve("tmp")));
  }

  private record Scratch(Path homePath, Path workPath, Path temporaryPath) implements Stay {

    @Override
    public String home() {
      return homePath.toString();
    }

    @Override
    public String work() {
      return workPath.toString();
    }

    @Override
    public String temporary() {
      return temporaryPath.toString();
    }

    @Override
    public void plant(String path, String text) throws IOException {
      Path file = resolve(path);
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    }

    @Override
    public Ended run(
        List<String> command,
        Map<String, String> environment,
        Duration deadline,
        @Nullable String wanted)
        throws IOException, InterruptedException {
      Supervised.Result result =
          Supervised.run(
              command, environment, workPath, homePath, deadline, CommandAgent.OUTPUT_LIMIT);
      return new Ended(
          Ending.valueOf(result.ending().name()),
          result.exitCode(),
          result.stdout(),
          result.stderr(),
          wanted == null ? Optional.empty() : left(wanted),
          result.survivors().isEmpty() ? null : "still running: " + result.survivors());
    }

    private Optional<String> left(String path) throws IOException {
      Path file = resolve(path);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(
            new String(in.readNBytes(CommandAgent.OUTPUT_LIMIT), StandardCharsets.UTF_8));
      }
    }

    private Path resolve(String path) {
      return path.startsWith("~/") ? homePath.resolve(path.substring(2)) : workPath.resolve(path);
    }

    @Override
    public void close() {}
  }
}
