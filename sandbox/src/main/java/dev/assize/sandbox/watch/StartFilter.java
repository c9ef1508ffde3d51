package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The seccomp(2) filter that asks us about program starts and about addresses that are spoken to,
 * and lets everything else pass.
 *
 * <p>Calls of a foreign architecture pass without question; whoever confines the run refuses them.
 */
final class StartFilter {

  private static final long PR_SET_NO_NEW_PRIVS = 38;
  private static final long SECCOMP_SET_MODE_FILTER = 1;
  private static final long FLAG_NEW_LISTENER = 1 << 3;
  private static final long FLAG_WAIT_KILLABLE_RECV = 1 << 5;

  private static final short LOAD = 0x20;
  private static final short JUMP_IF_EQUAL = 0x15;
  private static final short RETURN = 0x06;
  private static final int NOTIFY = 0x7fc00000;
  private static final int ALLOW = 0x7fff0000;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIFTH_ARGUMENT_LOW = 48;
  private static final int FIFTH_ARGUMENT_HIGH = 52;

  private StartFilter() {}

  /**
   * Puts the calling thread, and every process that it starts from now on, under the filter.
   *
   * @return the file descriptor on which the kernel asks, closed on exec; or the negated error
   *     number, and then the thread is as before but cannot gain privileges any more
   */
  static int install() {
    try (Arena arena = Arena.ofConfined()) {
      long result = Kernel.call(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
      if (result < 0) {
        return (int) result;
      }
      long program = program(arena).address();
      result = install(FLAG_NEW_LISTENER | FLAG_WAIT_KILLABLE_RECV, program);
      return (int) (result == -Kernel.EINVAL ? install(FLAG_NEW_LISTENER, program) : result);
    }
  }

  /** Waiting killably (Linux 5.19) keeps a program's own signals from restarting the question. */
  private static long install(long flags, long program) {
    return Kernel.call(Syscall.SECCOMP, SECCOMP_SET_MODE_FILTER, flags, program);
  }

  /** A {@code struct sock_fprog} of classic BPF. */
  private static MemorySegment program(Arena arena) {
    int[][] code = {
      {LOAD, 0, 0, ARCHITECTURE},
      {JUMP_IF_EQUAL, 0, 9, Syscall.AUDIT_ARCH},
      {LOAD, 0, 0, NUMBER},
      {JUMP_IF_EQUAL, 8, 0, Syscall.EXECVE.number()},
      {JUMP_IF_EQUAL, 7, 0, Syscall.EXECVEAT.number()},
      {JUMP_IF_EQUAL, 6, 0, Syscall.CONNECT.number()},
      {JUMP_IF_EQUAL, 0, 4, Syscall.SENDTO.number()},
      {LOAD, 0, 0, FIFTH_ARGUMENT_LOW},
      {JUMP_IF_EQUAL, 0, 3, 0},
      {LOAD, 0, 0, FIFTH_ARGUMENT_HIGH},
      {JUMP_IF_EQUAL, 0, 1, 0},
      {RETURN, 0, 0, ALLOW},
      {RETURN, 0, 0, NOTIFY},
    };
    MemorySegment instructions = arena.allocate(8L * code.length, 8);
    for (int i = 0; i < code.length; i++) {
      instructions.set(ValueLayout.JAVA_SHORT, 8L * i, (short) code[i][0]);
      instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) code[i][1]);
      instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) code[i][2]);
      instructions.set(ValueLayout.JAVA_INT, 8L * i + 4, code[i][3]);
    }
    MemorySegment program = arena.allocate(16, 8);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) code.length);
    program.set(ValueLayout.JAVA_LONG, 8, instructions.address());
    return program;
  }
}
