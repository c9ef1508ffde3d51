package dev.assize.examination.detonation;

import dev.assize.agent.command.Site.Ended;
import dev.assize.agent.command.Site.Ending;
import dev.assize.agent.command.Site.Stay;
import dev.assize.sandbox.Cell;
import dev.assize.sandbox.SandboxException;
import dev.assize.sandbox.job.Collected;
import dev.assize.sandbox.job.Command;
import dev.assize.sandbox.job.Content;
import dev.assize.sandbox.job.Job;
import dev.assize.sandbox.job.JobResult;
import dev.assize.sandbox.job.Limits;
import dev.assize.sandbox.job.Observations;
import dev.assize.sandbox.job.PlantedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run's place in the sandbox, and what it left. For one thread. */
final class SandboxedStay implements Stay {

  private static final String WORK = "work";

  private final SandboxedSite site;
  private final Furnishing furnishing;
  private final boolean nestedSandbox;
  private final Map<String, PlantedFile> files = new LinkedHashMap<>();
  private final List<String> leftRunning = new ArrayList<>();
  private List<Collected> left = List.of();
  private @Nullable Cell cell;

  SandboxedStay(SandboxedSite site, Furnishing furnishing, boolean nestedSandbox) {
    this.site = site;
    this.furnishing = furnishing;
    this.nestedSandbox = nestedSandbox;
    furnishing.files().forEach(file -> files.put(file.path(), file));
  }

  @Override
  public String home() {
    return site.home();
  }

  @Override
  public String work() {
    return site.home() + "/" + WORK;
  }

  @Override
  public String temporary() {
    return "/tmp";
  }

  @Override
  public void plant(String path, String text) {
    String below = belowHome(path);
    files.put(below, new PlantedFile(below, Content.of(text), 0600, null));
  }

  @Override
  public Ended run(
      List<String> command,
      Map<String, String> environment,
      Duration deadline,
      @Nullable String wanted)
      throws IOException, InterruptedException {
    Set<String> bringBack = new LinkedHashSet<>(furnishing.bringBack());
    if (wanted != null) {
      bringBack.add(belowHome(wanted));
    }
    JobResult result =
        result(
            new Command(
                command,
                environment,
                WORK,
                deadline,
                List.copyOf(bringBack),
                furnishing.bringBackChanged()));
    left = result.broughtBack();
    leftRunning.addAll(result.gone().leftRunning());
    return new Ended(
        ending(result),
        result.exitCode(),
        result.stdout().text(),
        result.stderr().text(),
        wanted == null ? Optional.empty() : text(belowHome(wanted)),
        result.usable() ? null : "the sandbox lost sight of the run (" + result.ending() + ")");
  }

  private JobResult result(Command command) throws IOException, InterruptedException {
    try {
      if (cell != null) {
        return cell.run(command);
      }
      List<String> decoys = furnishing.decoys().stream().filter(files::containsKey).toList();
      cell =
          site.sandbox()
              .open(
                  new Job(
                      command,
                      List.copyOf(files.values()),
                      decoys,
                      site.binds(),
                      Limits.DEFAULT,
                      nestedSandbox));
      return cell.first();
    } catch (SandboxException e) {
      throw SandboxedSite.asProblem(e);
    }
  }

  private static Ending ending(JobResult result) {
    return switch (result.ending()) {
      case EXITED, CANCELLED, KILLED -> Ending.EXITED;
      case DEADLINE -> Ending.DEADLINE;
      case OUTPUT_LIMIT -> Ending.OUTPUT_LIMIT;
      case MEMORY_LIMIT -> Ending.MEMORY_LIMIT;
    };
  }

  private Optional<String> text(String path) {
    return left.stream()
        .filter(found -> found.path().equals(path) && found.kind() == Collected.Kind.FILE)
        .map(found -> found.content().text())
        .findFirst();
  }

  private static String belowHome(String path) {
    return path.startsWith("~/") ? path.substring(2) : WORK + "/" + path;
  }

  /** Files that were asked for, as the last command left them. */
  List<Collected> left() {
    return left;
  }

  /** Names of the processes that were still running when a command had ended. */
  List<String> leftRunning() {
    return List.copyOf(leftRunning);
  }

  /** The cell, which may have been closed; null if nothing was ever started. */
  @Nullable Cell cell() {
    return cell;
  }

  /** Ends the observation; the first call tells what was seen. */
  Observations end(Cell of) throws InterruptedException {
    return of.end();
  }

  /** The cell stays, since what was observed is asked for afterwards. */
  @Override
  public void close() {}
}
