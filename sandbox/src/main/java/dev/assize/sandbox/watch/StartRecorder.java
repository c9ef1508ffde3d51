package dev.assize.sandbox.watch;

import dev.assize.sandbox.watch.ForeignMemory.Text;
import dev.assize.sandbox.watch.ForeignMemory.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes down what the kernel asks about, up to a number of records; from then on it only counts.
 *
 * <p>{@link #record} belongs to one thread; the lists may be read from any.
 */
final class StartRecorder {

  private static final int AT_FDCWD = -100;

  /** Beside its texts, one record costs about this much. */
  private static final int OVERHEAD = 200;

  private final int most;
  private final ForeignMemory memory = new ForeignMemory();
  private final List<ProcessStart> starts = new ArrayList<>();
  private final List<ConnectionAttempt> connections = new ArrayList<>();
  private long room;
  private long left;

  /**
   * @param most how many records of each kind are kept
   * @param room how many bytes all of them may take, roughly
   */
  StartRecorder(int most, long room) {
    this.most = most;
    this.room = room;
  }

  /** Reads the call's arguments, while whoever made it waits for our answer. */
  void record(Question question) {
    long now = System.nanoTime();
    boolean connects = question.isAbout(Syscall.CONNECT);
    if (connects || question.isAbout(Syscall.SENDTO)) {
      keep(connections, () -> connection(now, question, connects ? 1 : 4));
    } else {
      keep(starts, () -> start(now, question));
    }
  }

  List<ProcessStart> starts() {
    synchronized (starts) {
      return List.copyOf(starts);
    }
  }

  List<ConnectionAttempt> connections() {
    synchronized (connections) {
      return List.copyOf(connections);
    }
  }

  /** How many calls there was no room for. */
  long left() {
    synchronized (this) {
      return left;
    }
  }

  private <T> void keep(List<T> list, Supplier<T> record) {
    if (list.size() >= most || room < 0) {
      synchronized (this) {
        left++;
      }
      return;
    }
    T read = record.get();
    synchronized (list) {
      list.add(read);
    }
  }

  private ProcessStart start(long now, Question question) {
    int pid = question.pid();
    boolean at = question.isAbout(Syscall.EXECVEAT);
    Text path = memory.text(pid, question.argument(at ? 1 : 0));
    Texts arguments = memory.texts(pid, question.argument(at ? 2 : 1));
    room -= OVERHEAD + path.value().length();
    arguments.values().forEach(argument -> room -= OVERHEAD + argument.length());
    String executable = at ? resolve(pid, (int) question.argument(0), path.value()) : path.value();
    Owner owner = Owner.of(pid);
    return new ProcessStart(
        now,
        owner.pid(),
        owner.parent(),
        executable,
        arguments.values(),
        path.complete() && arguments.complete());
  }

  private ConnectionAttempt connection(long now, Question question, int argument) {
    int length = Math.clamp(question.argument(argument + 1), 0, SocketAddress.MAX_BYTES);
    room -= OVERHEAD;
    byte[] address = memory.bytes(question.pid(), question.argument(argument), length);
    return new ConnectionAttempt(now, Owner.of(question.pid()).pid(), SocketAddress.text(address));
  }

  /** With execveat(2) a program may be an open file that has no name any more. */
  private static String resolve(int pid, int directory, String path) {
    if (directory == AT_FDCWD || path.startsWith("/")) {
      return path;
    }
    try {
      String base = Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + directory)).toString();
      return path.isEmpty() ? base : base + "/" + path;
    } catch (IOException gone) {
      return path;
    }
  }

  /** What proc_pid_status(5) says of a thread's process. */
  private record Owner(int pid, int parent) {

    static Owner of(int thread) {
      try {
        byte[] bytes = Files.readAllBytes(Path.of("/proc/" + thread + "/status"));
        String status = new String(bytes, StandardCharsets.ISO_8859_1);
        return new Owner(number(status, "\nTgid:\t"), number(status, "\nPPid:\t"));
      } catch (IOException gone) {
        return new Owner(thread, 0);
      }
    }

    private static int number(String status, String name) {
      int start = status.indexOf(name) + name.length();
      return Integer.parseInt(status, start, status.indexOf('\n', start), 10);
    }
  }
}
