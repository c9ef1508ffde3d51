package dev.assize.sandbox.doctor;

import dev.assize.sandbox.Requirements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** apt-get(8), as root. */
final class AptGet implements Installer {

  private static final Path PROGRAM = Path.of("/usr/bin/apt-get");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Whether the machine has it, whoever may run it. */
  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  @Override
  public boolean available() {
    return isThere() && Requirements.isRoot();
  }

  @Override
  public Optional<String> install(List<String> packages) throws InterruptedException {
    Optional<String> problem = run(List.of("update"));
    if (problem.isPresent()) {
      return problem;
    }
    List<String> words = new ArrayList<>(List.of("-y", "--no-install-recommends", "install"));
    words.addAll(packages);
    return run(words);
  }

  private static Optional<String> run(List<String> words) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("env", "DEBIAN_FRONTEND=noninteractive", PROGRAM.toString(), "-qq"));
    command.addAll(words);
    ProgramRun run = ProgramRun.of(command, PATIENCE);
    return run.succeeded() ? Optional.empty() : Optional.of(run.lastLine());
  }
}
