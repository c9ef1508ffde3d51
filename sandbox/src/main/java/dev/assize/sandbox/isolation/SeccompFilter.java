package dev.assize.sandbox.isolation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The classic BPF program that the kernel runs at every system call of a job (seccomp(2), {@code
 * SECCOMP_SET_MODE_FILTER}).
 *
 * <p>It refuses what namespaces do not contain (VSOCK, keyrings, io_uring, which also escapes
 * observation), what gives power over other processes, and what makes new namespaces and mounts,
 * where the kernel has had most of its errors. SysV shared memory and message queues are refused
 * since they hold memory that belongs to no process. Everything else is allowed.
 */
final class SeccompFilter {

  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_SET = 0x45;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERRNO = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  private static final int NUMBER_OFFSET = 0;
  private static final int MACHINE_OFFSET = 4;
  private static final int ARGUMENTS_OFFSET = 16;

  private static final int X32_BIT = 0x40000000;
  private static final int NEW_NAMESPACES = 0x7e020000;
  private static final int NEW_TIME_NAMESPACE = 0x80;
  private static final int[] FAMILIES = {1, 2, 10, 16}; // UNIX, INET, INET6, NETLINK
  private static final int[] TERMINAL_INPUT = {0x5412, 0x541c}; // TIOCSTI, TIOCLINUX
  private static final int[] PERSONALITIES = {0, 0xffffffff, 0x40000}; // Linux, query, no ASLR
  private static final int FILE_TYPE = 0170000;
  private static final int[] DEVICES = {0020000, 0060000};

  private record Instruction(int code, int whenTrue, int whenFalse, int value) {}

  private final List<Instruction> program = new ArrayList<>();
  private final SystemCalls calls;

  private SeccompFilter(Machine machine) {
    calls = new SystemCalls(machine);
  }

  /**
   * The program as the kernel reads it: an array of {@code struct sock_filter}.
   *
   * @param nested whether the job may make namespaces and mounts
   */
  static byte[] of(Machine machine, boolean nested) {
    SeccompFilter filter = new SeccompFilter(machine);
    filter.refuseOtherMachines(machine);
    filter.calls.in(SystemCalls.Group.ALWAYS).forEach(filter::refuse);
    if (!nested) {
      filter.calls.in(SystemCalls.Group.NAMESPACES).forEach(filter::refuse);
      filter.refuseNewNamespaces();
    }
    filter.onlyIf("socket", 0, FAMILIES, EAFNOSUPPORT);
    filter.onlyIf("personality", 0, PERSONALITIES, EPERM);
    filter.unless("ioctl", 1, 0xffffffff, TERMINAL_INPUT);
    filter.unless("mknod", 1, FILE_TYPE, DEVICES);
    filter.unless("mknodat", 2, FILE_TYPE, DEVICES);
    filter.add(RETURN, 0, 0, ALLOW);
    return filter.bytes();
  }

  private void refuseOtherMachines(Machine machine) {
    add(LOAD, 0, 0, MACHINE_OFFSET);
    add(JUMP_IF_EQUAL, 1, 0, machine.audit());
    add(RETURN, 0, 0, KILL_PROCESS);
    add(LOAD, 0, 0, NUMBER_OFFSET);
    if (machine == Machine.X86_64) {
      add(JUMP_IF_SET, 0, 1, X32_BIT);
      add(RETURN, 0, 0, ERRNO | ENOSYS);
    }
  }

  private void refuse(int number) {
    add(JUMP_IF_EQUAL, 0, 1, number);
    add(RETURN, 0, 0, ERRNO | EPERM);
  }

  /** clone3 takes its flags from memory, which no filter can read; libraries fall back to clone. */
  private void refuseNewNamespaces() {
    int clone3 = calls.number("clone3").orElseThrow();
    add(JUMP_IF_EQUAL, 0, 1, clone3);
    add(RETURN, 0, 0, ERRNO | ENOSYS);
    refuseFlags("clone", NEW_NAMESPACES);
    refuseFlags("unshare", NEW_NAMESPACES | NEW_TIME_NAMESPACE);
  }

  private void refuseFlags(String call, int flags) {
    add(JUMP_IF_EQUAL, 0, 4, calls.number(call).orElseThrow());
    add(LOAD, 0, 0, ARGUMENTS_OFFSET);
    add(JUMP_IF_SET, 0, 1, flags);
    add(RETURN, 0, 0, ERRNO | EPERM);
    add(RETURN, 0, 0, ALLOW);
  }

  /** Allows a call with one of these values only. */
  private void onlyIf(String call, int argument, int[] values, int error) {
    add(JUMP_IF_EQUAL, 0, values.length + 3, calls.number(call).orElseThrow());
    add(LOAD, 0, 0, ARGUMENTS_OFFSET + 8 * argument);
    for (int i = 0; i < values.length; i++) {
      add(JUMP_IF_EQUAL, values.length - i, 0, values[i]);
    }
    add(RETURN, 0, 0, ERRNO | error);
    add(RETURN, 0, 0, ALLOW);
  }

  /** Refuses a call with one of these values. */
  private void unless(String call, int argument, int mask, int[] values) {
    if (calls.number(call).isEmpty()) {
      return;
    }
    add(JUMP_IF_EQUAL, 0, values.length + 4, calls.number(call).orElseThrow());
    add(LOAD, 0, 0, ARGUMENTS_OFFSET + 8 * argument);
    add(AND, 0, 0, mask);
    for (int i = 0; i < values.length; i++) {
      add(JUMP_IF_EQUAL, values.length - i, 0, values[i]);
    }
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, ERRNO | EPERM);
  }

  private void add(int code, int whenTrue, int whenFalse, int value) {
    program.add(new Instruction(code, whenTrue, whenFalse, value));
  }

  private byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Instruction each : program) {
      buffer
          .putShort((short) each.code())
          .put((byte) each.whenTrue())
          .put((byte) each.whenFalse())
          .putInt(each.value());
    }
    return buffer.array();
  }
}
