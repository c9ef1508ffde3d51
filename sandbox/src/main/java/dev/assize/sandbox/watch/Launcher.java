package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The thread that puts itself under the filter, starts the program, and waits for it.
 *
 * <p>The filter passes on to every thread that this one starts, and would fail their system calls
 * once nobody listens any more. So it runs no code that could start one: nothing but system calls,
 * its own fields, and a {@link Bell}. It lives as long as the program because bubblewrap's {@code
 * --die-with-parent} means the parent <em>thread</em>.
 */
final class Launcher implements Runnable {

  /** Stands for what is not there yet. */
  static final int NONE = Integer.MIN_VALUE;

  private final Spawn spawn;
  private final Bell bell;
  private volatile int listener = NONE;
  private volatile int pid;
  private volatile int handle = NONE;
  private volatile int status = -1;

  Launcher(Spawn spawn, Bell bell) {
    this.spawn = spawn;
    this.bell = bell;
  }

  @Override
  public void run() {
    listener = StartFilter.install();
    bell.ring();
    pid = start();
    if (pid > 0) {
      handle = (int) Kernel.call(Syscall.PIDFD_OPEN, pid, 0);
      bell.ring();
      status = await(pid);
    }
    bell.ring();
  }

  /** Whether the filter is installed, or has been refused. */
  boolean hasListener() {
    return listener != NONE;
  }

  /** Where the kernel asks, or the negated error number if it refused the filter. */
  int listener() {
    return listener;
  }

  /** The program's identifier; 0 if it has not started yet, or the negated error number. */
  int pid() {
    return pid;
  }

  /**
   * A pidfd of the program, opened before it could have been waited for; {@link #NONE} before that,
   * or the negated error number.
   */
  int handle() {
    return handle;
  }

  /** The exit status as {@link Process} has it, -1 before the end. */
  int status() {
    return status;
  }

  private int start() {
    try {
      return spawn.start();
    } catch (RuntimeException e) {
      return -Kernel.EINVAL;
    } finally {
      spawn.closeChildEnds();
    }
  }

  private static int await(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment word = arena.allocate(ValueLayout.JAVA_INT);
      long result = Kernel.callThrough(Syscall.WAIT4, pid, word.address(), 0, 0);
      int status = word.get(ValueLayout.JAVA_INT, 0);
      int signal = status & 0x7f;
      return result < 0 ? 255 : signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }
  }
}
