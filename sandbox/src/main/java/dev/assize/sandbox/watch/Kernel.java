package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * System calls by number, through {@code syscall(2)} of the C library.
 *
 * <p>Results follow the kernel's own convention: a value below zero is the negated error number.
 * Thread-safe. Memory whose address is passed must stay reachable during the call.
 */
final class Kernel {

  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EINVAL = 22;

  private static final Map<Integer, String> ERRORS =
      Map.of(
          1,
          "EPERM",
          ENOENT,
          "ENOENT",
          13,
          "EACCES",
          16,
          "EBUSY",
          EINVAL,
          "EINVAL",
          24,
          "EMFILE",
          28,
          "ENOSPC",
          38,
          "ENOSYS",
          95,
          "EOPNOTSUPP");

  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL =
      function(
          "syscall",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1),
          Linker.Option.captureCallState("errno"));

  private Kernel() {}

  /**
   * Makes a system call.
   *
   * @param arguments at most six; pointers as addresses
   * @return the result, or the negated error number
   */
  static long call(Syscall syscall, long... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result =
          (long)
              SYSCALL.invokeExact(
                  state,
                  (long) syscall.number(),
                  at(arguments, 0),
                  at(arguments, 1),
                  at(arguments, 2),
                  at(arguments, 3),
                  at(arguments, 4),
                  at(arguments, 5));
      return result == -1 ? -state.get(ValueLayout.JAVA_INT, ERRNO) : result;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same, begun again whenever a signal interrupts it. */
  static long callThrough(Syscall syscall, long... arguments) {
    long result;
    do {
      result = call(syscall, arguments);
    } while (result == -EINTR);
    return result;
  }

  /** Closes a file descriptor; negative ones are none. */
  static void close(int descriptor) {
    if (descriptor >= 0) {
      call(Syscall.CLOSE, descriptor);
    }
  }

  /** How a failed result reads in a message. */
  static String error(long result) {
    int number = (int) -result;
    return ERRORS.getOrDefault(number, "error " + number);
  }

  /**
   * Sees that there is a function of the C library.
   *
   * @throws UnsupportedOperationException if there is not
   */
  static void require(String name) {
    address(name);
  }

  /**
   * A function of the C library.
   *
   * @throws UnsupportedOperationException if this C library does not have it
   */
  @SuppressWarnings("restricted")
  static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(address(name), descriptor, options);
  }

  private static MemorySegment address(String name) {
    return Linker.nativeLinker()
        .defaultLookup()
        .find(name)
        .orElseThrow(
            () -> new UnsupportedOperationException("this system's C library has no " + name));
  }

  private static long at(long[] arguments, int index) {
    return index < arguments.length ? arguments[index] : 0;
  }
}
