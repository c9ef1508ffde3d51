package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A socket by its descriptor, with the options that are set on it. Closed once. */
final class NativeSocket implements AutoCloseable {

  static final int AF_INET6 = 10;
  static final int AF_PACKET = 17;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int SOL_SOCKET = 1;

  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SO_RCVBUF = 8;
  private static final int SO_RCVTIMEO = 20;

  private final int descriptor;
  private boolean closed;

  private NativeSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * @throws NetworkException if the system refuses it
   */
  static NativeSocket open(int domain, int type) {
    return new NativeSocket(
        checked(Libc.socket(domain, type | SOCK_CLOEXEC, 0), "a socket of family " + domain));
  }

  int descriptor() {
    return descriptor;
  }

  void option(int level, int name, int value) {
    try (Arena arena = Arena.ofConfined()) {
      option(level, name, arena.allocateFrom(JAVA_INT, value));
    }
  }

  void option(int level, int name, MemorySegment value) {
    checked(Libc.setsockopt(descriptor, level, name, value), "socket option " + level + "/" + name);
  }

  /** Asks for a receive buffer; the kernel gives at most {@code net.core.rmem_max}. */
  void receiveBuffer(int bytes) {
    option(SOL_SOCKET, SO_RCVBUF, bytes);
  }

  /** Makes receiving return {@code -EAGAIN} after a while, so that its thread can end. */
  void receiveTimeout(int millis) {
    try (Arena arena = Arena.ofConfined()) {
      option(
          SOL_SOCKET,
          SO_RCVTIMEO,
          arena.allocateFrom(JAVA_LONG, millis / 1000L, millis % 1000 * 1000L));
    }
  }

  void bind(MemorySegment address) {
    checked(Libc.bind(descriptor, address), "binding a socket");
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.close(descriptor);
    }
  }

  static int checked(int result, String what) {
    if (result < 0) {
      throw new NetworkException("the system refused " + what + ": error " + -result);
    }
    return result;
  }
}
