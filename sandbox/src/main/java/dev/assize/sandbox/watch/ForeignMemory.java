package dev.assize.sandbox.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what a stopped process passes to the kernel, with process_vm_readv(2).
 *
 * <p>Every address is hostile: unmapped ones end the reading and are no error. Not thread-safe.
 */
final class ForeignMemory {

  /** Strings may end anywhere, so no read crosses a page that might be the last one mapped. */
  private static final int PAGE = 4096;

  private static final int POINTERS = ProcessStart.MAX_ARGUMENTS + 1;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment local = arena.allocate(16, 8);
  private final MemorySegment remote = arena.allocate(16, 8);
  private final MemorySegment buffer = arena.allocate(PAGE, 8);

  /** A text, and whether it was read to its end. */
  record Text(String value, boolean complete) {}

  /** The arguments of a program, and whether all were read to their ends. */
  record Texts(List<String> values, boolean complete) {}

  /** The bytes from an address, as far as they can be read. */
  byte[] bytes(int pid, long address, int length) {
    byte[] result = new byte[Math.clamp(length, 0, PAGE)];
    int have = 0;
    while (have < result.length) {
      int read = page(pid, address + have, result.length - have);
      if (read <= 0) {
        return Arrays.copyOf(result, have);
      }
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, result, have, read);
      have += read;
    }
    return result;
  }

  /** The text at an address, up to its zero byte. */
  Text text(int pid, long address) {
    int length = ProcessStart.MAX_LENGTH;
    byte[] bytes = bytes(pid, address, Math.min(length, toPageEnd(address)));
    int end = indexOfZero(bytes);
    if (end < 0 && bytes.length > 0 && bytes.length < length) {
      bytes = bytes(pid, address, length);
      end = indexOfZero(bytes);
    }
    return new Text(
        new String(bytes, 0, end < 0 ? bytes.length : end, StandardCharsets.UTF_8), end >= 0);
  }

  /** The texts that a zero-terminated array of pointers at an address points to. */
  Texts texts(int pid, long address) {
    ByteBuffer pointers =
        ByteBuffer.wrap(bytes(pid, address, Math.min(POINTERS * 8, toPageEnd(address))))
            .order(ByteOrder.nativeOrder());
    if (!endsIn(pointers)) {
      pointers = ByteBuffer.wrap(bytes(pid, address, POINTERS * 8)).order(ByteOrder.nativeOrder());
    }
    List<String> values = new ArrayList<>();
    boolean complete = true;
    while (pointers.remaining() >= 8) {
      long pointer = pointers.getLong();
      if (pointer == 0) {
        return new Texts(values, complete);
      }
      if (values.size() == ProcessStart.MAX_ARGUMENTS) {
        break;
      }
      Text text = text(pid, pointer);
      values.add(text.value());
      complete &= text.complete();
    }
    return new Texts(values, address == 0);
  }

  private static boolean endsIn(ByteBuffer pointers) {
    for (int i = 0; i + 8 <= pointers.limit(); i += 8) {
      if (pointers.getLong(i) == 0) {
        return true;
      }
    }
    return false;
  }

  private int page(int pid, long address, int length) {
    int wanted = Math.min(length, toPageEnd(address));
    vector(local, buffer.address(), wanted);
    vector(remote, address, wanted);
    return (int)
        Kernel.call(Syscall.PROCESS_VM_READV, pid, local.address(), 1, remote.address(), 1, 0);
  }

  private static void vector(MemorySegment vector, long address, long length) {
    vector.set(ValueLayout.JAVA_LONG, 0, address);
    vector.set(ValueLayout.JAVA_LONG, 8, length);
  }

  private static int toPageEnd(long address) {
    return PAGE - (int) (address & (PAGE - 1));
  }

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
