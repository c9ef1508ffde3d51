package dev.assize.sandbox.isolation;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * {@code mount(2)}, {@code umount2(2)} and {@code statfs(2)}, called directly: starting mount(8)
 * for each would cost more than all the rest of a job's start.
 */
@SuppressWarnings("restricted")
final class Mounts {

  private static final long RDONLY = 1;
  private static final long NOSUID = 2;
  private static final long NODEV = 4;
  private static final long BIND = 4096;
  private static final long REC = 16384;
  private static final int DETACH = 2;
  private static final int CHARACTERS = 0020000;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle MOUNT =
      handle(
          "mount",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS));
  private static final MethodHandle UMOUNT =
      handle(
          "umount2",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));

  private static final MethodHandle CHDIR =
      handle("chdir", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private static final MethodHandle MKNOD =
      handle(
          "mknod",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG));

  private static final MethodHandle STATFS =
      handle(
          "statfs",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));

  /** {@code struct statfs} of all 64-bit machines, with room for what follows. */
  private static final long STATFS_BYTES = 256;

  private static final long FREE_BLOCKS = 24;
  private static final long FREE_FILES = 48;

  private Mounts() {}

  /** What a file system has room for. */
  record Free(long blocks, long files) {}

  /**
   * @throws IOException if there is no such directory
   */
  static Free free(Path at) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment numbers = arena.allocate(STATFS_BYTES, 8);
      int result = (int) STATFS.invokeExact(state, arena.allocateFrom(at.toString()), numbers);
      check(result, state, "looking at " + at);
      return new Free(
          numbers.get(ValueLayout.JAVA_LONG, FREE_BLOCKS),
          numbers.get(ValueLayout.JAVA_LONG, FREE_FILES));
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("method handles of C functions throw nothing else", e);
    }
  }

  /**
   * @throws IOException if the kernel refuses
   */
  static void tmpfs(Path at, long bytes, long files) throws IOException {
    mount("tmpfs", at, "tmpfs", NOSUID | NODEV, "mode=755,size=" + bytes + ",nr_inodes=" + files);
  }

  /** Shows a directory, with what is mounted below it, at a second place. */
  static void bind(Path directory, Path at) throws IOException {
    mount(directory.toString(), at, "none", BIND | REC, "");
  }

  /**
   * Shows a directory read-only without its path on the host, which a bind would give away in
   * {@code /proc/self/mountinfo}.
   *
   * @param directory relative to where {@link #enter} led, since it is told there too
   * @param cover what lies above it, relative too; an overlay needs two
   */
  static void overlay(Path directory, Path cover, Path at) throws IOException {
    mount("none", at, "overlay", RDONLY | NOSUID | NODEV, "lowerdir=" + cover + ":" + directory);
  }

  /** Makes a directory the working directory of this process, and of nothing that Java knows. */
  static void enter(Path directory) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) CHDIR.invokeExact(state, arena.allocateFrom(directory.toString()));
      check(result, state, "entering " + directory);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("method handles of C functions throw nothing else", e);
    }
  }

  /**
   * Makes a name that hides the same name of lower directories of an overlay: a character device
   * with the numbers 0 and 0, which anybody may make.
   */
  static void whiteout(Path at) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result =
          (int) MKNOD.invokeExact(state, arena.allocateFrom(at.toString()), CHARACTERS, 0L);
      check(result, state, "hiding " + at);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("method handles of C functions throw nothing else", e);
    }
  }

  /** Takes a mount away, from all who do not have it open at once. */
  static void unmount(Path at) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) UMOUNT.invokeExact(state, arena.allocateFrom(at.toString()), DETACH);
      check(result, state, "unmounting " + at);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("method handles of C functions throw nothing else", e);
    }
  }

  private static void mount(String source, Path at, String type, long flags, String options)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result =
          (int)
              MOUNT.invokeExact(
                  state,
                  arena.allocateFrom(source),
                  arena.allocateFrom(at.toString()),
                  arena.allocateFrom(type),
                  flags,
                  arena.allocateFrom(options));
      check(result, state, "mounting " + type + " at " + at);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("method handles of C functions throw nothing else", e);
    }
  }

  private static void check(int result, MemorySegment state, String what) throws IOException {
    if (result != 0) {
      throw new IOException(what + ": error " + state.get(ValueLayout.JAVA_INT, ERRNO));
    }
  }

  private static MethodHandle handle(String function, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(function),
        type,
        Linker.Option.captureCallState("errno"));
  }
}
