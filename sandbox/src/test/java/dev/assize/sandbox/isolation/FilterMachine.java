package dev.assize.sandbox.isolation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter as the kernel does, to see what it decides; of the instructions that it uses. */
final class FilterMachine {

  static final int ALLOW = 0x7fff0000;
  static final int KILL = 0x80000000;
  static final int EPERM = 0x00050001;
  static final int ENOSYS = 0x00050026;

  private final ByteBuffer program;
  private final int machine;

  FilterMachine(byte[] program, int machine) {
    this.program = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    this.machine = machine;
  }

  int length() {
    return program.capacity() / 8;
  }

  /** What the filter returns for a call. */
  int decide(int number, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(0, number).putInt(4, machine);
    for (int i = 0; i < arguments.length; i++) {
      data.putLong(16 + 8 * i, arguments[i]);
    }
    int accumulator = 0;
    for (int at = 0; ; at++) {
      int value = program.getInt(8 * at + 4);
      int whenTrue = Byte.toUnsignedInt(program.get(8 * at + 2));
      int whenFalse = Byte.toUnsignedInt(program.get(8 * at + 3));
      switch (program.getShort(8 * at)) {
        case 0x20 -> accumulator = data.getInt(value);
        case 0x15 -> at += accumulator == value ? whenTrue : whenFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? whenTrue : whenFalse;
        case 0x54 -> accumulator &= value;
        case 0x06 -> {
          return value;
        }
        default -> throw new AssertionError("instruction " + at + " is none that is used");
      }
    }
  }
}
