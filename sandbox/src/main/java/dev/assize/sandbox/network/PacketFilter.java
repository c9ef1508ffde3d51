package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The classic BPF program that keeps bulk data away from the packet log, so that a fast upload
 * cannot make it lose the packets that matter. See {@code Documentation/networking/filter.rst} of
 * the kernel.
 */
final class PacketFilter {

  private static final int SO_ATTACH_FILTER = 26;
  private static final int PACKET_TYPE = 0xfffff004;
  private static final int OUTGOING = 4;
  private static final int ARP = 0x0806;
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int TCP = 6;
  private static final int FIN_SYN_RST = 7;

  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE_INDEXED = 0x50;
  private static final int LOAD_HEADER_LENGTH = 0xb1;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_SET = 0x45;
  private static final int RETURN = 0x06;

  private static final int ACCEPT = 17;
  private static final int DROP = 18;

  /** Operation, target if true, target if false, operand; targets are line numbers. */
  private static final int[][] PROGRAM = {
    {LOAD_BYTE, 0, 0, PACKET_TYPE}, // 0
    {JUMP_IF_EQUAL, DROP, 2, OUTGOING},
    {LOAD_HALF, 0, 0, 12},
    {JUMP_IF_EQUAL, DROP, 4, ARP},
    {JUMP_IF_EQUAL, 5, 12, IPV4}, // 4
    {LOAD_BYTE, 0, 0, 23},
    {JUMP_IF_EQUAL, 7, ACCEPT, TCP},
    {LOAD_HALF, 0, 0, 20},
    {JUMP_IF_SET, ACCEPT, 9, 0x1fff}, // 8: a later fragment has no header
    {LOAD_HEADER_LENGTH, 0, 0, 14},
    {LOAD_BYTE_INDEXED, 0, 0, 27},
    {JUMP_IF_SET, ACCEPT, DROP, FIN_SYN_RST},
    {JUMP_IF_EQUAL, 13, ACCEPT, IPV6}, // 12
    {LOAD_BYTE, 0, 0, 20},
    {JUMP_IF_EQUAL, 15, ACCEPT, TCP},
    {LOAD_BYTE, 0, 0, 67},
    {JUMP_IF_SET, ACCEPT, DROP, FIN_SYN_RST}, // 16
    {RETURN, 0, 0, 0x40000},
    {RETURN, 0, 0, 0},
  };

  private PacketFilter() {}

  static void attach(NativeSocket socket, Arena arena) {
    MemorySegment program = arena.allocate(8L * PROGRAM.length, 8);
    for (int line = 0; line < PROGRAM.length; line++) {
      int[] step = PROGRAM[line];
      program.set(JAVA_SHORT, 8L * line, (short) step[0]);
      program.set(JAVA_BYTE, 8L * line + 2, jump(step[1], line));
      program.set(JAVA_BYTE, 8L * line + 3, jump(step[2], line));
      program.set(JAVA_INT, 8L * line + 4, step[3]);
    }
    MemorySegment description = arena.allocate(16, 8);
    description.set(JAVA_SHORT, 0, (short) PROGRAM.length);
    description.set(ADDRESS, 8, program);
    socket.option(NativeSocket.SOL_SOCKET, SO_ATTACH_FILTER, description);
  }

  /** The kernel counts from the next line. */
  private static byte jump(int target, int line) {
    return (byte) (target == 0 ? 0 : target - line - 1);
  }
}
