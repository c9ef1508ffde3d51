package dev.assize.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the sandboxes of this JVM leave on the machine. Other programs may start and end processes
 * meanwhile, so it looks only for what was seen to belong to us.
 */
final class Traces {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final List<String> KINDS = List.of("user", "mnt", "pid", "net", "ipc", "uts");

  private final Set<String> own = namespaces(ProcessHandle.current().pid());
  private final Set<String> seen = new HashSet<>();
  private final String mounts = mounts();

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

  /** Waits until there are none, for at most ten seconds. */
  List<Long> processesAfterAWhile() throws InterruptedException {
    for (int i = 0; i < 400 && !processes().isEmpty(); i++) {
      Thread.sleep(25);
    }
    return processes();
  }

  /** Whether the mounts that this JVM sees are those from the beginning. */
  boolean sameMounts() {
    return mounts.equals(mounts());
  }

  /**
   * The directories of wardens that run no more. To be asked only while this JVM has no sandbox
   * open: closing a file releases the locks that this JVM has on it (fcntl(2)).
   */
  static List<Path> abandonedDirectories() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(TEMPORARY, ".wd-*")) {
      for (Path directory : all) {
        if (isAbandoned(directory.resolve("lock"))) {
          found.add(directory);
        }
      }
    }
    return found;
  }

  private static boolean isAbandoned(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    } catch (NoSuchFileException justMadeOrRemoved) {
      return false;
    }
  }

  /** A process with this argument, once there is one. */
  static ProcessHandle awaitProcess(String argument) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
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
    return ProcessHandle.allProcesses()
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

  private static String mounts() {
    try {
      return Files.readString(Path.of("/proc/self/mountinfo"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
