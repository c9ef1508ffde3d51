package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few functions of the C library that Java has no other way to. Each returns what C returns, or
 * the negated error number. Thread-safe.
 */
final class Libc {

  static final int EAGAIN = 11;
  static final int EINTR = 4;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle BIND = function("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKOPT =
      function("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle RECV =
      longFunction("recv", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle RECVMSG = longFunction("recvmsg", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDMSG = longFunction("sendmsg", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = function("close", JAVA_INT);
  private static final MethodHandle OPEN = function("open", ADDRESS, JAVA_INT);
  private static final MethodHandle UNSHARE = function("unshare", JAVA_INT);

  private Libc() {}

  static int socket(int domain, int type, int protocol) {
    return (int) call(state -> (int) SOCKET.invokeExact(state, domain, type, protocol));
  }

  static int bind(int socket, MemorySegment address) {
    return (int)
        call(state -> (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()));
  }

  static int setsockopt(int socket, int level, int option, MemorySegment value) {
    return (int)
        call(state ->
            (int)
                SETSOCKOPT.invokeExact(
                    state, socket, level, option, value, (int) value.byteSize()));
  }

  static int getsockopt(int socket, int level, int option, MemorySegment value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment length = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
      return (int)
          call(state -> (int) GETSOCKOPT.invokeExact(state, socket, level, option, value, length));
    }
  }

  static long recv(int socket, MemorySegment buffer, int flags) {
    return call(state -> (long) RECV.invokeExact(state, socket, buffer, buffer.byteSize(), flags));
  }

  static long recvmsg(int socket, MemorySegment message) {
    return call(state -> (long) RECVMSG.invokeExact(state, socket, message, 0));
  }

  static long sendmsg(int socket, MemorySegment message) {
    return call(state -> (long) SENDMSG.invokeExact(state, socket, message, 0));
  }

  static void close(int descriptor) {
    call(state -> (int) CLOSE.invokeExact(state, descriptor));
  }

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int) call(state -> (int) OPEN.invokeExact(state, name, flags));
    }
  }

  /** Concerns the calling thread alone, so it must be a platform thread of its own. */
  static int unshare(int flags) {
    return (int) call(state -> (int) UNSHARE.invokeExact(state, flags));
  }

  private static long call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      long result = call.invoke(state);
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call failed", e);
    }
  }

  private static MethodHandle function(String name, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static MethodHandle longFunction(String name, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(JAVA_LONG, parameters));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  @FunctionalInterface
  private interface Call {
    long invoke(MemorySegment state) throws Throwable;
  }
}
