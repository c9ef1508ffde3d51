package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Wakes a thread that waits in {@code ppoll(2)}, through an eventfd(2).
 *
 * <p>Unlike {@link Object#notify} and the locks of {@code java.util.concurrent} it never makes the
 * JVM start a thread on behalf of the one that rings. Ringing is thread-safe.
 */
final class Bell implements AutoCloseable {

  static final short POLLIN = 1;
  static final short POLLERR = 8;
  static final short POLLHUP = 16;

  private static final long FLAGS = 0x80000 | 0x800; // EFD_CLOEXEC | EFD_NONBLOCK

  private final int descriptor;

  Bell() {
    long result = Kernel.call(Syscall.EVENTFD2, 0, FLAGS);
    if (result < 0) {
      throw new IllegalStateException("eventfd: " + Kernel.error(result));
    }
    descriptor = (int) result;
  }

  void ring() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);
      Kernel.callThrough(Syscall.WRITE, descriptor, one.address(), 8);
    }
  }

  /**
   * Waits until the bell was rung, or something can be read from {@code other}; then forgets the
   * ringing.
   *
   * @param other a file descriptor, or -1 for none
   * @return what poll(2) says about {@code other}
   */
  short await(int other) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polls = arena.allocate(16, 8);
      polls.set(ValueLayout.JAVA_INT, 0, descriptor);
      polls.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
      polls.set(ValueLayout.JAVA_INT, 8, other);
      polls.set(ValueLayout.JAVA_SHORT, 12, POLLIN);
      long result = Kernel.callThrough(Syscall.PPOLL, polls.address(), 2, 0, 0, 0);
      if (result < 0) {
        throw new IllegalStateException("poll: " + Kernel.error(result));
      }
      if (polls.get(ValueLayout.JAVA_SHORT, 6) != 0) {
        Kernel.callThrough(Syscall.READ, descriptor, arena.allocate(8, 8).address(), 8);
      }
      return polls.get(ValueLayout.JAVA_SHORT, 14);
    }
  }

  /** Nobody may ring or wait afterwards. */
  @Override
  public void close() {
    Kernel.close(descriptor);
  }
}
