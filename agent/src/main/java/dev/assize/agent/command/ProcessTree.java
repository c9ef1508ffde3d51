package dev.assize.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process and everything that came from it, also what has left it.
 *
 * <p>A process belongs to the tree if its parent does, if it is in a session that a process of the
 * tree opened, or if its environment names the run's home. The first holds everywhere; the other
 * two need Linux's {@code /proc} and find daemons, whose parent is gone. Since {@link #look} is
 * called often during a run, a daemon escapes only if it opens its own session, with another
 * environment, and loses its parent, all between two looks. A PID namespace around the run ends
 * those too; that is the sandbox's work.
 *
 * <p>Process identifiers may be used again by the system, so processes are told apart by identifier
 * and start time, as {@link ProcessHandle} does. Not thread-safe.
 */
final class ProcessTree {

  private static final Path PROC = Path.of("/proc");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = 5_000_000;

  private final Map<Long, ProcessHandle> members = new HashMap<>();
  private final String mark;

  /**
   * @param root its first process
   * @param home the run's home directory, which no other process has as its home
   */
  ProcessTree(ProcessHandle root, Path home) {
    members.put(root.pid(), root);
    mark = "HOME=" + home + "\0";
  }

  /** Remembers what belongs to the tree now. */
  void look() {
    boolean grown;
    do {
      List<ProcessHandle> found =
          ProcessHandle.allProcesses()
              .filter(process -> !process.equals(members.get(process.pid())))
              .filter(this::belongs)
              .toList();
      found.forEach(process -> members.put(process.pid(), process));
      grown = !found.isEmpty();
    } while (grown);
  }

  /**
   * Kills all of it, and waits until none is left. Not interruptible.
   *
   * @return the identifiers of processes that could not be killed within ten seconds
   */
  List<Long> end() {
    boolean interrupted = Thread.interrupted();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    List<ProcessHandle> alive;
    int quiet = 0;
    do {
      look();
      alive = members.values().stream().filter(ProcessTree::alive).toList();
      alive.forEach(ProcessHandle::destroyForcibly);
      quiet = alive.isEmpty() ? quiet + 1 : 0;
      LockSupport.parkNanos(PAUSE_NANOS);
      interrupted |= Thread.interrupted();
    } while (quiet < 2 && System.nanoTime() < giveUp);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return alive.stream().map(ProcessHandle::pid).toList();
  }

  private boolean belongs(ProcessHandle process) {
    return process.pid() != ProcessHandle.current().pid()
        && (process.parent().filter(this::isMember).isPresent()
            || inOurSession(process)
            || marked(process));
  }

  private boolean isMember(ProcessHandle process) {
    return process.equals(members.get(process.pid()));
  }

  /** The system does not give a number to a new process while it still names a session. */
  private boolean inOurSession(ProcessHandle process) {
    return stat(process)
        .map(Stat::session)
        .filter(members::containsKey)
        .filter(leader -> ProcessHandle.of(leader).map(this::isMember).orElse(true))
        .isPresent();
  }

  private boolean marked(ProcessHandle process) {
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
      return new String(environment, StandardCharsets.UTF_8).contains(mark);
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  /** A zombie does nothing any more; when it goes is up to its parent, which may be anybody. */
  private static boolean alive(ProcessHandle process) {
    return process.isAlive() && stat(process).map(stat -> !stat.zombie()).orElse(true);
  }

  private static Optional<Stat> stat(ProcessHandle process) {
    try {
      return Stat.parse(
          Files.readString(PROC.resolve(process.pid() + "/stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException goneOrNotLinux) {
      return Optional.empty();
    }
  }

  /** From {@code /proc/[pid]/stat}, proc_pid_stat(5). */
  private record Stat(boolean zombie, long session) {

    /** The second field is the program's name in brackets, which may hold anything. */
    static Optional<Stat> parse(String line) {
      String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
      return fields.length < 4
          ? Optional.empty()
          : Optional.of(
              new Stat(fields[0].equals("Z") || fields[0].equals("X"), Long.parseLong(fields[3])));
    }
  }
}
