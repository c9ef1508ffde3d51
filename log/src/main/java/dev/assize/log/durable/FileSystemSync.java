package dev.assize.log.durable;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code syncfs(2)} of Linux: makes all that was written to a file system durable with one call,
 * where one {@code fsync} for each of thousands of tiles would take minutes. Stateless.
 */
final class FileSystemSync {

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

  private final MethodHandle open;
  private final MethodHandle syncfs;
  private final MethodHandle close;

  @SuppressWarnings("restricted") // the three signatures are those of the C library
  private FileSystemSync(Linker linker, MemorySegment syncfs) {
    this.open =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.captureCallState("errno"),
            Linker.Option.firstVariadicArg(2));
    this.syncfs =
        linker.downcallHandle(
            syncfs,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT),
            Linker.Option.captureCallState("errno"));
    this.close =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  /** Empty where the operating system has no such call. */
  static Optional<FileSystemSync> find() {
    Linker linker = Linker.nativeLinker();
    return linker.defaultLookup().find("syncfs").map(call -> new FileSystemSync(linker, call));
  }

  /** Returns when everything written to the folder's file system before the call is durable. */
  void sync(Path folder) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      int descriptor = (int) open.invokeExact(state, arena.allocateFrom(folder.toString()), 0);
      requireSuccess("open", folder, descriptor, state);
      try {
        requireSuccess("syncfs", folder, (int) syncfs.invokeExact(state, descriptor), state);
      } finally {
        int ignored = (int) close.invokeExact(descriptor);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call into the C library threw", e);
    }
  }

  private static void requireSuccess(String call, Path folder, int result, MemorySegment state)
      throws IOException {
    if (result < 0) {
      throw new IOException(
          "%s: %s fails with error number %d".formatted(folder, call, (int) ERRNO.get(state, 0L)));
    }
  }
}
