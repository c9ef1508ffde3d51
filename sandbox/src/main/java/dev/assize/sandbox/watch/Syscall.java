package dev.assize.sandbox.watch;

import java.util.Locale;

/**
 * The system calls used here, with their numbers on x86-64 ({@code syscall_64.tbl}) and AArch64
 * ({@code asm-generic/unistd.h}).
 */
enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  IOCTL(16, 29),
  CONNECT(42, 203),
  SENDTO(44, 206),
  EXECVE(59, 221),
  WAIT4(61, 260),
  PRCTL(157, 167),
  PPOLL(271, 73),
  EVENTFD2(290, 19),
  PIPE2(293, 59),
  FANOTIFY_INIT(300, 262),
  FANOTIFY_MARK(301, 263),
  NAME_TO_HANDLE_AT(303, 264),
  PROCESS_VM_READV(310, 270),
  SECCOMP(317, 277),
  EXECVEAT(322, 281),
  PIDFD_SEND_SIGNAL(424, 424),
  PIDFD_OPEN(434, 434);

  private static final int AUDIT_ARCH_X86_64 = 0xC000003E;
  private static final int AUDIT_ARCH_AARCH64 = 0xC00000B7;

  /** What the kernel calls this machine in {@code struct seccomp_data}. */
  static final int AUDIT_ARCH = onX86() ? AUDIT_ARCH_X86_64 : AUDIT_ARCH_AARCH64;

  private final int x86;
  private final int arm;

  Syscall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /** The call's number on this machine. */
  int number() {
    return onX86() ? x86 : arm;
  }

  private static boolean onX86() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new UnsupportedOperationException("these are Linux's system calls");
    }
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (machine) {
      case "amd64", "x86_64" -> true;
      case "aarch64" -> false;
      default -> throw new UnsupportedOperationException("not on this kind of machine: " + machine);
    };
  }
}
