package dev.assize.sandbox.doctor;

import dev.assize.sandbox.Requirements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What examinations of programs rest on, in the order in which one thing needs the other. */
final class MachineFacilities {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OLDEST_NODE = 20;

  private MachineFacilities() {}

  /**
   * @param system the name of the operating system, as Java has it
   */
  static List<Facility> of(String system) {
    Optional<String> unsupported =
        Requirements.unsupported(system, System.getProperty("os.arch", ""));
    if (unsupported.isPresent()) {
      return List.of(
          () -> Check.prevents("system", system + ": " + unsupported.get(), null),
          MachineFacilities::java,
          () -> node(version("node"), version("npm")));
    }
    Excursion excursion = new Excursion();
    return List.of(
        () -> system(System.getProperty("os.version", ""), System.getProperty("os.arch", "")),
        MachineFacilities::java,
        () -> tools(Requirements.missing()),
        UserNamespaces.ofThisMachine(),
        () -> excursion.judge("isolation", Judgement::isolation),
        () -> excursion.judge("system calls", Judgement::systemCalls),
        () -> excursion.judge("network", Judgement::network),
        () -> excursion.judge("packets", Judgement::packets),
        () -> excursion.judge("files", Judgement::files),
        () -> excursion.judge("programs started", Judgement::programsStarted),
        () -> controlGroups(Path.of("/sys/fs/cgroup")),
        () -> node(version("node"), version("npm")));
  }

  static Check system(String kernel, String processor) {
    String seen = "Linux " + kernel + ", " + processor;
    return processor.equals("aarch64")
        ? Check.note(
            "system",
            seen,
            "Assize's tests run on x86_64; on this processor rely on what follows here",
            null)
        : Check.works("system", seen);
  }

  private static Check java() {
    return Check.works("Java", Runtime.version() + " in " + System.getProperty("java.home"));
  }

  /**
   * @param missing the programs that are not there, each with its package
   */
  static Check tools(Map<String, String> missing) throws InterruptedException {
    if (!missing.isEmpty()) {
      return Check.prevents(
          "tools",
          "there is no " + String.join(", no ", missing.keySet()),
          Fix.install(missing.values().stream().distinct().sorted().toList()));
    }
    List<String> versions = new ArrayList<>();
    for (List<String> command :
        List.of(List.of("bwrap", "--version"), List.of("nft", "--version"), List.of("ip", "-V"))) {
      ProgramRun run = ProgramRun.of(Requirements.located(command), PATIENCE);
      if (!run.succeeded()) {
        return Check.prevents("tools", command.getFirst() + ": " + run.lastLine(), null);
      }
      versions.add(run.firstLine());
    }
    return Check.works("tools", String.join("; ", versions));
  }

  static Check controlGroups(Path mounted) {
    boolean there = Files.exists(mounted);
    return Check.note(
        "control groups",
        (there ? "there, but Assize does not use them yet" : "not there, and not used yet"),
        "memory is sampled every 60 ms, and only a deadline limits processor time",
        null);
  }

  /** Not for observing, but the known agents are installed with it. */
  static Check node(ProgramRun node, ProgramRun npm) {
    String lost = "agents of agents/ that come from npm cannot be installed";
    if (!node.succeeded() || !npm.succeeded()) {
      String missing = node.succeeded() ? "npm" : "node";
      return Check.note(
          "Node.js", "there is no " + missing, lost, Fix.install(List.of("nodejs", "npm")));
    }
    String versions = node.firstLine() + " with npm " + npm.firstLine();
    return major(node.firstLine()) < OLDEST_NODE
        ? Check.note(
            "Node.js",
            versions,
            lost,
            Fix.byHand("install Node.js " + OLDEST_NODE + " or newer, with npm"))
        : Check.works("Node.js", versions);
  }

  private static ProgramRun version(String program) throws InterruptedException {
    return ProgramRun.of(List.of(program, "--version"), PATIENCE);
  }

  private static int major(String version) {
    try {
      return Integer.parseInt(version.replaceFirst("^v", "").replaceFirst("[.].*", ""));
    } catch (NumberFormatException noVersion) {
      return 0;
    }
  }
}
