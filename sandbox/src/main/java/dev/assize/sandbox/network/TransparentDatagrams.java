package dev.assize.sandbox.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket that receives datagrams meant for any address, with that address, and answers from
 * it: {@code IP_RECVORIGDSTADDR} and {@code IP_PKTINFO}, ip(7), for IPv4 and IPv6.
 *
 * <p>{@link #receive} is for one thread; {@link #send} may be called by others at the same time.
 */
public final class TransparentDatagrams implements AutoCloseable {

  private static final int MAX_DATAGRAM = 65_535;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int TIMEOUT_MILLIS = 50;
  private static final int SOL_IP = 0;
  private static final int SOL_IPV6 = 41;
  private static final int IP_PKTINFO = 8;
  private static final int IP_TRANSPARENT = 19;
  private static final int ORIGINAL_DESTINATION = 20;
  private static final int IPV6_PKTINFO = 50;
  private static final int IPV6_ORIGINAL_DESTINATION = 74;
  private static final int IPV6_TRANSPARENT = 75;
  private static final int IPV6_V6ONLY = 26;
  private static final int SOCKADDR_IN6 = 28;
  private static final int CONTROL_BYTES = 256;
  private static final int CONTROL_HEADER = 16;

  private static final java.lang.foreign.ValueLayout.OfShort PORT =
      JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  private final NativeSocket socket;
  private final Arena arena = Arena.ofShared();
  private final Message incoming = new Message(arena, MAX_DATAGRAM, CONTROL_BYTES);

  private TransparentDatagrams(NativeSocket socket) {
    this.socket = socket;
  }

  /** A datagram with the address it came from and the one it was meant for. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Datagram(InetSocketAddress source, InetSocketAddress destination, byte[] bytes) {}

  /**
   * Listens on a port of this network namespace, for both families.
   *
   * @throws NetworkException if the port is taken or the system refuses
   */
  public static TransparentDatagrams open(int port) {
    NativeSocket socket = NativeSocket.open(NativeSocket.AF_INET6, NativeSocket.SOCK_DGRAM);
    try (Arena arena = Arena.ofConfined()) {
      socket.option(SOL_IPV6, IPV6_V6ONLY, 0);
      socket.option(SOL_IP, IP_TRANSPARENT, 1);
      socket.option(SOL_IPV6, IPV6_TRANSPARENT, 1);
      socket.option(SOL_IP, ORIGINAL_DESTINATION, 1);
      socket.option(SOL_IPV6, IPV6_ORIGINAL_DESTINATION, 1);
      socket.receiveBuffer(BUFFER_BYTES);
      socket.receiveTimeout(TIMEOUT_MILLIS);
      MemorySegment any = arena.allocate(SOCKADDR_IN6, 4);
      any.set(JAVA_SHORT, 0, (short) NativeSocket.AF_INET6);
      any.set(PORT, 2, (short) port);
      socket.bind(any);
      return new TransparentDatagrams(socket);
    } catch (NetworkException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * The next datagram; null if none came for a moment.
   *
   * @throws NetworkException if the system refuses
   */
  public @Nullable Datagram receive() {
    incoming.reset(MAX_DATAGRAM, CONTROL_BYTES);
    long length = Libc.recvmsg(socket.descriptor(), incoming.header);
    if (length < 0) {
      if (length == -Libc.EAGAIN || length == -Libc.EINTR) {
        return null;
      }
      NativeSocket.checked((int) length, "receiving datagrams");
    }
    InetSocketAddress source = endpoint(incoming.name);
    byte[] bytes = incoming.data.asSlice(0, length).toArray(JAVA_BYTE);
    return new Datagram(source, originalDestination(), bytes);
  }

  /** Sends bytes from any address, ours or not; silently nothing if the receiver is gone. */
  public void send(InetSocketAddress from, InetSocketAddress to, byte[] bytes) {
    try (Arena local = Arena.ofConfined()) {
      Message message = new Message(local, bytes.length, CONTROL_BYTES);
      message.data.copyFrom(MemorySegment.ofArray(bytes));
      write(message.name, to);
      message.reset(bytes.length, source(message.control, from.getAddress()));
      Libc.sendmsg(socket.descriptor(), message.header);
    }
  }

  /** To be called when no thread receives any more. */
  @Override
  public void close() {
    socket.close();
    arena.close();
  }

  /** Fills in the control message that chooses the sender's address, and returns its length. */
  private static int source(MemorySegment control, InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean old = bytes.length == 4;
    int payload = old ? 12 : 20;
    control.set(JAVA_LONG, 0, CONTROL_HEADER + payload);
    control.set(JAVA_INT, 8, old ? SOL_IP : SOL_IPV6);
    control.set(JAVA_INT, 12, old ? IP_PKTINFO : IPV6_PKTINFO);
    MemorySegment.copy(bytes, 0, control, JAVA_BYTE, CONTROL_HEADER + (old ? 4 : 0), bytes.length);
    return CONTROL_HEADER + (payload + 7) / 8 * 8;
  }

  private InetSocketAddress originalDestination() {
    long end = incoming.header.get(JAVA_LONG, Message.CONTROL_LENGTH);
    long at = 0;
    while (at + CONTROL_HEADER <= end) {
      long length = incoming.control.get(JAVA_LONG, at);
      int type = incoming.control.get(JAVA_INT, at + 12);
      if (type == ORIGINAL_DESTINATION || type == IPV6_ORIGINAL_DESTINATION) {
        return endpoint(incoming.control.asSlice(at + CONTROL_HEADER, length - CONTROL_HEADER));
      }
      at += Math.max(CONTROL_HEADER, (length + 7) / 8 * 8);
    }
    throw new NetworkException("a datagram without its original destination");
  }

  private static InetSocketAddress endpoint(MemorySegment address) {
    boolean six = address.get(JAVA_SHORT, 0) == NativeSocket.AF_INET6;
    byte[] bytes = address.asSlice(six ? 8 : 4, six ? 16 : 4).toArray(JAVA_BYTE);
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(bytes), Short.toUnsignedInt(address.get(PORT, 2)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  private static void write(MemorySegment name, InetSocketAddress endpoint) {
    byte[] bytes = endpoint.getAddress().getAddress();
    name.set(JAVA_SHORT, 0, (short) NativeSocket.AF_INET6);
    name.set(PORT, 2, (short) endpoint.getPort());
    if (bytes.length == 4) {
      name.set(JAVA_SHORT, 18, (short) -1);
      MemorySegment.copy(bytes, 0, name, JAVA_BYTE, 20, 4);
    } else {
      MemorySegment.copy(bytes, 0, name, JAVA_BYTE, 8, 16);
    }
  }

  /** {@code struct msghdr} with one buffer, an address and control messages. */
  private static final class Message {

    static final long CONTROL_LENGTH = 40;

    final MemorySegment header;
    final MemorySegment name;
    final MemorySegment data;
    final MemorySegment control;
    private final MemorySegment vector;

    Message(Arena arena, int bytes, int controlBytes) {
      header = arena.allocate(56, 8);
      name = arena.allocate(SOCKADDR_IN6, 8);
      data = arena.allocate(Math.max(1, bytes));
      control = arena.allocate(controlBytes, 8);
      vector = arena.allocate(16, 8);
    }

    void reset(long bytes, long controlBytes) {
      header.set(ADDRESS, 0, name);
      header.set(JAVA_INT, 8, SOCKADDR_IN6);
      header.set(ADDRESS, 16, vector);
      header.set(JAVA_LONG, 24, 1);
      header.set(ADDRESS, 32, control);
      header.set(JAVA_LONG, CONTROL_LENGTH, controlBytes);
      vector.set(ADDRESS, 0, data);
      vector.set(JAVA_LONG, 8, bytes);
    }
  }
}
