package dev.assize.sandbox.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The kernel's name for a file or folder that stays the same when it is renamed: {@code struct
 * file_handle}, see open_by_handle_at(2).
 *
 * @param type how the file system reads the bytes
 * @param bytes opaque; a buffer for the sake of its equality, never moved
 */
record FileHandle(int type, ByteBuffer bytes) {

  private static final int AT_FDCWD = -100;
  private static final int MAX_BYTES = 128;

  /**
   * The handle of what a path names; a symbolic link is not followed.
   *
   * @throws IOException if there is nothing, or the file system has no handles
   */
  static FileHandle of(Path path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      MemorySegment handle = arena.allocate(8 + MAX_BYTES, 8);
      MemorySegment mount = arena.allocate(8, 8);
      handle.set(ValueLayout.JAVA_INT, 0, MAX_BYTES);
      long result =
          Kernel.call(
              Syscall.NAME_TO_HANDLE_AT,
              AT_FDCWD,
              name.address(),
              handle.address(),
              mount.address(),
              0);
      if (result < 0) {
        throw new IOException("no handle for " + path + ": " + Kernel.error(result));
      }
      return read(handle.asByteBuffer().order(ByteOrder.nativeOrder()));
    }
  }

  /**
   * Takes a handle from where the buffer stands, and moves it on.
   *
   * @throws BufferUnderflowException if the buffer ends before the handle does
   */
  static FileHandle read(ByteBuffer buffer) {
    int length = buffer.getInt();
    int type = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new FileHandle(type, ByteBuffer.wrap(bytes));
  }
}
