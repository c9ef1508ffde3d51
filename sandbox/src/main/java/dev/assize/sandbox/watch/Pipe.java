package dev.assize.sandbox.watch;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A pipe(2) between us and a program: one end is a Java stream, the other a descriptor to hand on.
 */
final class Pipe {

  private static final long CLOEXEC = 0x80000;

  private final InputStream input;
  private final OutputStream output;
  private int childEnd;

  private Pipe(InputStream input, OutputStream output, int childEnd) {
    this.input = input;
    this.output = output;
    this.childEnd = childEnd;
  }

  /** A pipe into the program ({@code toChild}), or out of it. */
  static Pipe open(boolean toChild) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(8, 4);
      long result = Kernel.call(Syscall.PIPE2, ends.address(), CLOEXEC);
      if (result < 0) {
        throw new IOException("pipe: " + Kernel.error(result));
      }
      int read = ends.get(ValueLayout.JAVA_INT, 0);
      int write = ends.get(ValueLayout.JAVA_INT, 4);
      int ours = toChild ? write : read;
      int theirs = toChild ? read : write;
      // Java has no public way from a descriptor to a stream; opening it anew while both ends are
      // there does not block.
      try {
        return toChild
            ? new Pipe(InputStream.nullInputStream(), new FileOutputStream(name(ours)), theirs)
            : new Pipe(new FileInputStream(name(ours)), OutputStream.nullOutputStream(), theirs);
      } catch (IOException e) {
        Kernel.close(theirs);
        throw e;
      } finally {
        Kernel.close(ours);
      }
    }
  }

  /** Stands for a stream that is not ours: at its end at once, or swallowing everything. */
  static Pipe none() {
    return new Pipe(InputStream.nullInputStream(), OutputStream.nullOutputStream(), -1);
  }

  InputStream input() {
    return input;
  }

  OutputStream output() {
    return output;
  }

  int childEnd() {
    return childEnd;
  }

  void closeChildEnd() {
    Kernel.close(childEnd);
    childEnd = -1;
  }

  /** For a program that was never started. */
  void closeOurEnd() throws IOException {
    input.close();
    output.close();
  }

  private static String name(int descriptor) {
    return "/proc/self/fd/" + descriptor;
  }
}
