package dev.assize.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the sandboxes of one test leave on the machine. Other programs may start and end processes
 * and sandboxes meanwhile, so it looks only for what was seen to belong to us, and our sandboxes
 * have their directories in a folder of their own.
 */
final class Traces {

  private static final List<String> KINDS = List.of("user", "mnt", "pid", "net", "ipc", "uts");

  private final Set<String> own = namespaces(ProcessHandle.current().pid());
  private final Set<String> seen = new HashSet<>();
  private final Path folder;

  /**
   * @param folder for the sandboxes' directories; is opened to others, whom root becomes
   */
  Traces(Path folder) throws IOException {
    this.folder =
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** A sandbox that has its directory there. */
  Sandbox sandbox() {
    return Sandbox.open(Settings.DEFAULT, folder);
  }

  /** Notes the namespaces of a process and all its descendants. */
  void note(ProcessHandle process) {
    seen.addAll(namespaces(process.pid()));
    process.descendants().forEach(below -> seen.addAll(namespaces(below.pid())));
    seen.removeAll(own);
  }

  /** How many namespaces were noted. */
  int noted() {
    return seen.size();
  }

  /** All processes on this machine that are in one of the noted namespaces. */
  List<Long> processes() {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> namespaces(pid).stream().anyMatch(seen::contains))
        .toList();
  }

  /**
   * Waits until there are none, for at most thirty seconds. Later there may be some again: the
   * number of a namespace that has ended is given to another.
   */
  List<Long> processesAfterAWhile() throws InterruptedException {
    List<Long> left = processes();
    for (int i = 0; i < 1200 && !left.isEmpty(); i++) {
      Thread.sleep(25);
      left = processes();
    }
    return left;
  }

  /** The mounts below the folder that this JVM sees. */
  List<String> mounts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
        .filter(mount -> mount.contains(folder.toString()))
        .toList();
  }

  /** The directories of wardens, whether they run or not. */
  List<Path> directories() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".wd-*")) {
      all.forEach(found::add);
    }
    return found;
  }

  /** A process of ours with this argument, once there is one; a busy machine takes its time. */
  static ProcessHandle awaitProcess(String argument) throws InterruptedException {
    for (int i = 0; i < 3600; i++) {
      Optional<ProcessHandle> found = process(argument);
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(25);
    }
    throw new AssertionError("no process with the argument " + argument);
  }

  /** The one that sleeps, not those that brought it there and have it among their arguments. */
  static Optional<ProcessHandle> process(String argument) {
    return ProcessHandle.current()
        .descendants()
        .filter(process ->
            Arrays.equals(
                process.info().arguments().orElse(new String[0]), new String[] {argument}))
        .findFirst();
  }

  private static Set<String> namespaces(long pid) {
    Set<String> namespaces = new HashSet<>();
    for (String kind : KINDS) {
      try {
        namespaces.add(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString());
      } catch (IOException ended) {
        return namespaces;
      }
    }
    return namespaces;
  }
}
